import { describe, expect, it } from "vitest";
import { changedFields } from "../../src/diff/changed-fields.js";
import { annotationType } from "../../src/model/annotation.js";

const roles = (...names: string[]) => ({ profile: { role_names: names } });
const aliases = (...names: string[]) => ({
  annotations: [{ "@type": annotationType("UserTrait"), loginAliases: names }],
});

// Members are put behind the others in the order in which they are told, that of their paths; names of roles are sorted.
describe("the members of a set", () => {
  it("are told one by one where names of roles come between others", () => {
    expect(changedFields(roles("Auditor", "Manager"), roles("Auditor", "Help Desk", "Manager"))).toEqual([
      { path: "/profile/role_names/Help Desk", after: "Help Desk" },
    ]);
  });

  it("are told one by one where they come in the order of their paths", () => {
    expect(changedFields(aliases("z"), aliases("z", "a", "b"))).toEqual([
      { path: "/annotations/UserTrait/loginAliases/a", after: "a" },
      { path: "/annotations/UserTrait/loginAliases/b", after: "b" },
    ]);
  });

  it("are told as a whole where they come in another order, and one by one when they go", () => {
    const [before, after] = [["z"], ["z", "b", "a"]];
    expect(changedFields(aliases(...before), aliases(...after))).toEqual([
      { path: "/annotations/UserTrait/loginAliases", before, after },
    ]);
    expect(changedFields(aliases(...after), aliases(...before))).toEqual([
      { path: "/annotations/UserTrait/loginAliases/a", before: "a" },
      { path: "/annotations/UserTrait/loginAliases/b", before: "b" },
    ]);
  });
});
