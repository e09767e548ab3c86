import { describe, expect, it } from "vitest";
import { AccessReader } from "../../src/jumpcloud/access-reader.js";
import { JumpCloudChanges } from "../../src/jumpcloud/changes.js";
import { RefusedError, UnavailableError } from "../../src/jumpcloud/errors.js";
import { silentObserver } from "../../src/jumpcloud/observer.js";
import type { Request as SendRequest } from "../../src/jumpcloud/request.js";
import type { AccessChange, ChangeResult } from "../../src/provision/access-change.js";
import { carryOut } from "../../src/provision/carry-out.js";
import type { ReceiptBook } from "../../src/provision/receipt.js";
import { FalseReceiptsError, ReceiptsError } from "../../src/provision/receipts/errors.js";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { type Fault, SocketFault } from "../../src/simulator/fault.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { LockLostError, OutputError } from "../../src/sync-file/errors.js";
import { simulatorOf } from "../simulator/ask.js";
import { ArrayBook } from "../support/array-book.js";
import { pacedRequest } from "../support/paced-run.js";
import { VirtualTime } from "../support/virtual-time.js";

const ORGANIZATION = { id: "60259a2ad81e1a474d4e7c83", displayName: "Acme" };

/** Ada is in Engineering, which has Slack, and has the wiki herself. */
function place(
  switches: Partial<Switches> = {},
  {
    signal,
    book = new ArrayBook(),
    sendChange,
  }: { signal?: AbortSignal; book?: ReceiptBook; sendChange?: SendRequest } = {},
) {
  const simulator = simulatorOf(({ organization, addUser, addGroup, addApplication }) => {
    addUser({ _id: "ada", id: "ada", displayname: "Ada Byron", email: "ada@acme.com" });
    addUser({ _id: "tom", id: "tom", firstname: "Tom", lastname: "Brandt", state: "SUSPENDED" });
    addGroup({ id: "engineering", name: "Engineering" });
    addGroup({
      id: "rule",
      name: "Rule",
      membershipMethod: "DYNAMIC_REVIEW_REQUIRED",
      memberQueryExemptions: [{ id: "tom", type: "USER" }],
    });
    addApplication({ _id: "slack", id: "slack", displayLabel: "Slack" });
    addApplication({ _id: "wiki", id: "wiki", displayLabel: "", displayName: "Wiki" });
    organization.memberships.set("engineering", ["ada"]);
    organization.groupBindings.set("slack", ["engineering"]);
    organization.userBindings.set("wiki", ["ada"]);
  }, switches);
  const time = new VirtualTime();
  const request = pacedRequest({ time, send: sendTo(simulator), ...(signal && { signal }) });
  const options = {
    reader: new AccessReader({ request, observer: silentObserver }),
    changes: new JumpCloudChanges({ request: sendChange ?? request }),
    book,
    intent: { organization: ORGANIZATION, ticket: "SEC-1", by: { user: "ci" } },
    timer: time,
    ...(signal && { signal }),
  };
  const run = (action: AccessChange["action"], entitlement: string, principal: string) => {
    const [resourceType = "", resource = ""] = principal.split(":");
    return time.run(carryOut({ action, entitlement, principal: { resourceType, resource } }, options));
  };
  return { run, simulator, lines: book instanceof ArrayBook ? book.lines : [], time };
}

function sendTo(simulator: Simulator): Parameters<typeof pacedRequest>[0]["send"] {
  return async ({ path, headers, body }) => {
    const answer = await simulator
      .handle(
        new Request(`https://console.jumpcloud.com${path}`, {
          method: body === undefined ? "GET" : "POST",
          headers: { ...headers, "x-api-key": DEMO_API_KEY },
          ...(body !== undefined && { body }),
        }),
      )
      .catch((error: unknown) => {
        throw error instanceof SocketFault
          ? Object.assign(new Error("closed"), { code: "UND_ERR_SOCKET" })
          : error;
      });
    return { status: answer.status, headers: new Map(answer.headers), body: await answer.text() };
  };
}

const ada = { id: { resourceType: "user", resource: "ada" }, name: "Ada Byron", email: "ada@acme.com" };
const engineering = { id: { resourceType: "group", resource: "engineering" }, name: "Engineering" };

