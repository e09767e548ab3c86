import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reviewTable, type TableRow } from "../../support/review-table.js";
import { demoFile, exported } from "./exported.js";

const mondayFile = fileURLToPath(new URL("../../../fixtures/demo-sync-monday.json", import.meta.url));

async function reviewOf(file: string): Promise<TableRow[]> {
  return reviewTable((await exported(file, "--all-accounts")).stdout);
}

describe("the reviews of two weeks", () => {
  it("have the same id for the same way, also when what it leads to was renamed", async () => {
    const [monday, today] = [await reviewOf(mondayFile), await reviewOf(demoFile)];
    const todays = new Map(today.map((row) => [row.path_ids, row]));
    const both = monday.flatMap((row) => {
      const now = todays.get(row.path_ids);
      return now === undefined ? [] : [{ before: row, now }];
    });
    expect(both.length).toBeGreaterThan(50);
    expect(both.filter(({ before, now }) => before.review_id !== now.review_id)).toEqual([]);
    const renamed = both
      .filter(({ before, now }) => before.path !== now.path)
      .map(({ before, now }) => [before.path, now.path]);
    expect(renamed).toContainEqual([
      "user:old.importer > group:Contractors",
      "user:old.importer > group:VPN Contractors",
    ]);
    const ids = (rows: readonly TableRow[]) => new Set(rows.map(({ review_id }) => review_id));
    const onlyToday = today.filter(({ path_ids }) => !both.some(({ now }) => now.path_ids === path_ids));
    expect([...ids(onlyToday)].filter((id) => ids(monday).has(id ?? ""))).toEqual([]);
    expect(onlyToday.length).toBeGreaterThan(5);
  });
});
