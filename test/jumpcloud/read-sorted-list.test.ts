import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSortedList } from "../../src/jumpcloud/read-list.js";
import { pagedList, readerOf, someIds } from "../support/paged-list.js";

describe("a list in order of ids", () => {
  it.each([
    { size: 0, pages: 1 },
    { size: 1, pages: 1 },
    { size: 99, pages: 1 },
    { size: 100, pages: 1 },
    { size: 101, pages: 2 },
    { size: 198, pages: 2 },
    { size: 199, pages: 2 },
    { size: 200, pages: 3 },
    { size: 1000, pages: 11 },
  ])("of $size rows is proven with $pages requests", async ({ size, pages }) => {
    const list = pagedList(someIds(size));
    const { rows, report } = await readSortedList(readerOf(list));
    expect([...rows.keys()]).toEqual(someIds(size));
    expect(report).toEqual({ reported: size, read: size, duplicates: 0, notReturned: 0, proof: "proven" });
    expect(list.pagesRead).toBe(pages);
  });

  it("without a total is read to an empty page and one beyond", async () => {
    const list = pagedList(someIds(250), { statesTotal: false });
    const { rows, report } = await readSortedList(readerOf(list));
    expect(rows.size).toBe(250);
    expect(report).toEqual({ read: 250, duplicates: 0, notReturned: 0, proof: "readToEnd" });
    expect(list.pagesRead).toBe(5);
  });

  it("keeps everybody who was there throughout, whoever comes and goes at whatever moment", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.record({ page: fc.nat(12), remove: fc.boolean(), where: fc.nat(10_000) }), {
          maxLength: 30,
        }),
        async (size, changes) => {
          const list = pagedList(someIds(size));
          const throughout = new Set(someIds(size));
          const ever = new Set(someIds(size));
          list.beforePage = (count) => {
            for (const change of changes.filter(({ page }) => page === count)) {
              if (change.remove && list.rows.length > 0) {
                const [removed] = list.rows.splice(change.where % list.rows.length, 1);
                if (removed) throughout.delete(removed.id);
              } else {
                const id = `9${String(ever.size).padStart(6, "0")}`;
                list.rows.push({ id, direct: true });
                ever.add(id);
              }
            }
          };
          const { rows, report } = await readSortedList(readerOf(list));
          const lost = [...throughout].filter((id) => !rows.has(id));
          expect(report.proof === "incomplete" ? [] : lost).toEqual([]);
          expect([...rows.keys()].filter((id) => !ever.has(id))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is proven although a row was deleted from a page that was read already", async () => {
    const list = pagedList(someIds(500));
    list.beforePage = (count) => {
      if (count === 3) list.rows.splice(10, 1);
    };
    const { rows, report } = await readSortedList(readerOf(list));
    expect(report.proof).toBe("proven");
    expect(rows.size).toBe(500);
  });

  it("is proven although somebody is hired with every page", async () => {
    const list = pagedList(someIds(500));
    list.beforePage = (count) => {
      if (count > 0) list.rows.push({ id: `9${String(count).padStart(5, "0")}`, direct: true });
    };
    const { report } = await readSortedList(readerOf(list));
    expect(report.proof).toBe("proven");
  });

  it("that holds fewer rows than its total is walked once more, then incomplete", async () => {
    const list = pagedList(someIds(50), { ghosts: new Set(["000003"]) });
    const { rows, report } = await readSortedList(readerOf(list));
    expect(rows.size).toBe(49);
    expect(report).toEqual({
      reported: 50,
      read: 49,
      duplicates: 0,
      notReturned: 0,
      proof: "incomplete",
      reason: "two pages leave a gap that reading them again does not close",
    });
  });

  it("that lost a row in the middle of a page, with a total that changed, is incomplete", async () => {
    const list = pagedList(someIds(250), { ghosts: new Set(["000150"]) });
    list.beforePage = (count) => {
      if (count === 2) list.rows.push({ id: "900000", direct: true });
    };
    const { report } = await readSortedList(readerOf(list));
    expect(report.proof).toBe("incomplete");
  });

  it("whose order turns out to be another is read as an unsorted one", async () => {
    const list = pagedList(someIds(250).reverse());
    const { rows, report } = await readSortedList(readerOf(list));
    expect(rows.size).toBe(250);
    expect(report).toEqual({ reported: 250, read: 250, duplicates: 0, notReturned: 0, proof: "proven" });
  });

  it.each([100_000_000, undefined])(
    "whose every page brings the same rows is given up (total %s)",
    async (total) => {
      let pagesRead = 0;
      const rows = someIds(100).map((id) => ({ id, direct: true }));
      const { report } = await readSortedList(async (skip) => {
        pagesRead += 1;
        const page = { skip, rows, width: 100, unreadable: 0, invalidFields: [] };
        return total === undefined ? page : { ...page, total };
      });
      expect(report.proof).toBe("incomplete");
      expect(pagesRead).toBeLessThan(200);
    },
  );

  it("with a row that cannot be read is incomplete", async () => {
    const read = readerOf(pagedList(someIds(30)));
    const { report } = await readSortedList(async (skip) => ({ ...(await read(skip)), unreadable: 1 }));
    expect(report).toMatchObject({ proof: "incomplete", reason: "rows came without an id that can be read" });
  });
});
