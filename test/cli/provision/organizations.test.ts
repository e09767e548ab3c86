import { describe, expect, it } from "vitest";
import { emptyOrganization } from "../../../src/simulator/organization.js";
import { ids, member, ORGANIZATION, provisionPlace, user } from "../../support/provision-place.js";

const OTHER = "5f3c1a90b07e4d21c8aa6e10";

describe("a change with a key of several organisations", () => {
  it.each([
    [ORGANIZATION, [[ids.tom], []]],
    [OTHER, [[], [ids.tom]]],
  ])("is sent to the one that is named, %s, and to no other", async (orgId, members) => {
    const other = emptyOrganization(OTHER);
    const { write, simulator, receipts } = await provisionPlace({ otherOrganizations: [other] });
    const { organization, log } = simulator;
    Object.assign(other, { ...structuredClone(organization), id: OTHER, displayName: "Other Inc" });
    const { code, stderr } = await write(["grant", member(ids.sales), user(ids.tom), "--org-id", orgId]);
    expect(code, stderr).toBe(0);
    const [sent, ...more] = log.entries.filter(({ method }) => method === "POST");
    expect([sent?.headers.orgId, more]).toEqual([orgId, []]);
    expect([organization, other].map(({ memberships }) => memberships.get(ids.sales) ?? [])).toEqual(members);
    expect(receipts()[0]).toMatchObject({ organization: { id: orgId } });
  });

  it("is sent to none where none is named", async () => {
    const other = emptyOrganization(OTHER);
    const { write, writes } = await provisionPlace({ otherOrganizations: [other] });
    const { code, stderr } = await write(["grant", member(ids.sales), user(ids.tom)]);
    expect(code).toBe(2);
    expect(stderr).toContain("--org-id");
    expect(writes()).toEqual([]);
  });
});
