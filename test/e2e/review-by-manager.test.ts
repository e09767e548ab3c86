import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Fill, returnCsv, returnXlsx, sheetNames } from "../support/filled-sheets.js";
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
import { hashesHold } from "../support/whole-review.js";

describe("a review of 3,000 people by their managers", () => {
  it(
    "takes away what was decided, in spite of all mistakes, and proves it",
    async () => {
      const place = await openedReview(["--by", "manager"]);
      const { folder, told, edges, removed, sync, cwd, table } = place;
      const before = edges();
      const sheets = sheetNames(folder);
      expect(sheets.length).toBeGreaterThan(250);

      // Ten people send back something else than what they were sent.
      const { fill, removed: asked } = reviewers(0.01);
      await returnAll(place, fill);
      const spoilt = sheets.slice(0, 10);
      const mistakes: Fill[] = [
        (rows) => rows.map((row) => ({ ...row, Decision: "" })),
        (rows) => rows.map((row) => ({ ...row, Decision: "revoke" })),
        (rows) =>
          rows.map((row, at) => ({
            ...row,
            "Row key": keyOf(rows[at - 1] ?? rows.at(-1) ?? row),
            Decision: "Remove",
          })),
        (rows) =>
          rows.map((row, at) => ({
            ...row,
            "Row key": `r_${String(at).padStart(16, "0")}`,
            Decision: "Remove",
          })),
        (rows) => rows.map((row) => ({ ...row, Person: "Somebody Else", Decision: "Remove" })),
      ];
      for (const [at, sheet] of spoilt.entries()) {
        for (const ending of ["csv", "xlsx"])
          rmSync(join(folder, "returned", `${sheet}.${ending}`), { force: true });
        const mistake = mistakes[at % mistakes.length];
        if (mistake === undefined) continue;
        if (at < 5) await returnXlsx(folder, { sheet, fill: mistake });
        else returnCsv(folder, { sheet, fill: mistake });
      }
      const first = await told<Checked>("check");
      expect(first.code).toBe(1);
      expect(new Set(first.answer.refused.map(({ kind }) => kind))).toEqual(
        new Set(["not understood", "changed row", "unknown key"]),
      );
      // Of those ten nothing counts.
      const rowsOf = new Map(table("population.csv").map((row) => [row["Row key"], row.Sheet]));
      const open = [...rowsOf.values()].filter(
        (sheet) => sheet !== undefined && spoilt.includes(sheet),
      ).length;
      expect(first.answer.rows.open).toBe(open);

      const { removals } = await applied(place);
      const accepted = [...asked].filter((row) => !spoilt.includes(rowsOf.get(row) ?? ""));
      expect(removals.map(({ row }) => row).sort()).toEqual(accepted.sort());
      const gone = new Set(removed());
      expect(edges()).toEqual(before.filter((edge) => !gone.has(edge)));

      expect((await sync(join(cwd, "sync.json"))).code).toBe(0);
      const closed = await told<Closed>("close");
      expect(closed.code).toBe(1);
      const proof = new Map(table("evidence", "proof.csv").map((row) => [keyOf(row), row]));
      expect(proof.size).toBe(first.answer.rows.total);
      for (const { row, fate } of removals) {
        expect({ row, still: proof.get(row)?.["Still there"] }).toEqual({
          row,
          still: fate === "remove" ? "no" : "yes",
        });
      }
      expect(closed.answer.counts.removals).toBe(removals.length);
      expect(closed.answer.counts.proven).toBe(gone.size);
      expect(closed.answer.open.length).toBe(open + removals.length - gone.size);
      expect(hashesHold(join(folder, "evidence"))).toBe(true);
    },
    SLOW_MS,
  );
});
