import { describe, expect, it } from "vitest";
import {
  chooseOrganization,
  OrganizationChoiceError,
  organizationOfRows,
} from "../../src/sync/organization.js";

const acme = { id: "60259a2ad81e1a474d4e7c01", displayName: "Acme", providerId: "p1" };
const beta = { id: "60259A2AD81E1A474D4E7C02" };

describe("the organisation that is synced", () => {
  it.each([
    ["the only one", { listed: [acme] }, acme],
    ["the one that was named", { listed: [acme, beta], named: acme.id }, acme],
    [
      "the one that was named, in whatever case",
      { listed: [acme, beta], named: beta.id.toLowerCase() },
      beta,
    ],
    [
      "the one that was named, where nothing is listed",
      { listed: undefined, named: acme.id },
      { id: acme.id },
    ],
    ["left open, where nothing is known", { listed: undefined }, undefined],
    ["left open, where there is none", { listed: [] }, undefined],
  ])("is %s", (_, from, chosen) => {
    expect(chooseOrganization(from)).toEqual(chosen);
  });

  it.each([
    [{ listed: [acme, beta] }, undefined],
    [{ listed: [acme], named: beta.id.toLowerCase() }, beta.id.toLowerCase()],
    [{ listed: [], named: acme.id }, acme.id],
  ])("is refused with the list of all: %j", (from, named) => {
    expect(() => chooseOrganization(from)).toThrow(
      expect.objectContaining({ name: OrganizationChoiceError.name, organizations: from.listed, named }),
    );
  });

  it("is the one that all rows name", () => {
    expect(organizationOfRows(new Set(["a"]))).toEqual({ id: "a" });
    expect(organizationOfRows(new Set(["a", "b"]))).toBeUndefined();
    expect(organizationOfRows(new Set())).toBeUndefined();
  });
});
