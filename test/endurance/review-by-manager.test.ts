import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { returnCsv, type SheetRow, sentRows, sheetNames } from "../support/filled-sheets.js";
import {
  applied,
  type Checked,
  type Closed,
  keyOf,
  openedReview,
  returnAll,
  reviewers,
  SLOW_MS,
} from "../support/generated-review.js";
import { contradict, returnScan, returnSpoilt, returnWithRows } from "../support/reviewers-mistakes.js";
import { edgesOfItems, hashesHold, type WholeReview } from "../support/whole-review.js";

/** Somebody who decides about others, and whose own access is on the sheet of another. */
function twoReviewers(population: readonly SheetRow[], among: ReadonlySet<string>) {
  for (const own of population) {
    const sheet = population.find(({ Reviewer }) => Reviewer === own["E-mail"]?.toLowerCase())?.Sheet;
    if (sheet !== undefined && own.Sheet !== sheet && among.has(sheet)) return { own, sheet };
  }
  throw new Error("nobody has access of their own");
}

/** Groups whose members a rule decides, by the organisation itself. */
const byRule = ({ simulator }: WholeReview) =>
  new Set(
    simulator.organization.groups
      .filter(({ membershipMethod }) => membershipMethod.startsWith("DYNAMIC"))
      .map(({ id }) => id),
  );

describe("a review of 3,000 people by their managers", () => {
  it(
    "takes away what was decided, in spite of all mistakes, and proves it",
    async () => {
      const place = await openedReview(["--by", "manager"]);
      const { folder, told, review, edges, sync, cwd, table } = place;
      const before = edges();
      const sheets = sheetNames(folder);
      expect(sheets.length).toBeGreaterThan(250);
      const population = table("population.csv").filter((row) => row.Sheet !== "");
      const sheetOf = new Map(population.map((row) => [keyOf(row), row.Sheet ?? ""]));

      // Everybody answers, and many of them wrongly.
      const { fill, removed: asked } = reviewers(0.01);
      await returnAll(place, fill);
      const spoilt = sheets.slice(0, 10);
      await returnSpoilt(folder, spoilt);
      const rest = sheets.slice(10);
      const [contradicting = "", pasting = "", pasted = "", handing = ""] = rest;
      const twice = await contradict(folder, { sheet: contradicting, kept: (key) => !asked.has(key) });
      returnWithRows(folder, { sheet: pasting, fill, pasted: (await sentRows(folder, pasted)).slice(0, 1) });
      const { own, sheet: ofTheirs } = twoReviewers(population, new Set(rest.slice(4)));
      const ownRows = (await sentRows(folder, own.Sheet ?? "")).filter((row) => keyOf(row) === keyOf(own));
      returnWithRows(folder, { sheet: ofTheirs, fill, pasted: ownRows });
      let notMine = "";
      rmSync(join(folder, "returned", `${handing}.xlsx`), { force: true });
      returnCsv(folder, {
        sheet: handing,
        fill: ([first = {}, ...others]) => {
          notMine = keyOf(first);
          return [{ ...first, Decision: "Not mine" }, ...others.map((row) => ({ ...row, Decision: "Keep" }))];
        },
      });
      const scan = returnScan(folder);
      const wrong = new Set([...sheetOf].flatMap(([key, sheet]) => (spoilt.includes(sheet) ? [key] : [])));

      const first = await told<Checked>("check");
      expect(first.code).toBe(1);
      expect(new Set(first.answer.refused.map(({ kind }) => kind))).toEqual(
        new Set([
          "changed row",
          "contradiction",
          "not on this sheet",
          "not understood",
          "self-review",
          "unknown key",
          "unreadable file",
        ]),
      );
      expect(first.answer.rows.open).toBe(wrong.size + twice.length + 1);

      // What is not mine goes to somebody else. The rest stays as it is: nothing of it may count.
      rmSync(scan);
      expect((await review("check", ["--forward", "ciso@example.com"])).code).toBe(1);
      returnCsv(folder, {
        sheet: "sheet-ciso-2",
        fill: (rows) => rows.map((row) => ({ ...row, Decision: "Remove" })),
      });
      const accepted = new Set(
        [...asked, notMine].filter((key) => {
          const sheet = sheetOf.get(key) ?? "";
          return !wrong.has(key) && !twice.includes(key) && (sheet !== handing || key === notMine);
        }),
      );
      const { removals } = await applied(place);
      expect(removals.map(({ key }) => key).sort()).toEqual([...accepted].sort());
      const ruled = byRule(place);
      const isAtJumpCloud = ({ Kind, "Access id": access = "" }: SheetRow) =>
        Kind === "assignment" || (Kind === "membership" && !ruled.has(access.split(":")[1] ?? ""));
      const gone = population.filter((row) => accepted.has(keyOf(row)) && isAtJumpCloud(row)).map(keyOf);
      const goneEdges = new Set(edgesOfItems(folder, gone));
      expect(edges()).toEqual(before.filter((edge) => !goneEdges.has(edge)));

      expect((await sync(join(cwd, "sync.json"))).code).toBe(0);
      const closed = await told<Closed>("close");
      expect(closed.code).toBe(1);
      const proof = new Map(table("evidence", "proof.csv").map((row) => [keyOf(row), row]));
      expect(proof.size).toBe(first.answer.rows.total);
      const still = [...accepted].filter((key) => proof.get(key)?.["Still there"] === "yes");
      expect(still.sort()).toEqual([...accepted].filter((key) => !gone.includes(key)).sort());
      const { removals: decided, proven, open } = closed.answer.counts;
      expect({ decided, proven, open }).toEqual({
        decided: accepted.size,
        proven: gone.length,
        open: wrong.size + twice.length + still.length,
      });
      expect(hashesHold(join(folder, "evidence"))).toBe(true);
    },
    SLOW_MS,
  );
});
