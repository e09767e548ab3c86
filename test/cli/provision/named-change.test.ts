import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ids, member, ORGANIZATION, provisionPlace, user } from "../../support/provision-place.js";

describe("a name", () => {
  it.each<[entitlement: string, principal: string]>([
    ["sales", "ADA@acme.com"],
    ["Sales", "ada"],
    ["group:SALES", "Ada Byron"],
    ["Sales", user(ids.ada)],
    [member(ids.sales), "ada@acme.com"],
  ])("%s and %s are looked up in a sync file", async (entitlement, principal) => {
    const { write, writes, sync, cwd } = await provisionPlace();
    await sync(join(cwd, "sync.json"));
    const { code, stderr } = await write(["grant", entitlement, principal, "--from", "sync.json"]);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^Acme Inc .* complete$/m);
    expect(writes()).toEqual([
      `/api/v2/usergroups/${ids.sales}/members {"op":"add","type":"user","id":"${ids.ada}"} 204`,
    ]);
  });

  it.each<[what: string, args: [string, string], said: string[]]>([
    [
      "several",
      ["Sales", "Sam Twin"],
      [
        '"Sam Twin" may be 2 things, and no name tells them apart: give the id',
        `Sam Twin <sam.1@acme.com>  user:${ids.sam1}`,
        `user:${ids.sam2}`,
      ],
    ],
    ["a part", ["Sal", "ada"], ['"Sal" is only part of a name', `Sales  group:${ids.sales}:member`]],
    ["nothing", ["Marketing", "ada"], ['no group or app is called "Marketing"']],
    ["nobody", ["Sales", "tim brand"], ['nobody is called "tim brand"', "Tom Brandt <tom@acme.com>"]],
    ["a group where a person is meant", ["Sales", "Engineering"], ["that goes to user:ID"]],
    ["a role", ["Administrator", "ada"], ["Admin Portal > Settings > Administrators"]],
  ])("that means %s is refused", async (_, args, said) => {
    const { write, writes, sync, cwd } = await provisionPlace();
    await sync(join(cwd, "sync.json"));
    const { code, stderr } = await write(["grant", ...args, "--from", "sync.json"]);
    expect(code, stderr).toBe(2);
    for (const text of said) expect(stderr).toContain(text);
    expect(writes()).toEqual([]);
  });

  it("may be an id that the file lacks, in upper case as well", async () => {
    const { write, writes, sync, cwd, simulator } = await provisionPlace();
    await sync(join(cwd, "sync.json"));
    const [late, team] = ["0000000000000000000000ae", "0000000000000000000000be"];
    simulator.addUser({ _id: late, id: late, displayname: "Late Comer" });
    simulator.addGroup({ id: team, name: "Late Team" });
    const args = [`group:${team.toUpperCase()}:member`, `user:${late.toUpperCase()}`, "--from", "sync.json"];
    const { code, stderr } = await write(["grant", ...args]);
    expect(code, stderr).toBe(0);
    expect(writes()).toEqual([
      `/api/v2/usergroups/${team}/members {"op":"add","type":"user","id":"${late}"} 204`,
    ]);
  });

  it("is not looked up in the file of another organisation", async () => {
    const other = await provisionPlace();
    other.simulator.organization.id = "5f3c1a90b07e4d21c8aa6e10";
    const { write, writes, cwd } = await provisionPlace();
    expect(await other.sync(join(cwd, "other.json"))).toMatchObject({ code: 0 });
    const { code, stderr } = await write(["grant", "Sales", "ada", "--from", "other.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `other.json is of organisation 5f3c1a90b07e4d21c8aa6e10, the key of ${ORGANIZATION}`,
    );
    expect(writes()).toEqual([]);
  });
});
