import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { cutShort, members, opened, type Run, users } from "./opened-journal.js";

describe("a journal", () => {
  it("gives a later run what an earlier one had read, and tells how old it is", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, minute: 5 });
    expect(await journal.find("users")).toEqual(users);
    expect(await journal.find("memberships:g1")).toEqual(members);
    expect(await journal.find("memberships:g2")).toBeUndefined();
    expect(journal.resumed()).toEqual({
      from: "2026-11-23T02:00:00.000Z",
      units: 2,
      oldestReadAt: "2026-11-23T02:00:00.000Z",
    });
  });

  it("is readable by its owner alone, and gone when the run has a result", async () => {
    const path = await cutShort();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { journal } = await opened({ path });
    await journal.remove();
    expect(existsSync(path)).toBe(false);
  });

  it("tells the key from another without holding it", async () => {
    const path = await cutShort();
    expect(readFileSync(path, "utf8")).not.toContain("key-1");
  });

  it.each<[string, Omit<Run, "path">]>([
    ["another organisation", { work: { organizationId: "o2" } }],
    ["an organisation that is not known any more", { work: { organizationId: "" } }],
    ["another base URL", { work: { baseUrl: "https://y.test" } }],
    ["other attributes", { work: { options: { attributes: ["badge"] } } }],
    ["other resource types", { work: { options: { without: ["app"] } } }],
    ["rules of groups", { work: { options: { groupRules: true } } }],
    ["another version", { work: { connectorVersion: "1.0.1" } }],
    ["a fresh start", { mode: "fresh" }],
    ["a run an hour and a minute later", { minute: 61 }],
    ["a run of a shorter memory", { minute: 11, resumeWithinMinutes: 10 }],
    ["a run whose clock went back", { minute: -5 }],
  ])("holds nothing for %s", async (_, run) => {
    const { journal } = await opened({ path: await cutShort(), ...run });
    expect([await journal.find("users"), await journal.find("memberships:g1")]).toEqual([
      undefined,
      undefined,
    ]);
    expect(journal.resumed()).toBeUndefined();
  });

  it("holds the lists of objects for a quarter of an hour, and edges for longer", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, minute: 16 });
    expect(await journal.find("users")).toBeUndefined();
    expect(await journal.find("memberships:g1")).toEqual(members);
  });

  it("never keeps a list that is not whole", async () => {
    const path = join(temporaryFolder(), "j");
    const { journal } = await opened({ path });
    await journal.keep("memberships:g1", {
      items: [],
      report: {
        list: "memberships",
        endpoint: "",
        read: 0,
        duplicates: 0,
        notReturned: 0,
        proof: "incomplete",
      },
    });
    await journal.close();
    expect(await (await opened({ path })).journal.find("memberships:g1")).toBeUndefined();
  });

  it("forgets everything when it is too old to be believed", async () => {
    const { journal } = await opened({ path: await cutShort() });
    await journal.find("users");
    expect([journal.holds("user"), journal.holds("group")]).toEqual([true, false]);
    journal.distrust();
    expect([journal.holds("user"), await journal.find("users"), journal.resumed()]).toEqual([
      false,
      undefined,
      undefined,
    ]);
  });

  it("keeps a list of any length", async () => {
    const path = join(temporaryFolder(), "j");
    const items = Array.from({ length: 12_345 }, (_, index) => `u${index}`);
    const { journal } = await opened({ path });
    await journal.keep("memberships:g1", { items });
    await journal.close();
    expect((await (await opened({ path })).journal.find("memberships:g1"))?.items).toEqual(items);
  });
});
