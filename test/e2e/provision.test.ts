import { describe, expect, it } from "vitest";
import { minuteText } from "../../src/cli/time-text.js";
import { access, group, ids, laterMinute, member, provisionPlace, user } from "../support/provision-place.js";

const add = (type: string, id: string) => JSON.stringify({ op: "add", type, id });
const remove = (type: string, id: string) => JSON.stringify({ op: "remove", type, id });
const members = (id: string) => `/api/v2/usergroups/${id}/members`;
const bindings = (id: string) => `/api/v2/applications/${id}/associations`;

describe("provision grant and revoke", () => {
  it.each<[what: string, args: string[], write: string]>([
    [
      "a user to a group",
      ["grant", member(ids.engineering), user(ids.tom)],
      `${members(ids.engineering)} ${add("user", ids.tom)} 204`,
    ],
    [
      "an app to a user",
      ["grant", access(ids.wiki), user(ids.tom)],
      `${bindings(ids.wiki)} ${add("user", ids.tom)} 204`,
    ],
    [
      "an app to a group",
      ["grant", access(ids.wiki), group(ids.sales)],
      `${bindings(ids.wiki)} ${add("user_group", ids.sales)} 204`,
    ],
    [
      "a user from a group",
      ["revoke", member(ids.engineering), user(ids.ada)],
      `${members(ids.engineering)} ${remove("user", ids.ada)} 204`,
    ],
    [
      "an app from a user",
      ["revoke", access(ids.wiki), user(ids.ada)],
      `${bindings(ids.wiki)} ${remove("user", ids.ada)} 204`,
    ],
    [
      "an app from a group",
      ["revoke", access(ids.slack), group(ids.engineering)],
      `${bindings(ids.slack)} ${remove("user_group", ids.engineering)} 204`,
    ],
  ])("makes one change by one request, %s, and says so again without one", async (_, args, write) => {
    const { write: run, writes, receipts } = await provisionPlace();
    const first = await run(args);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(/^result +done: it is (held now|not held any more), as read back$/m);
    expect(writes()).toEqual([write]);
    const [intent, outcome] = receipts();
    expect(intent).toMatchObject({
      kind: "intent",
      ticket: "SEC-4711",
      organization: { displayName: "Acme Inc" },
      by: { credential: "olga@ACME.com" },
      heldBefore: args[0] === "revoke",
    });
    expect(outcome).toMatchObject({
      kind: "outcome",
      id: intent?.id,
      result: "done",
      answer: { status: 204 },
      heldAfter: args[0] === "grant",
    });
    const again = await run(args);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toMatch(/^result +already so: it is (held|not held), nothing was sent$/m);
    expect(again.stdout).toMatch(/^request +none$/m);
    expect(writes()).toEqual([write]);
    expect(receipts()).toHaveLength(2);
  });

  it("and expire do the same as the built command", async () => {
    const { writeProcess, writes, receipts } = await provisionPlace();
    const tomIsEngineer = [member(ids.engineering), user(ids.tom)];
    const runs = [
      await writeProcess(["grant", ...tomIsEngineer, "--until", laterMinute(8)]),
      await writeProcess(["expire", "--now", laterMinute(9)]),
      await writeProcess(["revoke", member(ids.engineering), user(ids.ada)]),
    ];
    expect(
      runs.map(({ code }) => code),
      runs.map(({ stderr }) => stderr).join(""),
    ).toEqual([0, 0, 0]);
    expect(writes()).toEqual([
      `${members(ids.engineering)} ${add("user", ids.tom)} 204`,
      `${members(ids.engineering)} ${remove("user", ids.tom)} 204`,
      `${members(ids.engineering)} ${remove("user", ids.ada)} 204`,
    ]);
    expect(receipts().filter(({ result }) => result === "done")).toHaveLength(3);
  });

  it("tells everything in one block", async () => {
    const { write, receipts } = await provisionPlace();
    const until = laterMinute(12);
    const { stdout } = await write(["grant", access(ids.slack), user(ids.ada), "--until", until]);
    expect(stdout).toBe(
      `organisation   Acme Inc (60259a2ad81e1a474d4e7c83)
grant          Slack (app:${ids.slack}:access)
to             Ada Byron <ada@acme.com> (user:${ids.ada})
key of         olga@ACME.com
ticket         SEC-4711
until          ${minuteText(new Date(until))}
before         not held directly; but through Engineering (group:${ids.engineering})
               a direct grant stays when the group's ends
request        POST /api/v2/applications/${ids.slack}/associations
               ${add("user", ids.ada)}
result         done: it is held now, as read back
receipt        ${receipts()[0]?.id} in receipts.jsonl
`,
    );
    expect(receipts()[0]).toMatchObject({ until });
  });

  it("tells a program everything too", async () => {
    const { write, receipts } = await provisionPlace();
    const { stdout } = await write(["revoke", access(ids.wiki), user(ids.ada), "--format", "json"]);
    expect(JSON.parse(stdout)).toEqual({
      mode: "write",
      action: "revoke",
      organization: { id: "60259a2ad81e1a474d4e7c83", displayName: "Acme Inc" },
      entitlement: { id: access(ids.wiki), name: "Wiki" },
      principal: { resourceType: "user", resource: ids.ada, name: "Ada Byron", email: "ada@acme.com" },
      keyOwner: "olga@ACME.com",
      ticket: "SEC-4711",
      request: {
        method: "POST",
        path: bindings(ids.wiki),
        headers: {},
        body: { op: "remove", type: "user", id: ids.ada },
      },
      heldBefore: true,
      through: [],
      suspended: false,
      result: "done",
      heldAfter: false,
      answer: { status: 204 },
      why: "it is not held any more, as read back",
      advice: [],
      doubts: [],
      receipt: { id: receipts()[0]?.id, file: "receipts.jsonl" },
    });
  });

  it.each<[what: string, args: string[], said: RegExp]>([
    [
      "an unknown group",
      ["grant", member(ids.nobody), user(ids.ada)],
      new RegExp(`there is no group ${ids.nobody}`),
    ],
    [
      "an unknown app",
      ["grant", access(ids.nobody), user(ids.ada)],
      new RegExp(`there is no app ${ids.nobody}`),
    ],
    [
      "an unknown user",
      ["revoke", member(ids.sales), user(ids.nobody)],
      new RegExp(`there is no user ${ids.nobody}`),
    ],
    [
      "an unknown group at an app",
      ["grant", access(ids.wiki), group(ids.nobody)],
      new RegExp(`there is no group ${ids.nobody}`),
    ],
    [
      "a group that follows a rule",
      ["grant", member(ids.byRule), user(ids.tom)],
      /All of Berlin is a dynamic group, and its rule decides who is in it/,
    ],
    [
      "a membership by a rule",
      ["revoke", member(ids.byRule), user(ids.ada)],
      /All of Berlin is a dynamic group/,
    ],
    [
      "what comes through a group",
      ["revoke", access(ids.slack), user(ids.ada)],
      /there is nothing to remove, it is held only through\s+Engineering \(group:/,
    ],
  ])("does not ask for %s: exit 7, and nothing is sent", async (_, args, said) => {
    const { write, writes, receipts } = await provisionPlace();
    const { code, stdout } = await write(args);
    expect({ code, writes: writes(), receipts: receipts() }).toEqual({ code: 7, writes: [], receipts: [] });
    expect(stdout.replace(/\n {15}/g, " ")).toMatch(said);
  });

  it("finds out by reading back that nothing happened", async () => {
    const { write, writes, receipts, simulator } = await provisionPlace();
    // Between the first look and the request the group becomes one that follows a rule.
    simulator.onRequest((_, { method }) => {
      const sales = simulator.organization.groups.find(({ id }) => id === ids.sales);
      if (method === "POST" && sales !== undefined) sales.membershipMethod = "DYNAMIC_AUTOMATED";
    });
    const { code, stdout } = await write(["grant", member(ids.sales), user(ids.tom)]);
    expect(code).toBe(7);
    expect(stdout).toMatch(/^result +not done: JumpCloud answered 204; reading back, it is not held$/m);
    expect(writes()).toHaveLength(1);
    expect(receipts()[1]).toMatchObject({ result: "not done", answer: { status: 204 }, heldAfter: false });
  });
});
