import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openReview } from "../../../../src/review/folder/open-review.js";
import { reviewPlace } from "./opened.js";

const flags = ["--by", "manager", "--fallback", "iam@example.com"];
const organization = { users: { u1: {} }, groups: { g1: {} }, members: "g1: u1" };

describe("where a review is opened", () => {
  it("is the folder of --dir where FILE is named too, and that is the sync", async () => {
    const { openAnywhere, sync, folder } = reviewPlace();
    const path = await sync(organization);
    const dir = join(folder, "acme");
    mkdirSync(dir);
    const { code, stdout } = await openAnywhere("Q4", path, "--dir", dir, ...flags);
    expect(code).toBe(0);
    expect(stdout).toContain(`jc-connector review check Q4 --dir ${dir}\n`);
    const { document } = await openReview(join(dir, "reviews", "Q4"));
    expect(document.sync.file).toBe("sync.json");
  });

  it("is that of --reviews whatever --dir is, and the next command has both", async () => {
    const { open, sync, folder, reviews } = reviewPlace();
    const dir = join(folder, "acme it");
    const path = await sync(organization);
    const { code, stdout } = await open("Q4", path, ...flags, "--dir", dir, "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).next).toBe(`jc-connector review check Q4 --reviews ${reviews} --dir '${dir}'`);
    expect([existsSync(join(reviews, "Q4")), existsSync(dir)]).toEqual([true, false]);
  });

  it("is refused where --dir names nothing, or has no sync and no FILE is named", async () => {
    const { openAnywhere, sync, folder } = reviewPlace();
    const path = await sync(organization);
    const nameless = await openAnywhere("Q4", path, "--dir", "", ...flags);
    expect([nameless.code, nameless.stderr]).toEqual([2, "jc-connector: --dir names no folder\n"]);
    expect((await openAnywhere("Q4", "--dir", folder, ...flags)).code).toBe(2);
    expect(existsSync(join(folder, "reviews"))).toBe(false);
  });
});
