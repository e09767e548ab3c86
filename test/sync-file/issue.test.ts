import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeIssue } from "../../src/sync-file/issue.js";

const text = z.string();

describe("describeIssue", () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.object({ id: text }), {}, "id is missing"],
    [z.object({ kind: z.enum(["a", "b"]) }), {}, "kind is missing"],
    [z.object({ id: text.min(1) }), { id: "" }, "id is empty"],
    [z.object({ ids: z.array(text).min(1) }), { ids: [] }, "ids is empty"],
    [z.object({ id: text }), { id: 1 }, "id is not a string"],
    [z.object({ id: text }), { id: null }, "id is not a string"],
    [z.object({ ids: z.array(text) }), { ids: "x" }, "ids is not a list"],
    [z.object({ ids: z.array(text) }), { ids: ["x", 1] }, "ids[1] is not a string"],
    [z.object({ count: z.int() }), { count: 1.5 }, "count is not a whole number"],
    [z.object({ count: z.number() }), { count: "1" }, "count is not a number"],
    [z.object({ count: z.int().nonnegative() }), { count: -1 }, "count is less than 0"],
    [z.object({ on: z.boolean() }), { on: "yes" }, "on is not true or false"],
    [z.object({ on: z.literal(true) }), { on: false }, "on is not true"],
    [z.object({ kind: z.enum(["a", "b"]) }), { kind: "c" }, 'kind is not "a" or "b"'],
    [z.object({ url: text.startsWith("https://") }), { url: "http://x" }, "url does not begin with https://"],
    [z.object({ at: z.iso.datetime() }), { at: "now" }, "at is not a datetime"],
    [z.record(text, z.object({ on: z.boolean() })), { "a:b": { on: 1 } }, '["a:b"].on is not true or false'],
    [
      z.discriminatedUnion("@type", [z.object({ "@type": z.literal("a") })]),
      { "@type": "b" },
      "@type is not a known one",
    ],
    [z.object({}), 7, "it is not an object"],
  ])("names the place and the fault: %#", (schema, value, expected) => {
    const issues = schema.safeParse(value, { reportInput: true }).error?.issues ?? [];
    expect(issues.map(describeIssue)).toEqual([expected]);
  });
});
