import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { populationColumns, populationCsv } from "../../../src/review/opening/population.js";
import { anyPair } from "../../support/any-organization.js";
import { holdingsOf, openedReview } from "../../support/opened-review.js";
import { parseCsv } from "../../support/rfc4180.js";

const managers = fc.dictionary(fc.constantFrom("u1", "u2", "u3", "u4"), fc.constantFrom("u1", "u2", "u9"));
const owners = fc.dictionary(
  fc.constantFrom("group:g1", "group:g2", "app:a1", "role:r1"),
  fc.constantFrom("u1@example.com", "one@example.com", "other@example.com"),
);

describe("a review of any organisation", () => {
  it("has everything that somebody has on exactly one sheet, or tells why not, and nobody's own access on theirs", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPair,
        managers,
        fc.option(owners, { nil: undefined }),
        fc.boolean(),
        async ([organization], managerOf, named, onlyPrivileged) => {
          const file = {
            ...organization,
            users: Object.fromEntries(
              Object.entries(organization.users ?? {}).map(([id, user]) => {
                const manager = Object.hasOwn(managerOf, id) ? managerOf[id] : undefined;
                return [id, { ...user, ...(manager !== undefined && { manager }) }];
              }),
            ),
          };
          const opening = await openedReview(file, {
            ...(named && { owners: named }),
            ...(onlyPrivileged && { onlyPrivileged }),
            privileged: ["g1"],
            // Whoever is asked when everybody else is the person.
            fallbacks: ["one@example.com", "iam@elsewhere.example"],
          });
          const { held, people } = await holdingsOf(file);
          const items = opening.sheets.flatMap(({ name, reviewer, items }) =>
            items.map((item) => ({ name, from: reviewer, ...item })),
          );
          const [head, ...lines] = parseCsv(
            [...populationCsv(opening, { since: undefined })].join("").slice(1),
          );
          expect(head).toEqual([...populationColumns]);
          const keys = items.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          const wanted = held.map(({ account, resource, kind }) => `${account.key} ${kind} ${resource.key}`);
          const idle = people
            .accounts()
            .filter(({ key }) => !held.some(({ account }) => account.key === key));
          const told = lines.map((cells) =>
            Object.fromEntries(populationColumns.map((name, at) => [name, cells[at]])),
          );
          expect(
            told.map((line) => `${line["Account id"]} ${line.Kind} ${line["Access id"]}`).sort(),
          ).toEqual([...wanted, ...idle.map(({ key }) => `${key}  `)].sort());
          for (const line of told) {
            const item = items.find(({ key }) => key === line["Row key"]);
            if (line["In the review"] === "yes") {
              expect([line.Sheet, line.Reviewer]).toEqual([item?.sheet, item?.reviewer]);
            } else {
              expect(line).toMatchObject({
                "Row key": "",
                Sheet: "",
                "In the review": expect.stringMatching(/^no: ./),
              });
            }
          }
          expect(told.filter((line) => line["In the review"] === "yes")).toHaveLength(items.length);
          for (const item of items) {
            expect([item.sheet, item.reviewer]).toEqual([item.name, item.from]);
            expect(item.addresses).not.toContain(item.reviewer);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
