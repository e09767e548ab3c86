import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemKind } from "../../../src/review/review-item.js";
import { earlierReview } from "../../support/earlier-review.js";
import { openedReview, type SmallReview, sheetLines, shownIn } from "../../support/opened-review.js";
import type { SmallFile } from "../../support/small-sync-file.js";

const organization: SmallFile = {
  users: { boss: {}, u1: { manager: "boss" } },
  groups: { g1: {} },
  apps: { a1: { name: "AWS" }, a2: { name: "GitHub" } },
  members: "g1: u1",
  bound: "a1: g1; a2: g1",
};
const NEW = 8;
const membership = "group:g1:member user:u1";

type Row = Parameters<typeof earlierReview>[0][string];

/** What becomes of the one membership, where the review before said this of it. */
async function compared(
  row: Row,
  { file = organization, ...review }: SmallReview & { file?: SmallFile } = {},
) {
  const last = earlierReview({ [membership]: row });
  const all = await openedReview(file, { last, ...review });
  const opening = await openedReview(file, { last, since: last, ...review });
  return { isAsked: sheetLines(opening).length > 0, column: shownIn(all, NEW) };
}

describe("a membership that was kept in the last review", () => {
  it.each<[what: string, Row, Awaited<ReturnType<typeof compared>>]>([
    ["is left out", { gives: ["app:a1", "app:a2"] }, { isAsked: false, column: [""] }],
    [
      "is left out where it gives less now",
      { gives: ["app:a1", "app:a2", "app:a3"] },
      { isAsked: false, column: [""] },
    ],
    [
      "is left out where what it gives is called otherwise now",
      { gives: ["app:a1", "app:a2"], shown: { Gives: "Amazon, Git" } },
      { isAsked: false, column: [""] },
    ],
    [
      "is asked about where it gives more now, whatever the names are",
      { gives: ["app:a1", "app:a3"], shown: { Gives: "AWS, GitHub" } },
      { isAsked: true, column: ["gives more than at the last review"] },
    ],
    [
      "is asked about as new where it was gone at the close",
      { gives: ["app:a1", "app:a2"], isStillThere: false },
      { isAsked: true, column: ["new"] },
    ],
    [
      "is left out where only the text of what it gave is known, and is the same",
      { shown: { Gives: "AWS, GitHub" } },
      { isAsked: false, column: [""] },
    ],
    [
      "is asked about where only that text is known, and is another",
      { shown: { Gives: "AWS" } },
      { isAsked: true, column: ["gives something else than at the last review"] },
    ],
  ])("%s", async (_, row, expected) => {
    expect(await compared(row)).toEqual(expected);
  });

  it("is asked about exactly where it gives an app that it did not give then", async () => {
    const ids = ["a1", "a2", "a3", "a4", "a5"];
    const apps = fc.subarray(ids);
    await fc.assert(
      fc.asyncProperty(apps, apps, async (then, now) => {
        const file: SmallFile = {
          ...organization,
          apps: Object.fromEntries(ids.map((id) => [id, {}])),
          bound: now.map((id) => `${id}: g1`).join("; "),
        };
        const { isAsked } = await compared({ gives: then.map((id) => `app:${id}`) }, { file });
        expect(isAsked).toBe(now.some((id) => !then.includes(id)));
      }),
      { numRuns: 60 },
    );
  });

  it("is asked about where it is sensitive now and was not", async () => {
    const given = { gives: ["app:a1", "app:a2"] };
    const privileged = ["AWS"];
    expect(await compared(given, { privileged })).toEqual({
      isAsked: true,
      column: ["was not sensitive at the last review"],
    });
    expect(
      await compared({ ...given, shown: { "Sensitive and why": "matches g1" } }, { privileged }),
    ).toEqual({
      isAsked: false,
      column: [""],
    });
    expect(await compared({ gives: ["app:a1"] }, { privileged })).toEqual({
      isAsked: true,
      column: ["gives more than at the last review; was not sensitive at the last review"],
    });
  });
});

describe("a row of the last review", () => {
  it.each<[what: string, Row, column: string]>([
    [
      "that was to be removed is told of, whether it was gone meanwhile or not",
      "remove",
      "was to be removed",
    ],
    [
      "that was removed and is there again is told of",
      { decision: "remove", isStillThere: false },
      "was to be removed",
    ],
    ["that nobody decided is not new", { decision: "open", gives: ["app:a1", "app:a2"] }, ""],
    ["that nobody decided and that was gone is new", { decision: "open", isStillThere: false }, "new"],
  ])("%s, and asked about", async (_, row, column) => {
    expect(await compared(row)).toEqual({ isAsked: true, column: [column] });
  });
});

describe("what comes with a membership", () => {
  it("is kept with its row by id, sorted, and with no other row", async () => {
    const file: SmallFile = {
      ...organization,
      groups: { g1: {}, g2: {} },
      apps: { b: { name: "A" }, a: { name: "B" } },
      members: "g1: u1; g2: u1",
      bound: "b: g1; a: g1",
      direct: "a: u1",
    };
    const { sheets } = await openedReview(file, { owners: { "app:b": "boss@example.com" } });
    const given = sheets.flatMap(({ items }) =>
      items.map(({ kind, entitlement, gives }): [ItemKind, string, readonly string[] | undefined] => [
        kind,
        entitlement,
        gives,
      ]),
    );
    expect(given.sort()).toEqual([
      ["assignment", "app:a:access", undefined],
      ["membership", "group:g1:member", ["app:a", "app:b"]],
      ["membership", "group:g2:member", []],
      ["through groups", "app:b:access", undefined],
    ]);
  });
});
