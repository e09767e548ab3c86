import { describe, expect, it } from "vitest";
import { c1Account } from "../../../src/export/c1/c1-account.js";
import { annotationType, type UserTrait } from "../../../src/model/annotation.js";

const id = { resourceType: "user", resource: "u1" };

function account(trait: Omit<UserTrait, "@type"> = {}) {
  return c1Account({
    id,
    displayName: "Ada",
    annotations: [{ "@type": annotationType("UserTrait"), ...trait }],
  });
}

describe("an account in ConductorOne's words", () => {
  it("says nothing that the file does not", () => {
    expect(account()).toEqual({
      id,
      key: "user:u1",
      wanted: "u1",
      lastName: "Ada",
      firstName: "",
      email: "",
      status: "Unknown",
      lastLogin: "",
      userType: "",
      managerKey: undefined,
    });
  });

  it("is none of a group's", () => {
    const annotations = [{ "@type": annotationType("GroupTrait") }];
    expect(c1Account({ id, displayName: "Sales", annotations })).toBeUndefined();
  });

  it.each([
    ["ACCOUNT_TYPE_HUMAN", ""],
    ["ACCOUNT_TYPE_SERVICE", "Service"],
    ["ACCOUNT_TYPE_SYSTEM", "System"],
  ] as const)("of the type %s is %j", (accountType, userType) => {
    expect(account({ accountType })?.userType).toBe(userType);
  });

  it("has the names of the trait", () => {
    expect(account({ structuredName: { givenName: "Ada", familyName: "Lovelace" } })).toMatchObject({
      firstName: "Ada",
      lastName: "Lovelace",
    });
  });
});
