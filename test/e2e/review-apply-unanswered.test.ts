import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ids } from "../support/provision-place.js";
import {
  engineeringRow,
  type PlaceRow,
  placeItem,
  returnedSheet,
  reviewPlace,
  salesRow,
  slackRow,
} from "../support/review-place.js";

const tom = salesRow(ids.tom, "remove");

describe("removals that would end an app about which nobody has answered", () => {
  it("wait, are listed, and are made once it is answered", async () => {
    const place = await reviewPlace([engineeringRow, slackRow, tom]);
    await place.syncNow();
    const { stdout } = await place.plan();
    expect(stdout).toContain("1  will be removed: 1 membership\n");
    expect(stdout).toContain(
      "1  waiting: the person would lose an app about which nobody has decided yet (--show waiting)\n",
    );
    const why =
      "the person would lose Slack, of which nobody has said yet whether it is kept (rita@example.com was asked)";
    expect((await place.plan(["--show", "waiting"])).stdout).toBe(
      `${placeItem(engineeringRow).key}\tAda Byron\tada.byron@acme.com\tEngineering\t${why}\n`,
    );
    const json: unknown = JSON.parse((await place.plan(["--format", "json"])).stdout);
    expect(json).toMatchObject({
      expect: 1,
      removals: [{ fate: "waiting", why, ends: [] }, { fate: "remove" }],
    });
    expect((await place.apply(["--expect", "2"])).code).toBe(2);
    expect((await place.apply(["--expect", "1"])).code).toBe(0);
    expect(place.writes()).toHaveLength(1);
    const keep = [engineeringRow, { ...slackRow, decision: "keep" as const }, tom];
    writeFileSync(join(place.folder, "returned", "sheet-rita.csv"), returnedSheet(keep));
    expect((await place.plan()).stdout).toContain("1  held back: the person would lose an app that was kept");
  });
});

describe("what came back and is not accepted", () => {
  it("is counted by the plan, and hinders no removal of other rows", async () => {
    const place = await reviewPlace([tom, salesRow(ids.sven, "remove")]);
    await place.syncNow();
    const sheet = join(place.folder, "returned", "sheet-rita.csv");
    const strange = { ...salesRow(ids.sven, "remove"), person: "Sven Other" };
    writeFileSync(sheet, returnedSheet([tom, strange]));
    const { stdout } = await place.plan();
    expect(stdout).toContain(
      "Not accepted of what came back (jc-connector review check 2026-Q4):\n  1  row: ",
    );
    expect((await place.apply(["--expect", "1"])).code).toBe(0);
  });

  it.each<[what: string, name: string, text: string]>([
    ["cannot be read", "sheet-rita-corrected.xlsx", "no workbook"],
    ["is nobody's", "new.csv", "Person,Decision,Row key\r\n"],
  ])("hinders every removal while a file %s: exit 2", async (_, name, text) => {
    const place = await reviewPlace([tom]);
    await place.syncNow();
    const file = join(place.folder, "returned", name);
    writeFileSync(file, text);
    const { code, stdout } = await place.plan();
    expect({ code, said: stdout.replace(/\n(?! )/g, " ") }).toEqual({
      code: 0,
      said: expect.stringContaining(`--write does nothing before these are put right or taken away: ${name}`),
    });
    const { stderr, ...run } = await place.apply(["--expect", "1"]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(stderr).toContain("nothing was changed: nobody can tell what this says");
    expect(stderr).toContain(name);
    expect(place.writes()).toEqual([]);
    rmSync(file);
    expect((await place.apply(["--expect", "1"])).code).toBe(0);
  });
});

describe("a removal that has become the last way to an app since the sync", () => {
  it.each<[what: string, decision: "keep" | undefined, why: string]>([
    ["was kept", "keep", "the last way to Slack, which rita@example.com kept"],
    [
      "nobody has decided about",
      undefined,
      "the last way to Slack, of which nobody has said yet whether it is kept (rita@example.com was asked)",
    ],
  ])("that %s is not made: exit 7", async (_, decision, why) => {
    const place = await reviewPlace([engineeringRow, { ...slackRow, ...(decision && { decision }) }, tom]);
    place.simulator.addBinding("groupBindings", { of: ids.slack, to: ids.sales });
    await place.syncNow();
    place.simulator.removeMembership(ids.sales, ids.ada);
    const { code, stdout, stderr } = await place.apply(["--expect", "2", "--format", "json"]);
    expect(code, stderr).toBe(7);
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { done: 1, "not done": 1 },
      removals: [{ access: "Engineering", result: "not done", why }, { result: "done" }],
    });
    expect(place.writes()).toHaveLength(1);
    expect(place.simulator.organization.memberships.get(ids.engineering)).toEqual([ids.ada]);
  });

  it("does not end the run as failures do", async () => {
    const place = await reviewPlace([
      ...[ids.ada, ids.tom, ids.sven, ids.olga, ids.sam1].flatMap((account): PlaceRow[] => [
        salesRow(account, "remove"),
        { ...slackRow, account, person: salesRow(account).person, decision: "keep" },
      ]),
      salesRow(ids.sam2, "remove"),
    ]);
    place.simulator.removeMembership(ids.engineering, ids.ada);
    await place.syncNow();
    place.simulator.addBinding("groupBindings", { of: ids.slack, to: ids.sales });
    const { code, stdout } = await place.apply(["--expect", "6"]);
    expect(code).toBe(7);
    expect(stdout).toContain("  1  done: read back, they are gone\n");
    expect(stdout).toContain("  5  not done\n");
    expect(stdout).toContain("  0  not begun\n");
  });
});
