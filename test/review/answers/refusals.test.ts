import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import { again, decide, type Edit, type Format, filledIn, set, withoutColumns } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

const ana = itemOf({ person: "ana", access: "Contractors", reviewer: "dana" });
const ben = itemOf({ person: "ben", access: "Engineering", reviewer: "dana" });
const dana = itemOf({ person: "dana", access: "Admins", reviewer: "dana" });
const app = itemOf(
  { person: "ana", access: "AWS", reviewer: "dana" },
  { kind: "through groups", through: ["group:Contractors:member"] },
);
const other = itemOf({ person: "eve", access: "Sales", reviewer: "kim" });
const items = [ana, ben, dana, app, other];
const strange = "r_0123456789abcdef";

const formats: readonly Format[] = ["xlsx", "csv"];
const mistakes: readonly [string, readonly Edit[], object][] = [
  [
    "a key that nobody knows",
    [decide({ [ana.key]: "Keep" }), set(ana.key, "Row key", strange)],
    { kind: "unknown key", said: strange },
  ],
  [
    "a key that was cut",
    [decide({ [ana.key]: "Keep" }), set(ana.key, "Row key", ana.key.slice(0, -1))],
    { kind: "unknown key", said: ana.key.slice(0, -1) },
  ],
  [
    "a decision without a key",
    [decide({ [ana.key]: "Keep" }), set(ana.key, "Row key", "")],
    { kind: "unknown key", said: "" },
  ],
  [
    "another person",
    [decide({ [ana.key]: "Remove" }), set(ana.key, "Person", "ben Smith")],
    { kind: "changed row", item: ana, said: 'Person is "ben Smith" and was "ana Smith"' },
  ],
  [
    "another account",
    [decide({ [ana.key]: "Remove" }), set(ana.key, "Account", "ben@acme.com")],
    { kind: "changed row", item: ana, said: 'Account is "ben@acme.com" and was "ana@acme.com"' },
  ],
  [
    "another access",
    [decide({ [ana.key]: "Remove" }), set(ana.key, "Access", "")],
    { kind: "changed row", item: ana, said: 'Access is "" and was "Contractors"' },
  ],
  [
    "no column that tells whose access",
    [decide({ [ana.key]: "Keep" }), withoutColumns("Person", "Account", "Access")],
    { kind: "changed row", item: ana, said: "it does not show the Access" },
  ],
  [
    "no Access",
    [decide({ [ana.key]: "Keep" }), withoutColumns("Access")],
    { kind: "changed row", item: ana, said: "it does not show the Access" },
  ],
  [
    "neither Person nor Account",
    [decide({ [ana.key]: "Keep" }), withoutColumns("Person", "Account")],
    { kind: "changed row", item: ana, said: "it shows neither Person nor Account" },
  ],
  [
    "a word that is no decision",
    [decide({ [ana.key]: "yes" })],
    { kind: "not understood", item: ana, said: "yes" },
  ],
  [
    "a word of the language itself",
    [decide({ [ana.key]: "constructor" })],
    { kind: "not understood", item: ana, said: "constructor" },
  ],
  ["the reviewer's own access kept", [decide({ [dana.key]: "Keep" })], { kind: "self-review", item: dana }],
  [
    "an app through groups removed",
    [decide({ [app.key]: "Remove" })],
    { kind: "cannot be removed here", item: app },
  ],
  [
    "a row of another sheet",
    [decide({ [ana.key]: "Keep" }), set(ana.key, "Row key", other.key)],
    { kind: "not on this sheet", item: other },
  ],
];

describe.each(formats)("in a returned %s", (format) => {
  it.each(mistakes)("%s does not count", async (_, edits, refusal) => {
    const review = await sentReview(items);
    const name = `sheet-dana.${format}`;
    await giveBack(review, name, await filledIn(sheetOf(review, "sheet-dana"), { format, edits }));
    const { decided, refused, open, notMine } = await readAnswers(review);
    expect(refused.map(({ places: _places, ...rest }) => rest)).toEqual([refusal]);
    expect(refused[0]?.places).toEqual([{ file: name, row: expect.any(Number) }]);
    expect({ decided: [...decided.keys()], open, notMine }).toEqual({
      decided: [],
      open: items,
      notMine: [],
    });
  });

  it("one row with two decisions is a contradiction, and open", async () => {
    const review = await sentReview(items);
    const edits = [
      decide({ [ana.key]: "Keep", [ben.key]: "Keep" }),
      again(ana.key, "Remove"),
      again(ben.key, "keep "),
    ];
    await giveBack(
      review,
      `sheet-dana.${format}`,
      await filledIn(sheetOf(review, "sheet-dana"), { format, edits }),
    );
    const { decided, refused } = await readAnswers(review);
    expect([...decided.keys()]).toEqual([ben.key]);
    expect(
      refused.map(({ kind, item, said, places }) => ({ kind, item, said, places: places.length })),
    ).toEqual([
      { kind: "contradiction", item: ana, said: "keep by dana@acme.com, remove by dana@acme.com", places: 2 },
    ]);
  });

  it.each(["Keep", " KEEP ", "keep"])("%j is Keep", async (word) => {
    const review = await sentReview(items);
    const edits = [decide({ [ana.key]: word }), set(ana.key, "Comment", "her project")];
    await giveBack(
      review,
      `sheet-dana.${format}`,
      await filledIn(sheetOf(review, "sheet-dana"), { format, edits }),
    );
    const { decided, open, refused } = await readAnswers(review);
    expect(decided.get(ana.key)).toMatchObject({
      decision: "keep",
      comment: "her project",
      by: "dana@acme.com",
    });
    expect({ open, refused }).toEqual({ open: [ben, dana, app, other], refused: [] });
  });

  it.each(["Not mine", "not-mine", "NOTMINE", "not  mine"])("%j is Not mine", async (word) => {
    const review = await sentReview(items);
    const edits = [decide({ [dana.key]: word })];
    await giveBack(
      review,
      `sheet-dana.${format}`,
      await filledIn(sheetOf(review, "sheet-dana"), { format, edits }),
    );
    const { notMine, open, refused } = await readAnswers(review);
    expect(notMine.map(({ item, by }) => [item.key, by])).toEqual([[dana.key, "dana@acme.com"]]);
    expect({ open, refused }).toEqual({ open: items, refused: [] });
  });
});
