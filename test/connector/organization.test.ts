import { describe, expect, it } from "vitest";
import { listOrganizations } from "../../src/connector/organization.js";
import { jumpCloudOf } from "./in-memory-jumpcloud.js";

const path = "/api/organizations";

describe("the organisations that a key may see", () => {
  it("have a name where JumpCloud has one", async () => {
    const rows = [
      { _id: "o1", displayName: "Acme\ud800" },
      { _id: "o2", displayName: null },
      { _id: "o3", displayName: "" },
    ];
    expect(await listOrganizations(jumpCloudOf({ [path]: rows }).client)).toEqual([
      { id: "o1", displayName: "Acme\ufffd" },
      { id: "o2" },
      { id: "o3" },
    ]);
  });

  it.each([403, 404])("are not known where the list answers %i", async (status) => {
    expect(await listOrganizations(jumpCloudOf({ [path]: status }).client)).toBeUndefined();
  });

  it("are asked for in vain, and loudly, where the key itself is refused", async () => {
    await expect(listOrganizations(jumpCloudOf({ [path]: 401 }).client)).rejects.toThrow("answered 401");
  });
});
