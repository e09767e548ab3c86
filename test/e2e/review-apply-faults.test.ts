import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/simulator/fault.js";
import { ids } from "../support/provision-place.js";
import { placeItem, reviewPlace, salesPeople, salesRow } from "../support/review-place.js";

const rows = salesPeople
  .filter(([, id]) => id !== ids.olga)
  .map(([, id]) => salesRow(id, "remove"))
  .concat(salesRow(ids.olga, "remove"));
const WRITE = "POST /api/v2/usergroups/{id}/members";
const gone: Fault = { kind: "answer", status: 400, body: { message: "no" }, endpoint: WRITE };

describe("removals that go wrong", () => {
  it("end after five in a row", async () => {
    const place = await reviewPlace(rows, { switches: { faults: [gone] } });
    await place.syncNow();
    const { code, stdout } = await place.apply(["--expect", "6"]);
    expect(code).toBe(7);
    expect(stdout).toContain("  5  not done\n");
    expect(stdout).toContain("  1  not begun\n");
    expect(stdout).toContain("Stopped: 5 in a row were not done, or are not known.");
    expect(stdout).toContain(`Sales of Ada Byron (${placeItem(salesRow(ids.ada)).key}): `);
    expect(place.writes()).toHaveLength(5);
  });

  it("are named one by one while others go well", async () => {
    const place = await reviewPlace(rows.slice(0, 3), {
      switches: { faults: [{ ...gone, when: { nth: 2 } }] },
    });
    await place.syncNow();
    const { code, stdout } = await place.apply(["--expect", "3", "--format", "json"]);
    expect(code).toBe(7);
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { done: 2, "already so": 0, "not done": 1, unknown: 0, "not begun": 0 },
      removals: [
        { result: "done" },
        { result: "not done", why: expect.stringContaining("400") },
        { result: "done" },
      ],
    });
    expect((await place.plan()).stdout).toContain("1  will be removed");
  });

  it("end at once when the key is refused", async () => {
    const place = await reviewPlace(rows, { switches: { faults: [{ kind: "refused", endpoint: WRITE }] } });
    await place.syncNow();
    const { code, stdout } = await place.apply(["--expect", "6"]);
    expect(code).toBe(4);
    expect(stdout).toContain("Stopped: JumpCloud refused the key.");
    expect(stdout).toContain("  5  not begun\n");
    expect(place.writes()).toHaveLength(1);
  });

  it("are not known where the answer is lost: exit 5", async () => {
    const place = await reviewPlace(rows.slice(0, 1), {
      switches: { faults: [{ kind: "dropped before", endpoint: WRITE }] },
    });
    await place.syncNow();
    const { code, stdout } = await place.apply(["--expect", "1"]);
    expect(code).toBe(5);
    expect(stdout).toContain("  1  unknown: IT MAY HAVE BEEN DONE\n");
    expect((await place.plan()).stdout).toContain("1  will be removed");
  });

  it("leave a group to its rule that has become dynamic since the sync", async () => {
    const place = await reviewPlace(rows.slice(0, 1));
    await place.syncNow();
    const sales = place.simulator.organization.groups.find(({ id }) => id === ids.sales);
    if (sales !== undefined) sales.membershipMethod = "DYNAMIC_AUTOMATED";
    const { code, stdout } = await place.apply(["--expect", "1"]);
    expect(code).toBe(7);
    expect(stdout.replace(/\n */g, " ")).toContain("the rule of the group decides who is in it by now");
    expect(place.writes()).toEqual([]);
    expect(place.reviewReceipts()).toEqual([]);
  });

  it("leave the own access of the person whose key it is, but with --self", async () => {
    const own = [salesRow(ids.olga, "remove"), salesRow(ids.tom, "remove")];
    const place = await reviewPlace(own);
    await place.syncNow();
    const { code, stdout } = await place.apply(["--expect", "2"]);
    expect(code).toBe(7);
    expect(stdout.replace(/\n */g, " ")).toContain("it is the own access of olga@ACME.com, whose key it is");
    expect(place.writes()).toHaveLength(1);
    const self = await place.apply(["--expect", "1", "--self"]);
    expect(self.code, self.stderr).toBe(0);
    expect(place.writes()).toHaveLength(2);
  });
});

describe("a run that is ended in the middle", () => {
  it.each<[signal: NodeJS.Signals, told: object, isDone: boolean]>([
    ["SIGKILL", { signal: "SIGKILL" }, true],
    ["SIGKILL", { signal: "SIGKILL" }, false],
    ["SIGINT", { code: 130, stdout: expect.stringContaining("Stopped: the run was ended.") }, true],
  ])("by %s is taken up by the next one: each is removed once", async (signal, told, isDone) => {
    const place = await reviewPlace(rows.slice(0, 4));
    await place.syncNow();
    const held = place.hold(2, ({ method }) => method === "POST");
    let kill = (_signal: NodeJS.Signals) => {};
    const run = place.applyProcess(["--expect", "4"], {
      onStart: (send) => {
        kill = send;
      },
    });
    await held.arrived;
    if (isDone) place.simulator.removeMembership(ids.sales, ids.tom);
    kill(signal);
    expect(await run).toMatchObject(told);
    expect((await place.plan(["--format", "json"])).stdout).toContain('"expect": 3');
    const next = await place.apply(["--expect", "3"]);
    expect(next.code, next.stderr).toBe(0);
    expect(next.stdout).toContain("  0  not begun\n");
    expect(place.simulator.organization.memberships.get(ids.sales)).toEqual([ids.olga, ids.sam2].sort());
    const removed = place.writes().map((write) => /"id":"(\w+)"/.exec(write)?.[1]);
    const once = [ids.ada, ids.tom, ids.sven, ids.sam1].filter((id) => !isDone || id !== ids.tom);
    expect(removed).toEqual(once);
    const outcomes = place.reviewReceipts().filter(({ kind }) => kind === "outcome");
    expect(outcomes.every(({ result }) => result !== "not done")).toBe(true);
  });

  it("and another beside it remove each once: the second finds that its plan is another by now", async () => {
    const place = await reviewPlace(rows.slice(0, 2));
    await place.syncNow();
    const writing = place.hold(1, ({ method }) => method === "POST");
    const first = place.applyProcess(["--expect", "2"]);
    await writing.arrived;
    const beside = await place.apply(["--expect", "2"]);
    expect(beside).toMatchObject({ code: 75, stdout: "" });
    expect(beside.stderr.replace(/\n */g, " ")).toContain(
      "another run holds reviews/2026-Q4/.lock (process ",
    );
    expect((await place.plan()).code).toBe(0);
    writing.release();
    expect((await first).code).toBe(0);
    const { code, stderr } = await place.apply(["--expect", "2"]);
    expect(code).toBe(2);
    expect(stderr).toContain("the plan removes 0, and --expect says 2: nothing was changed");
    expect(place.writes()).toHaveLength(2);
  });
});
