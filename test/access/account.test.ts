import { describe, expect, it } from "vitest";
import { accountOf } from "../../src/access/account.js";
import type { Resource } from "../../src/model/resource.js";

const USER_TRAIT = "type.googleapis.com/c1.connector.v2.UserTrait";

function user(rest: Partial<Resource> = {}, trait: object = {}): Resource {
  return {
    id: { resourceType: "user", resource: "u1" },
    displayName: "Ada Byron",
    annotations: [{ "@type": USER_TRAIT, ...trait }],
    ...rest,
  };
}

const bare = { id: { resourceType: "user", resource: "u1" }, key: "user:u1", displayName: "Ada Byron" };

describe("an account", () => {
  it.each<[string, Resource, object]>([
    ["without anything is of unknown state, and its MFA is not known", user(), { ...bare, state: "unknown" }],
    [
      "takes address and user name from the profile first",
      user(
        { profile: { email: "ada@a.example", username: "ada" } },
        { login: "other", emails: [{ address: "other@a.example", isPrimary: true }] },
      ),
      { ...bare, email: "ada@a.example", username: "ada", state: "unknown" },
    ],
    [
      "else from the trait, the primary address before others",
      user(
        {},
        { login: "ada", emails: [{ address: "x@a.example" }, { address: "p@a.example", isPrimary: true }] },
      ),
      { ...bare, email: "p@a.example", username: "ada", state: "unknown" },
    ],
    [
      "is enabled when its status says so",
      user({ status: { status: "RESOURCE_STATUS_ENABLED" } }),
      { ...bare, state: "enabled" },
    ],
    [
      "is disabled for the reason that the status names",
      user({ status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" } }),
      { ...bare, state: "disabled", stateDetails: "suspended" },
    ],
    ["has MFA", user({}, { mfaStatus: { mfaEnabled: true } }), { ...bare, state: "unknown", hasMfa: true }],
    ["is known to lack MFA", user({}, { mfaStatus: {} }), { ...bare, state: "unknown", hasMfa: false }],
    [
      "names its administrator account",
      user({ profile: { linked_admin_id: "a1", link_basis: "email" } }),
      { ...bare, state: "unknown", linkedKey: "admin_user:a1", linkBasis: "email" },
    ],
    [
      "takes no text out of a profile that holds something else there",
      user({ profile: { email: 7, username: "", linked_admin_id: null } }),
      { ...bare, state: "unknown" },
    ],
  ])("%s", (_, resource, account) => {
    expect(accountOf(resource)).toEqual(account);
  });

  it("is nothing that lacks the trait of users", () => {
    expect(
      accountOf(user({ annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.GroupTrait" }] })),
    ).toBeUndefined();
  });
});
