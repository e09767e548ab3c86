import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationType } from "../../src/model/annotation.js";
import { type Grant, grantSchema } from "../../src/model/grant.js";
import { GrantLines } from "../../src/sync-file/grant-lines.js";
import { sections } from "../../src/sync-file/section.js";
import { documents } from "./arbitrary.js";

const printGrant = sections.grants.print;

const MEMBER = "group:g1:member";

function grantTo(resource: string, rest: Partial<Grant> = {}): Grant {
  return {
    entitlement: { resource: { id: { resourceType: "group", resource: "g1" } }, id: MEMBER },
    principal: { id: { resourceType: "user", resource } },
    id: `${MEMBER}:user:${resource}`,
    ...rest,
  };
}

const sources = { sources: { "group:g2:member": { isDirect: true as const } } };
const immutable = { "@type": annotationType("GrantImmutable") };
const lineOfFirst = printGrant(grantTo("u1"));

/** A reader that has seen the grant of u1. */
function afterFirst(): GrantLines {
  const lines = new GrantLines();
  lines.learn(lineOfFirst, grantTo("u1"));
  return lines;
}

/** What a line says to who knows nothing of the lines before it; `undefined` where it is no grant. */
function alone(line: string): Grant | undefined {
  try {
    return grantSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

describe("lines of grants", () => {
  it.each([
    ["to another of the same type", grantTo("u2")],
    ["with where it comes from", grantTo("u2", { sources })],
    ["with annotations", grantTo("u2", { annotations: [immutable] })],
    ["with both", grantTo("u2", { sources, annotations: [immutable] })],
    ["to an address", grantTo("a.b@example.com")],
  ])("are read by the line before them: %s", (_, grant) => {
    expect(afterFirst().find(printGrant(grant))).toEqual(grant);
  });

  it.each([
    ["nothing was learnt", new GrantLines(), lineOfFirst],
    ["the entitlement is another", afterFirst(), lineOfFirst.replaceAll("g1", "g2")],
    ["the principal is of another type", afterFirst(), lineOfFirst.replaceAll("user", "group")],
    ["an id needs quoting", afterFirst(), printGrant(grantTo('u"2'))],
    ["an id holds what JSON forbids", afterFirst(), lineOfFirst.replaceAll("u1", "u\t1")],
    ["the grant's id is another's", afterFirst(), printGrant({ ...grantTo("u2"), id: `${MEMBER}:user:u3` })],
    ["a member is unknown", afterFirst(), `${lineOfFirst.slice(0, -1)},"note":1}`],
    ["the id comes twice", afterFirst(), `${lineOfFirst.slice(0, -1)},"id":"x"}`],
    ["something follows", afterFirst(), `${lineOfFirst} `],
    ["it is cut", afterFirst(), lineOfFirst.slice(0, -1)],
    ["it ends in brackets too many", afterFirst(), `${lineOfFirst}}`],
    ["a source is none", afterFirst(), printGrant(grantTo("u2", { sources })).replace("true", "false")],
    [
      "it may be nested too deep",
      afterFirst(),
      `${lineOfFirst.slice(0, -1)},"sources":${" ".repeat(2000)}{"sources":{}}}`,
    ],
  ])("are left to who reads them whole where %s", (_, lines, line) => {
    expect(lines.find(line)).toBeUndefined();
  });

  it("say the same as each says alone", () => {
    fc.assert(
      fc.property(documents, ({ grants }) => {
        const lines = new GrantLines();
        for (const grant of grants) {
          const line = printGrant(grant);
          const found = lines.find(line);
          if (found !== undefined) expect(JSON.stringify(found)).toBe(JSON.stringify(alone(line)));
          lines.learn(line, grant);
        }
      }),
    );
  });

  it("say nothing that they do not say, whatever was done to them", () => {
    const part = fc.constantFrom(
      '"',
      "\\",
      "{",
      "}",
      ",",
      ":",
      "u1",
      "user",
      MEMBER,
      '"id":"x"',
      " ",
      "\t",
      "[",
      "]",
      "",
    );
    const cut = fc.record({ at: fc.nat(), length: fc.nat(12), part });
    const grants = fc.constantFrom(
      grantTo("u1"),
      grantTo("u2", { sources }),
      grantTo("u3", { annotations: [immutable] }),
    );
    fc.assert(
      fc.property(grants, fc.array(cut, { minLength: 1, maxLength: 3 }), (grant, cuts) => {
        let line = printGrant(grant);
        for (const { at, length, part: put } of cuts) {
          const start = at % (line.length + 1);
          line = line.slice(0, start) + put + line.slice(start + length);
        }
        const found = afterFirst().find(line);
        if (found !== undefined) expect(found).toEqual(alone(line));
      }),
      { numRuns: 2000 },
    );
  });

  it("share the entitlement, and not the principal", () => {
    const lines = afterFirst();
    const found = ["u2", "u3"].map((id) => lines.find(printGrant(grantTo(id, { sources }))));
    expect(found[0]?.entitlement).toBe(found[1]?.entitlement);
    expect(found[0]?.sources).toBe(found[1]?.sources);
    expect(found.map((grant) => grant?.principal.id.resource)).toEqual(["u2", "u3"]);
  });
});
