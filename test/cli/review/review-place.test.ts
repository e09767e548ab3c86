import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reviewFolder, reviewsFolder } from "../../../src/cli/review/review-place.js";

describe("where a review is", () => {
  it.each([
    [{}, {}, "reviews"],
    [{ dir: "acme" }, {}, join("acme", "reviews")],
    [{}, { JC_CONNECTOR_DIR: "acme" }, join("acme", "reviews")],
    [{ dir: "acme" }, { JC_CONNECTOR_DIR: "other" }, join("acme", "reviews")],
    [{ reviews: "uar" }, { JC_CONNECTOR_DIR: "other" }, "uar"],
  ])("with %j and %j is %s", (flags, env, folder) => {
    expect(reviewsFolder(flags, env)).toBe(folder);
    expect(reviewFolder("2026-Q4", flags, env)).toBe(join(folder, "2026-Q4"));
  });

  it.each(["", ".", "..", "../2026-Q4", "a/b", "a\\b", "-x", ".x", "a b", "a\n", "ä", "a".repeat(65)])(
    "refuses the name %j",
    (name) => {
      expect(() => reviewFolder(name, {}, {})).toThrow("cannot be the name of a review");
    },
  );

  it.each(["q", "2026-Q4", "console", "a".repeat(64)])("takes the name %j", (name) => {
    expect(reviewFolder(name, {}, {})).toBe(join("reviews", name));
  });

  it.each([{ reviews: "" }, { dir: "" }])("refuses %j", (flags) => {
    expect(() => reviewsFolder(flags, {})).toThrow("names no folder");
  });
});
