import { describe, expect, it } from "vitest";
import { counted, named } from "../../src/audit/words.js";

describe("the words of findings", () => {
  it.each([
    [0, "0 apps"],
    [1, "1 app"],
    [12, "12 apps"],
  ])("count %i", (count, expected) => {
    expect(counted(count, "app")).toBe(expected);
  });

  it.each([
    [[], undefined, ""],
    [["AWS"], undefined, "AWS"],
    [["AWS", "GCP"], undefined, "AWS and GCP"],
    [["AWS", "GCP", "Jira"], undefined, "AWS, GCP and Jira"],
    [["AWS", "GCP", "Jira", "Slack", "Zoom"], undefined, "AWS, GCP, Jira and 2 more"],
    [["AWS", "GCP", "Jira", "Slack"], 40, "AWS, GCP, Jira and 37 more"],
  ])("name %j of %j", (names, count, expected) => {
    expect(named(names, count)).toBe(expected);
  });
});
