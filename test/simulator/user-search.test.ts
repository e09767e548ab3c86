import { describe, expect, it } from "vitest";
import { ask, fieldOf, idsIn, simulatorOf } from "./ask.js";

const simulator = () =>
  simulatorOf(({ addUser }) => {
    addUser({ _id: "1", id: "1", email: "ada@example.com", department: "Sales", suspended: true });
    addUser({ _id: "2", id: "2", email: "Ada@Example.com", department: "Legal" });
    addUser({ _id: "3", id: "3", email: "bo@example.com", department: "Sales" });
  });

const search = (body?: unknown, query = "") =>
  ask(simulator(), `/api/search/systemusers${query}`, { method: "POST", body });

describe("a search", () => {
  it.each([
    [undefined, ["1", "2", "3"]],
    [{}, ["1", "2", "3"]],
    [{ filter: { and: [{ department: "Sales" }] } }, ["1", "3"]],
    [{ filter: { and: [{ department: "Sales" }, { suspended: true }] } }, ["1"]],
    [{ filter: { or: [{ department: "Legal" }, { suspended: true }] } }, ["1", "2"]],
    [{ filter: [{ department: { $ne: "Sales" } }] }, ["2"]],
    [{ filter: ["department:$eq:Sales"] }, ["1", "3"]],
    // The way to look for an address whatever its case.
    [{ filter: { and: [{ email: { $regex: "(?i)(^ADA@example\\.com$)" } }] } }, ["1", "2"]],
    [{ searchFilter: { searchTerm: "ADA", fields: ["email"] } }, ["1", "2"]],
    [{ searchFilter: { searchTerm: ["bo@", "legal"], fields: ["email", "department"] } }, ["2", "3"]],
    [{ limit: 1, skip: 1 }, ["2"]],
  ])("with %j finds %j", async (body, ids) => {
    const sorted = { sort: "_id", ...body };
    expect(idsIn((await search(body === undefined ? undefined : sorted, "?sort=_id")).body)).toEqual(ids);
  });

  it("also takes a filter from its query", async () => {
    expect(idsIn((await search({}, "?filter=department:$eq:Legal")).body)).toEqual(["2"]);
  });

  it("gives the fields asked for", async () => {
    const { body } = await search({ fields: "email department", filter: ["department:$eq:Legal"] });
    expect(body).toEqual({
      totalCount: 1,
      results: [{ department: "Legal", email: "Ada@Example.com", _id: "2" }],
    });
  });

  it.each([
    [1000, 200],
    [1001, 400],
  ])("for %i rows answers %i", async (limit, status) => {
    expect((await search({ limit })).status).toBe(status);
  });

  it("that is no JSON is refused", async () => {
    expect(fieldOf(await search("email=ada"), "status")).toBe(400);
  });
});
