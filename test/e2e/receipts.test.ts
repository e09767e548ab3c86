import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../support/command.js";
import {
  grantUntil,
  ids,
  laterMinute,
  member,
  type ProvisionPlace,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../support/provision-place.js";

const EVENING = laterMinute(8);
const key = { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY };
const tomIsEngineer = [member(ids.engineering), user(ids.tom)];

const verify = ({ cwd }: ProvisionPlace) => runCommand(["verify", "receipts.jsonl"], { cwd });

/** Grants while the answer to the write is held back, and kills the run there. */
async function killBetweenTheLines(place: ProvisionPlace): Promise<() => void> {
  const held = place.hold(1, ({ method }) => method === "POST");
  let kill = (_signal: NodeJS.Signals) => {};
  const run = place.writeProcess(["grant", ...tomIsEngineer], {
    onStart: (send) => {
      kill = send;
    },
  });
  await held.arrived;
  expect(place.receipts()).toMatchObject([{ kind: "intent" }]);
  kill("SIGKILL");
  expect(await run).toMatchObject({ signal: "SIGKILL" });
  return held.release;
}

describe("a run that was killed between its two lines", () => {
  it("is named by every later run and by verify, and settled by what is so", async () => {
    const place = await provisionPlace();
    const { provision, write, receipts } = place;
    const release = await killBetweenTheLines(place);
    release();
    const words = (ticket: string) =>
      `receipt ${receipts()[0]?.id} (grant of ${member(ids.engineering)} to ${user(ids.tom)}${ticket}) has no outcome`;
    const runs = [
      await verify(place),
      await provision(["expire"], key),
      await provision(["revoke", ...tomIsEngineer, "--dry-run"], key),
    ];
    expect(runs.map(({ code }) => code)).toEqual([3, 0, 0]);
    // Standard error is a log here, where a ticket has no place.
    const [verified, ...others] = runs;
    expect(verified?.stdout).toContain(words(", ticket SEC-4711"));
    for (const { stderr } of others) expect(stderr).toContain(words(""));
    const settling = await write(["expire"]);
    expect(settling.code, settling.stderr).toBe(0);
    expect(settling.stderr).toContain("had no known outcome; read back: done");
    expect(receipts()).toMatchObject([
      { kind: "intent" },
      { kind: "outcome", result: "done", heldAfter: true, settledLater: true },
    ]);
    expect(await verify(place)).toMatchObject({ code: 0 });
  });

  it("is not taken for one that did nothing too early", async () => {
    const place = await provisionPlace();
    await killBetweenTheLines(place);
    const dry = await place.provision(["expire"], key);
    expect(dry.code, dry.stderr).toBe(0);
    expect(dry.stdout).toMatch(/^not known {5}grant of .*: --write reads back and settles it$/m);
    const run = await place.write(["expire"]);
    expect(run.code, run.stderr).toBe(5);
    expect(run.stderr).toContain("it is too early to say that it was not done");
    expect(run.stdout).toMatch(/^not known {5}grant of .*: it is too early to say that it was not done$/m);
    expect(place.receipts()).toHaveLength(1);
  });
});

describe("receipts", () => {
  it("of runs at the same time make one chain", async () => {
    const place = await provisionPlace();
    const runs = await Promise.all(
      [ids.tom, ids.sven, ids.sam1, ids.sam2].map((id) =>
        place.writeProcess(["grant", member(ids.sales), user(id)]),
      ),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(place.receipts()).toHaveLength(8);
    expect(await verify(place)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("4 changes: 4 done"),
    });
  });

  it.each<[string, (path: string) => void, number, string]>([
    [
      "were changed",
      (path) => writeFileSync(path, readFileSync(path, "utf8").replace("SEC-4711", "SEC-1")),
      6,
      ":2: the hash",
    ],
    ["are something else", (path) => writeFileSync(path, "{}\n"), 2, "holds something else than receipts"],
  ])("that %s let nothing be sent", async (_, spoil, code, why) => {
    const place = await provisionPlace();
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    spoil(join(place.cwd, "receipts.jsonl"));
    const run = await place.write(["revoke", ...tomIsEngineer]);
    expect(run).toMatchObject({ code, stderr: expect.stringContaining(why) });
    expect(place.writes()).toHaveLength(1);
  });
});
