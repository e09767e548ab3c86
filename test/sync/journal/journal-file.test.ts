import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { cutShort, members, opened, users } from "./opened-journal.js";

describe("a journal on a bad disk", () => {
  it("gives exactly the units that stand whole before the first damage, wherever the file is cut or changed", async () => {
    const path = await cutShort();
    const bytes = readFileSync(path);
    const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 0x0a ? [index + 1] : []));
    const usersEnd = ends[2] ?? 0;
    const membersEnd = ends[4] ?? 0;
    const damage = fc.oneof(
      fc.record({ cutAt: fc.nat(bytes.length) }),
      // By its first bytes a journal is known for one.
      fc.record({
        changeAt: fc.integer({ min: 9, max: bytes.length - 1 }),
        to: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const changed = Buffer.from(bytes);
        if ("changeAt" in how) changed[how.changeAt] = (changed[how.changeAt] ?? 0) ^ how.to;
        writeFileSync(path, changed);
        if ("cutAt" in how) truncateSync(path, how.cutAt);
        const intactTo = "cutAt" in how ? how.cutAt : how.changeAt;
        const { journal, troubles } = await opened({ path });
        expect(await journal.find("users")).toEqual(intactTo >= usersEnd ? users : undefined);
        expect(await journal.find("memberships:g1")).toEqual(intactTo >= membersEnd ? members : undefined);
        await journal.keep("roles", { items: [] });
        await journal.close();
        expect((await (await opened({ path })).journal.find("roles"))?.items).toEqual([]);
        expect(troubles).toEqual([]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it("takes a unit whole that was begun by a run and read by the next", async () => {
    const path = join(temporaryFolder(), "j");
    const items = Array.from({ length: 9000 }, (_, index) => `u${index}`);
    const first = await opened({ path });
    await first.journal.keep("memberships:g1", { items });
    await first.journal.close();
    const [, start] = /^[^\n]*\n([^\n]*\n[^\n]*\n)/.exec(readFileSync(path, "utf8")) ?? [];
    truncateSync(path, readFileSync(path).indexOf("\n") + 1 + Buffer.byteLength(start ?? ""));
    const second = await opened({ path });
    expect(await second.journal.find("memberships:g1")).toBeUndefined();
    await second.journal.keep("memberships:g1", { items });
    await second.journal.close();
    expect((await (await opened({ path })).journal.find("memberships:g1"))?.items).toEqual(items);
  });

  it("leaves a file alone that is something else, whatever it is called", async () => {
    const path = join(temporaryFolder(), "j");
    writeFileSync(path, "dear diary\n");
    const { journal, troubles } = await opened({ path });
    await journal.keep("users", users);
    await journal.remove();
    expect([readFileSync(path, "utf8"), troubles]).toEqual(["dear diary\n", ["Error: it is no journal"]]);
  });

  it("is done without where it cannot be opened, and says so once", async () => {
    const path = join(temporaryFolder(), "j");
    mkdirSync(path);
    const { journal, troubles } = await opened({ path });
    await journal.keep("users", users);
    expect([await journal.find("users"), troubles.length]).toEqual([undefined, 1]);
    await journal.remove();
    expect(existsSync(path)).toBe(true);
  });

  it("waits for nobody at the other end of a pipe", async () => {
    const path = join(temporaryFolder(), "j");
    execFileSync("mkfifo", [path]);
    const { journal, troubles } = await opened({ path });
    expect([await journal.find("users"), troubles.length]).toEqual([undefined, 1]);
  });

  it("does not follow a link to somebody else's file", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "precious"), "mine");
    symlinkSync(join(folder, "precious"), join(folder, "j"));
    const { journal, troubles } = await opened({ path: join(folder, "j") });
    await journal.keep("users", users);
    await journal.close();
    expect([readFileSync(join(folder, "precious"), "utf8"), troubles.length]).toEqual(["mine", 1]);
  });
});
