import { describe, expect, it } from "vitest";
import { annotationType } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";
import { grants, resources } from "./sample.js";
import { sampleLines, sampleText } from "./sample-text.js";
import { findingsOf, verifyDocument, verifyText } from "./verify-document.js";

const slack = { id: { resourceType: "app", resource: "a1" } };
const trait: Resource["annotations"] = [{ "@type": annotationType("AppTrait") }];

/** Findings of the sample with one resource instead of its first. */
async function findingsWith(first: Resource): Promise<string[]> {
  return findingsOf(await verifyDocument({ resources: [first, ...resources.slice(1)] }));
}

describe("LineChecker", () => {
  it.each([
    "2021-03-04T05:06:07.000Z",
    "2021-03-04T05:06:07.500000Z",
    "2021-03-04T07:06:07+02:00",
    "yesterday",
  ])("reports a time that is not canonical: %s", async (createdAt) => {
    expect(await findingsWith({ ...slack, displayName: "Slack", annotations: trait, createdAt })).toEqual([
      `canonical 8 resources[0]: ${createdAt} is not a canonical time`,
    ]);
  });

  it("reports a last login that is not canonical", async () => {
    const annotations = [
      ...trait,
      { "@type": annotationType("UserTrait"), lastLogin: "2021-03-04T05:06:07.0Z" },
    ];
    expect(await findingsWith({ ...slack, displayName: "Slack", annotations })).toEqual([
      "canonical 8 resources[0]: 2021-03-04T05:06:07.0Z is not a canonical time",
    ]);
  });

  it("reports half of a surrogate pair, and no text that only looks like one", async () => {
    expect(await findingsWith({ ...slack, displayName: "a\ud83d", annotations: trait })).toEqual([
      "canonical 8 resources[0]: a text in it is not well-formed: half of a surrogate pair",
    ]);
    expect(await findingsWith({ ...slack, displayName: "a\\ud83d \u{1f600}", annotations: trait })).toEqual(
      [],
    );
  });

  it("reports keys in another order", async () => {
    expect(await findingsWith({ displayName: "Slack", ...slack, annotations: trait })).toEqual([
      "canonical 8 resources[0]: it is not printed canonically",
    ]);
  });

  it.each([
    ["a blank", '"displayName":"Slack"', '"displayName": "Slack"'],
    ["an escape that is not needed", '"Slack"', '"\\u0053lack"'],
    ["a key twice", '"displayName":"Slack"', '"displayName":"Slack","displayName":"Slack"'],
    ["an unknown key", '"displayName":"Slack"', '"displayName":"Slack","colour":"red"'],
    ["a number in another notation", '"activated":true', '"activated":1.0'],
    ["unsorted keys of a profile", '"activated":true,"attributes":{', '"zeta":true,"attributes":{'],
  ])("reports bytes that printing again would not give: %s", async (_, canonical, other) => {
    const codes = (await verifyText(sampleText.replace(canonical, other))).findings.map(({ code }) => code);
    expect(codes).toEqual(["canonical", "digest"]);
  });

  it("reports a record that stands too late once, and one that stands twice", async () => {
    const lines = [...sampleLines];
    const [moved = "", last = ""] = [lines[20], lines[21]];
    lines.splice(20, 2, `${last},`, moved, moved.slice(0, -1));
    const counts = grants.length + 1;
    const text = `${lines.join("\n")}\n`.replace('"grants":5', `"grants":${counts}`);
    expect(findingsOf(await verifyText(text)).slice(0, 2)).toEqual([
      "order 22 grants[4]: it is out of order: it belongs before the record above it",
      "duplicate 23 grants[5]: it repeats the record before it",
    ]);
  });
});
