import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ContentDigest } from "../../src/sync-file/digest.js";

function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

describe("ContentDigest", () => {
  it("hashes every section's name and record lines, each with a line feed", () => {
    const digest = new ContentDigest();
    digest.add("resources", ["a", "b"]);
    digest.add("grants", ["ü"]);
    expect(digest.finish()).toBe(sha256("resourceTypes\nresources\na\nb\nentitlements\ngrants\nü\n"));
  });

  it("does not depend on how the lines are handed over", () => {
    const digest = new ContentDigest();
    digest.add("resourceTypes", []);
    digest.add("resources", ["a"]);
    digest.add("resources", []);
    digest.add("resources", ["b"]);
    expect(digest.finish()).toBe(sha256("resourceTypes\nresources\na\nb\nentitlements\ngrants\n"));
  });
});
