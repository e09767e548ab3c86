import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/simulator/fault.js";
import { ids, laterMinute, member, ORGANIZATION, provisionPlace, user } from "../support/provision-place.js";

const WRITE = "POST /api/v2/usergroups/{id}/members";
const READ = "GET /api/v2/users/{id}/memberof";
/** From the second reading on: the first is before the change. */
const unreadable: Fault = { kind: "unauthorized", endpoint: READ, when: { nth: 2 }, times: 99 };
const grant = ["grant", member(ids.sales), user(ids.tom)];

describe("a change whose answer goes wrong", () => {
  it.each<{
    what: string;
    faults: Fault[];
    code: number;
    result: string;
    said: string;
    sends: number;
    isHeld: boolean;
  }>([
    {
      what: "is lost after it was done",
      faults: [{ kind: "dropped after", endpoint: WRITE }],
      code: 0,
      result: "done",
      said: "done: it is held now, as read back",
      sends: 1,
      isHeld: true,
    },
    {
      what: "is lost before it was done",
      faults: [{ kind: "dropped before", endpoint: WRITE }],
      code: 5,
      result: "unknown",
      said: "IT MAY HAVE BEEN DONE: POST /api/v2/usergroups/{id}/members failed once",
      sends: 1,
      isHeld: false,
    },
    {
      what: "is lost after it was done, and nothing can be read back",
      faults: [{ kind: "dropped after", endpoint: WRITE }, unreadable],
      code: 5,
      result: "unknown",
      said: `Look: jc-connector provision grant ${member(ids.sales)} ${user(ids.tom)} --org-id ${ORGANIZATION} --region us --base-url http://127.0.0.1:`,
      sends: 1,
      isHeld: true,
    },
    {
      what: "is a 503",
      faults: [{ kind: "server error", status: 503, body: "html", endpoint: WRITE }],
      code: 5,
      result: "unknown",
      said: "answered 503; reading back, it is not held, but a request may still be under way",
      sends: 1,
      isHeld: false,
    },
    {
      what: "is a 403",
      faults: [{ kind: "refused", endpoint: WRITE }],
      code: 4,
      result: "not done",
      said: "Read Only may not",
      sends: 1,
      isHeld: false,
    },
    {
      what: "is a 403, and nothing can be read back",
      faults: [{ kind: "refused", endpoint: WRITE }, unreadable],
      code: 4,
      result: "not done",
      said: "answered 403",
      sends: 1,
      isHeld: false,
    },
    {
      what: "is a 429 at first",
      faults: [{ kind: "throttled", retryAfter: "0", endpoint: WRITE, times: 1 }],
      code: 0,
      result: "done",
      said: "done: it is held now",
      sends: 2,
      isHeld: true,
    },
  ])("$what: exit $code", async ({ faults, code, result, said, sends, isHeld }) => {
    const { write, writes, receipts, simulator } = await provisionPlace({ faults });
    const run = await write([...grant, "--org-id", ORGANIZATION, "--region", "us"]);
    expect(run.code, run.stderr).toBe(code);
    expect(run.stdout.replace(/\n {15}/g, " ")).toContain(said);
    expect(writes()).toHaveLength(sends);
    expect(simulator.organization.memberships.get(ids.sales) ?? []).toEqual(isHeld ? [ids.tom] : []);
    expect(receipts().map(({ kind }) => kind)).toEqual(["intent", "outcome"]);
    expect(receipts()[1]).toMatchObject({ result });
  });

  it.each<[what: string, args: string[], answered: string]>([
    [
      "409, since somebody else was quicker",
      grant,
      'already so: JumpCloud answered 409 "Already Exists", and it is held, as read back',
    ],
    [
      "404, since somebody else was quicker",
      ["revoke", member(ids.engineering), user(ids.ada)],
      'already so: JumpCloud answered 404 "Not Found", and it is not held, as read back',
    ],
  ])("is a %s: already so", async (_, args, said) => {
    const { write, receipts, simulator } = await provisionPlace();
    let isFirst = true;
    simulator.onRequest((_, { method }) => {
      if (method !== "POST" || !isFirst) return;
      isFirst = false;
      if (args === grant) simulator.addMembership(ids.sales, ids.tom);
      else simulator.removeMembership(ids.engineering, ids.ada);
    });
    const { code, stdout } = await write(args);
    expect(code).toBe(0);
    expect(stdout.replace(/\n {15}/g, " ")).toContain(said);
    expect(receipts()[1]).toMatchObject({ result: "already so" });
  });

  it("is a 403, while somebody else did the same: already so, and no run takes it back", async () => {
    const { write, receipts, simulator, writes } = await provisionPlace({
      faults: [{ kind: "refused", endpoint: WRITE }],
    });
    simulator.onRequest((_, { method }) => {
      if (method === "POST") simulator.addMembership(ids.sales, ids.tom);
    });
    const asked = await write([...grant, "--until", "8h"]);
    expect(asked.code, asked.stderr).toBe(0);
    expect(asked.stdout.replace(/\n {15}/g, " ")).toContain("already so: JumpCloud answered 403");
    expect(receipts()[1]).toMatchObject({ result: "already so", answer: { status: 403 }, heldAfter: true });
    const expired = await write(["expire", "--now", laterMinute(12)]);
    expect(expired).toMatchObject({ code: 0, stdout: "no grant is over\n" });
    expect(writes()).toHaveLength(1);
  });

  it("is a 409 that cannot be read back: what is so is not ours, and no run takes it back", async () => {
    const { write, receipts, simulator, writes } = await provisionPlace({
      faults: [{ ...unreadable, times: 1 }],
    });
    simulator.onRequest((_, { method }) => {
      if (method === "POST") simulator.addMembership(ids.sales, ids.tom);
    });
    const asked = await write([...grant, "--until", "8h"]);
    expect(asked.code, asked.stderr).toBe(5);
    const settling = await write(["expire", "--now", laterMinute(12)]);
    expect(settling.code, settling.stderr).toBe(0);
    expect(settling.stdout).toBe("no grant is over\n");
    expect(receipts().slice(1)).toMatchObject([
      { result: "unknown", answer: { status: 409 } },
      { result: "already so", answer: { status: 409 }, heldAfter: true, settledLater: true },
    ]);
    expect(writes()).toHaveLength(1);
  });

  it("sends nothing where it cannot be read what is so", async () => {
    const { write, writes, receipts } = await provisionPlace({
      faults: [{ kind: "refused", endpoint: READ }],
    });
    const { code, stderr } = await write(grant);
    expect({ code, writes: writes(), receipts: receipts() }).toEqual({ code: 4, writes: [], receipts: [] });
    expect(stderr).toContain(`${READ} answered 403`);
  });

  it("sends nothing where no receipt can be written", async () => {
    const { write, writes } = await provisionPlace();
    const { code, stderr } = await write([...grant, "--receipts", "no/such/folder/receipts.jsonl"]);
    expect({ code, writes: writes() }).toEqual({ code: 2, writes: [] });
    expect(stderr).toContain("receipts.jsonl");
  });
});
