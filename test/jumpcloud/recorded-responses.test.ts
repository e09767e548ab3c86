import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseApplication } from "../../src/jumpcloud/application.js";
import { parseReachedObject } from "../../src/jumpcloud/graph.js";
import { parseOrganization } from "../../src/jumpcloud/organization.js";
import { type Envelope, parsePage } from "../../src/jumpcloud/page.js";
import type { RowParser } from "../../src/jumpcloud/row.js";
import { systemUserParser } from "../../src/jumpcloud/system-user.js";
import { parseUserGroup } from "../../src/jumpcloud/user-group.js";

/** Answers of the real API, recorded by others: a JSON list of {request, status, headers, body}. Not part of the project. */
const path = process.env.JC_RECORDED_RESPONSES ?? "";

interface Recorded {
  request: string;
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

const endpoints: { pattern: RegExp; envelope: Envelope; parse: RowParser<{ id: string }> }[] = [
  { pattern: /\/api\/systemusers\?/, envelope: "results", parse: systemUserParser([]) },
  { pattern: /\/api\/organizations/, envelope: "results", parse: parseOrganization },
  { pattern: /\/api\/applications\?/, envelope: "results", parse: parseApplication },
  { pattern: /\/api\/v2\/usergroups\?/, envelope: "array", parse: parseUserGroup },
  {
    pattern: /\/api\/v2\/applications\/[0-9a-f]+\/(users|usergroups)\?/,
    envelope: "array",
    parse: parseReachedObject,
  },
];

const recorded: Recorded[] = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
const ours = recorded.flatMap((answer) => {
  const endpoint = endpoints.find(({ pattern }) => pattern.test(answer.request));
  return endpoint === undefined ? [] : [{ ...answer, ...endpoint }];
});

describe.runIf(recorded.length > 0)("recorded answers of JumpCloud", () => {
  it("are there for every kind of list that they were recorded for", () => {
    expect(endpoints.filter(({ pattern }) => !ours.some(({ request }) => pattern.test(request)))).toEqual([]);
  });

  it.each(ours)(
    "$request is read without a remark",
    ({ request, status, headers, body, envelope, parse }) => {
      const skip = Number(new URL(request.replace(/^GET /, "")).searchParams.get("skip") ?? 0);
      const answer = { status, headers: new Map(Object.entries(headers)), body: JSON.stringify(body) };
      const page = parsePage(answer, skip, { envelope, parse });
      expect(page.invalidFields).toEqual([]);
      expect(page.rows).toHaveLength(page.width);
      const results: unknown = envelope === "array" ? body : Reflect.get(Object(body), "results");
      expect(page.width).toBe(Array.isArray(results) ? results.length : -1);
      expect(page.total).toBeTypeOf("number");
    },
  );
});

describe.runIf(recorded.length === 0)("without recorded answers", () => {
  it("the schemas are tested against the simulator alone", () => {
    expect(path).toBe("");
  });
});
