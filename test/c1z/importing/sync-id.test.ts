import { describe, expect, it } from "vitest";
import { syncFileId } from "../../../src/c1z/importing/sync-id.js";

describe("the id of an imported sync", () => {
  it.each([
    ["0194E5F0-3C00-7000-8000-000000000001", "0194e5f0-3c00-7000-8000-000000000001"],
    // printf %s 2pDd3fS3Gk5nPpGp0KQd5oPdYbW | sha256sum, with version 8 and the variant in it
    ["2pDd3fS3Gk5nPpGp0KQd5oPdYbW", "3f8ac5fe-e839-8ebd-b127-2aaf990f4322"],
  ])("is its UUID, or follows from what it has: %s", (syncId, id) => {
    expect(syncFileId(syncId)).toBe(id);
    expect(syncFileId(syncId)).toBe(syncFileId(syncId));
  });

  it("is another for each", () => {
    expect(syncFileId("a")).not.toBe(syncFileId("b"));
  });
});
