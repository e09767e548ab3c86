import { describe, expect, it } from "vitest";
import type { Switches } from "../../src/simulator/switches.js";
import { ask, fieldOf, idsIn, simulatorOf } from "./ask.js";

const people = [
  { id: "1", email: "ada@example.com", department: "Sales", suspended: false, unix_uid: 9 },
  { id: "2", email: "Ada@Example.com", department: "Legal", suspended: true, unix_uid: 10 },
  { id: "3", email: "bo+jc@example.com", department: "Sales", suspended: true, unix_uid: 4294967295 },
  { id: "4", email: "", department: "", suspended: false, mfa: { exclusion: false, configured: true } },
];

const users = () =>
  simulatorOf(({ addUser }) => {
    for (const person of people) addUser({ ...person, _id: person.id });
  });

describe("a V1 filter", () => {
  it.each([
    ["filter=department:$eq:Sales", ["1", "3"]],
    ["filter=department:$ne:Sales", ["2", "4"]],
    ["filter=suspended:$eq:true", ["2", "3"]],
    ["filter=mfa.configured:$eq:true", ["4"]],
    ["filter=unix_uid:$gt:9", ["2", "3", "4"]],
    ["filter=unix_uid:$lte:10", ["1", "2"]],
    ["filter=email:$gte:b", ["3"]],
    ["filter=email:$lt:a", ["2", "4"]],
    ["filter=nonsense:$eq:x", []],
    ["filter[0]=department:$eq:Sales&filter[1]=suspended:$eq:true", ["3"]],
    ["filter[or][0]=department:$eq:Legal&filter[or][1]=unix_uid:$eq:9", ["1", "2"]],
    ["filter=suspended:$eq:true&filter[or][0]=department:$eq:Legal&filter[or][1]=unix_uid:$eq:9", ["2"]],
    // Case counts, and an empty value is a value.
    ["filter=email:$eq:ada@example.com", ["1"]],
    ["filter=email:$eq:", ["4"]],
    // A plus sign is a blank in a query: unless it is escaped, nobody is found.
    ["filter=email:$eq:bo%2Bjc@example.com", ["3"]],
    ["filter=email:$eq:bo+jc@example.com", []],
  ])("%s finds %j", async (query, ids) => {
    const { body } = await ask(users(), `/api/systemusers?sort=_id&limit=100&${query}`);
    expect({ ids: idsIn(body), total: fieldOf(body, "totalCount") }).toEqual({ ids, total: ids.length });
  });

  it.each(["department:eq:Sales", "department", "department:$like:S"])("%s is refused", async (filter) => {
    expect((await ask(users(), `/api/systemusers?filter=${filter}`)).status).toBe(400);
  });
});

const groups = (switches: Partial<Switches> = {}) =>
  simulatorOf(({ addGroup }) => {
    addGroup({ id: "1", name: "All", membershipMethod: "STATIC" });
    addGroup({ id: "2", name: "Eng", membershipMethod: "DYNAMIC_AUTOMATED" });
    addGroup({ id: "3", name: "Fin", membershipMethod: "DYNAMIC_REVIEW_REQUIRED" });
    addGroup({ id: "4", name: "Ops", membershipMethod: "STATIC" });
  }, switches);

const groupsWith = async (query: string, switches: Partial<Switches> = {}) => {
  const { status, body, headers } = await ask(groups(switches), `/api/v2/usergroups?sort=id&${query}`);
  return { status, ids: idsIn(body), total: headers.get("x-total-count") };
};

describe("a V2 filter", () => {
  it.each([
    ["filter=membershipMethod:eq:STATIC", ["1", "4"]],
    ["filter=membershipMethod:eq:DYNAMIC_AUTOMATED", ["2"]],
    ["filter=membershipMethod:eq:DYNAMIC_REVIEW_REQUIRED", ["3"]],
    ["filter=membershipMethod:ne:STATIC", ["2", "3"]],
    ["filter=membershipMethod:eq:STATIC,name:eq:Ops", ["4"]],
    ["filter=name:gt:Eng", ["3", "4"]],
    ["filter=name:eq:ops", []],
  ])("%s finds %j", async (query, ids) => {
    expect(await groupsWith(query)).toEqual({ status: 200, ids, total: String(ids.length) });
  });

  it("with a V1 operator is refused", async () => {
    expect(await groupsWith("filter=name:$eq:All")).toMatchObject({ status: 400 });
  });

  it.each([
    ["ignored", { status: 200, ids: ["1", "2", "3", "4"], total: "4" }],
    ["refused", { status: 400, ids: [], total: null }],
  ] as const)("by membership method can be %s", async (membershipFilter, expected) => {
    expect(await groupsWith("filter=membershipMethod:eq:STATIC", { membershipFilter })).toEqual(expected);
  });
});

describe("a sort of groups", () => {
  const order = ["4", "3", "2", "1"];

  it("is honoured", async () => {
    expect(idsIn((await ask(groups(), "/api/v2/usergroups?sort=-id")).body)).toEqual(order);
    expect(idsIn((await ask(groups(), "/api/v2/usergroups?sort=-name")).body)).toEqual(order);
  });

  it("can be ignored", async () => {
    const simulator = groups({ groupSort: "ignored" });
    const unsorted = idsIn((await ask(simulator, "/api/v2/usergroups")).body);
    expect(idsIn((await ask(simulator, "/api/v2/usergroups?sort=id")).body)).toEqual(unsorted);
    expect(idsIn((await ask(simulator, "/api/v2/usergroups?sort=-id")).body)).toEqual(unsorted);
  });

  it("can be refused, while the list without one is read", async () => {
    const simulator = groups({ groupSort: "refused" });
    expect((await ask(simulator, "/api/v2/usergroups?sort=id")).status).toBe(400);
    expect((await ask(simulator, "/api/v2/usergroups")).status).toBe(200);
  });
});