describe("a change that is carried out", () => {
  it("writes what is about to be done before it is sent, and what came of it after reading back", async () => {
    const { run, simulator, lines } = place();
    let linesAtTheCall = 0;
    simulator.onRequest((_, { method }) => {
      if (method === "POST") linesAtTheCall = lines.length;
    });
    expect(await run("grant", "app:slack:access", "user:ada")).toEqual({
      situation: {
        resource: { id: { resourceType: "app", resource: "slack" }, name: "Slack" },
        principal: ada,
        isHeld: false,
        through: [engineering],
        isByRule: false,
        isSuspended: false,
      },
      receipt: "receipt-1",
      result: "done",
      answer: { status: 204 },
      heldAfter: true,
    });
    expect(linesAtTheCall).toBe(1);
    expect(lines).toEqual([
      {
        id: "receipt-1",
        intent: {
          change: {
            action: "grant",
            entitlement: "app:slack:access",
            principal: { resourceType: "user", resource: "ada" },
          },
          names: { entitlement: "Slack", principal: "ada@acme.com" },
          organization: ORGANIZATION,
          ticket: "SEC-1",
          by: { user: "ci" },
          request: {
            method: "POST",
            path: "/api/v2/applications/slack/associations",
            body: { op: "add", type: "user", id: "ada" },
          },
          heldBefore: false,
        },
      },
      { id: "receipt-1", outcome: { result: "done", answer: { status: 204 }, heldAfter: true } },
    ]);
  });

  it.each<[action: AccessChange["action"], entitlement: string, principal: string, expected: object]>([
    ["grant", "group:engineering:member", "user:ada", { result: "already so", heldAfter: true }],
    ["grant", "app:slack:access", "group:engineering", { result: "already so", heldAfter: true }],
    ["revoke", "app:wiki:access", "user:tom", { result: "already so", heldAfter: false }],
    ["revoke", "group:rule:member", "user:ada", { result: "already so", heldAfter: false }],
    ["grant", "group:rule:member", "user:ada", { result: "not done", obstacle: { kind: "by rule" } }],
    [
      "revoke",
      "app:slack:access",
      "user:ada",
      { result: "not done", obstacle: { kind: "through groups", groups: [engineering] } },
    ],
    [
      "grant",
      "group:gone:member",
      "user:nobody",
      {
        result: "not done",
        obstacle: {
          kind: "unknown",
          objects: [
            { resourceType: "group", resource: "gone" },
            { resourceType: "user", resource: "nobody" },
          ],
        },
      },
    ],
  ])("sends nothing and leaves no receipt: %s %s %s", async (action, entitlement, principal, expected) => {
    const { run, simulator, lines } = place();
    expect(await run(action, entitlement, principal)).toMatchObject(expected);
    expect({ lines, writes: simulator.log.writes }).toEqual({ lines: [], writes: [] });
  });

  it("is asked for by hand of somebody who is exempt from the rule", async () => {
    const { run } = place();
    expect(await run("grant", "group:rule:member", "user:tom")).toMatchObject({
      result: "done",
      situation: { isByRule: false, isSuspended: true, principal: { name: "Tom Brandt" } },
    });
  });

  it("is read back until it can be seen, for 3 s", async () => {
    const { run, simulator, time } = place();
    let since: number | undefined;
    simulator.onRequest((_, { method, url }) => {
      if (method === "POST") since = time.now();
      if (since === undefined || !url.includes("/memberof")) return;
      const isSeen = time.now() - since >= 2000;
      simulator.organization.memberships.set("engineering", isSeen ? ["ada", "tom"] : ["ada"]);
    });
    expect(await run("grant", "group:engineering:member", "user:tom")).toMatchObject({ result: "done" });
  });

  const group = "POST /api/v2/usergroups/{id}/members";
  it.each<[string, Fault, ChangeResult]>([
    ["a 400", { kind: "answer", status: 400, body: {} }, "already so"],
    ["a 401", { kind: "unauthorized" }, "already so"],
    ["a 403", { kind: "refused" }, "already so"],
    ["a 429 to the end", { kind: "throttled", retryAfter: "99999" }, "already so"],
    ["a 503", { kind: "server error", status: 503, body: "json" }, "done"],
    ["a lost answer", { kind: "dropped before" }, "done"],
  ])("that is so by another one's doing after %s is told from ours", async (_, fault, result) => {
    const { run, simulator, lines } = place({ faults: [{ ...fault, endpoint: group }] });
    simulator.onRequest((_, { method }) => {
      if (method === "POST") simulator.organization.memberships.set("engineering", ["ada", "tom"]);
    });
    expect(await run("grant", "group:engineering:member", "user:tom")).toMatchObject({ result });
    expect(lines[1]).toMatchObject({ outcome: { result, heldAfter: true } });
  });

  it.each([
    new UnavailableError("no token", {
      endpoint: "POST /oauth2/token",
      answered: { status: 503 },
    }),
    new RefusedError("no token", {
      endpoint: "POST /oauth2/token",
      status: 401,
      credential: "client",
      answered: { status: 401 },
    }),
  ])("was surely not sent where there was no token for it, and has no answer: $name", async (error) => {
    const sendChange = () => Promise.reject(error);
    const { run, lines } = place({}, { sendChange });
    expect(await run("grant", "group:engineering:member", "user:tom")).toMatchObject({
      result: "not done",
      error,
    });
    expect(lines[1]).toEqual({ id: "receipt-1", outcome: { result: "not done", heldAfter: false } });
    const unreadable: Fault = {
      kind: "unauthorized",
      endpoint: "GET /api/v2/users/{id}/memberof",
      when: { nth: 2 },
      times: 9,
    };
    const blind = place({ faults: [unreadable] }, { sendChange });
    await blind.run("grant", "group:engineering:member", "user:tom");
    expect(blind.lines[1]).toEqual({ id: "receipt-1", outcome: { result: "not done" } });
  });

  it.each<[string, Fault, ChangeResult]>([
    ["a 400", { kind: "answer", status: 400, body: {} }, "not done"],
    ["a 403", { kind: "refused" }, "not done"],
    ["a 404", { kind: "answer", status: 404, body: {} }, "not done"],
    ["a 409", { kind: "answer", status: 409, body: {} }, "not done"],
    ["a 429 to the end", { kind: "throttled", retryAfter: "99999" }, "not done"],
    ["a 204", { kind: "answer", status: 204, body: undefined }, "not done"],
    ["a 408", { kind: "answer", status: 408, body: {} }, "unknown"],
    ["a 503", { kind: "server error", status: 503, body: "json" }, "unknown"],
    ["a lost answer", { kind: "dropped before" }, "unknown"],
  ])("that is not so after %s may only be under way where no answer came", async (_, fault, result) => {
    const { run, lines } = place({ faults: [{ ...fault, endpoint: group }] });
    expect(await run("grant", "group:engineering:member", "user:tom")).toMatchObject({ result });
    expect(lines[1]).toMatchObject({ outcome: { result, heldAfter: false } });
  });

  it("is unknown where the answer is lost and nothing can be read back", async () => {
    const { run, lines } = place({
      faults: [
        { kind: "dropped after", endpoint: "POST /api/v2/usergroups/{id}/members" },
        { kind: "unauthorized", endpoint: "GET /api/v2/users/{id}/memberof", when: { nth: 2 }, times: 9 },
      ],
    });
    const carried = await run("grant", "group:engineering:member", "user:tom");
    expect(carried).toMatchObject({ result: "unknown", receipt: "receipt-1" });
    expect(carried.readBackError?.message).toContain("answered 401");
    expect(lines[1]).toEqual({ id: "receipt-1", outcome: { result: "unknown" } });
  });

  it("is unknown in its receipt where somebody ends the run in the middle", async () => {
    const ending = new AbortController();
    const { run, simulator, lines } = place({}, { signal: ending.signal });
    simulator.onRequest((_, { method }) => {
      if (method === "POST") ending.abort(new Error("interrupted"));
    });
    await expect(run("grant", "group:engineering:member", "user:tom")).rejects.toThrow("interrupted");
    expect(lines[1]).toEqual({ id: "receipt-1", outcome: { result: "unknown" } });
  });

  it("is not sent where its receipt cannot be begun", async () => {
    const full: ReceiptBook = { begin: () => Promise.reject(new OutputError("the disk is full")) };
    const { run, simulator } = place({}, { book: full });
    await expect(run("grant", "group:engineering:member", "user:tom")).rejects.toThrow("the disk is full");
    expect(simulator.log.writes).toEqual([]);
  });

  it.each([
    new OutputError("the disk is full"),
    new LockLostError("another run has it"),
    new ReceiptsError("it is no receipts file any more"),
    new FalseReceiptsError("somebody changed it"),
  ])("was done all the same where its receipt cannot be finished: %s", async (receiptError) => {
    const book: ReceiptBook = {
      begin: async () => ({ id: "r", finish: () => Promise.reject(receiptError) }),
    };
    const { run } = place({}, { book });
    expect(await run("grant", "group:engineering:member", "user:tom")).toMatchObject({
      result: "done",
      receiptError,
    });
  });
});
