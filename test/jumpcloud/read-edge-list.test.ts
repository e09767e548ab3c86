import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEdgeList } from "../../src/jumpcloud/read-list.js";
import { type PagedList, pagedList, readerOf, someIds } from "../support/paged-list.js";

function read(first: PagedList, second: PagedList = first) {
  return readEdgeList(readerOf(first), readerOf(second));
}

function shuffle(list: PagedList, seed: number): void {
  let state = seed + 1;
  for (let index = list.rows.length - 1; index > 0; index -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (index + 1);
    const [a, b] = [list.rows[index], list.rows[other]];
    if (a && b) [list.rows[index], list.rows[other]] = [b, a];
  }
}

describe("a list of edges", () => {
  it.each([0, 1, 99, 100, 101, 530])("of %i rows in any order is proven by its total", async (size) => {
    const list = pagedList(someIds(size));
    shuffle(list, 7);
    const { rows, report } = await read(list);
    expect([...rows.keys()].sort()).toEqual(someIds(size));
    expect(report).toEqual({ reported: size, read: size, duplicates: 0, notReturned: 0, proof: "proven" });
  });

  it("with edges to deleted objects is proven by a second reading, and says how many", async () => {
    const ids = someIds(530);
    const list = pagedList(ids, { ghosts: new Set([...ids.slice(190, 320), "000005"]) });
    const { rows, report } = await read(list);
    expect(rows.size).toBe(399);
    expect(report).toEqual({ reported: 530, read: 399, duplicates: 0, notReturned: 131, proof: "proven" });
  });

  it("with a whole page of edges to deleted objects in the middle goes on behind it", async () => {
    const ids = someIds(700);
    const list = pagedList(ids, { ghosts: new Set(ids.slice(150, 500)) });
    const { rows, report } = await read(list);
    expect([...rows.keys()]).toEqual([...ids.slice(0, 150), ...ids.slice(500)]);
    expect(report.proof).toBe("proven");
  });

  it.each([1, 30, 99, 100])(
    "of %i rows that states no total is looked at once more, in its midst",
    async (size) => {
      const list = pagedList(someIds(size), { statesTotal: false });
      const { rows, report } = await read(list);
      expect([...rows.keys()]).toEqual(someIds(size));
      expect(report).toEqual({ read: size, duplicates: 0, notReturned: 0, proof: "readToEnd" });
      // The first page, two without rows, and the one in its midst.
      expect(list.pagesRead).toBe(size < 100 ? 4 : 5);
    },
  );

  it.each([1, 7, 40, 60])(
    "without a total, whose first page had %i rows and edges to deleted objects, has whoever slips into it when those go",
    async (size) => {
      const ids = someIds(101);
      const ghosts = new Set(ids.slice(size, 100));
      const list = pagedList(ids, { ghosts, statesTotal: false });
      list.beforePage = (count) => {
        if (count === 1) list.rows = list.rows.filter(({ id }) => !ghosts.has(id));
      };
      const { rows } = await read(list);
      expect([...rows.keys()]).toEqual([...ids.slice(0, size), "000100"]);
    },
  );

  it("whose second reading has somebody else is incomplete", async () => {
    const first = pagedList(someIds(30), { ghosts: new Set(["000003"]) });
    const second = pagedList(someIds(30), { ghosts: new Set(["000004"]) });
    const { report } = await read(first, second);
    expect(report).toMatchObject({
      proof: "incomplete",
      reason: "JumpCloud counts 30, 29 came, and a second reading differs",
    });
  });

  it("compares only direct edges with the second reading", async () => {
    const first = pagedList(someIds(30), { ghosts: new Set(["000003"]) });
    const second = pagedList(someIds(30), { ghosts: new Set(["000003"]) });
    second.rows.push({ id: "900000", direct: false });
    expect((await read(first, second)).report).toMatchObject({ proof: "proven", notReturned: 1 });
  });

  it("whose order moves with every page is incomplete", async () => {
    const list = pagedList(someIds(450));
    list.beforePage = (count) => shuffle(list, count);
    const { report } = await read(list);
    expect(report).toMatchObject({ proof: "incomplete", reason: "its order moved while it was read" });
  });

  it("whose order moved once is walked again", async () => {
    const list = pagedList(someIds(450));
    list.beforePage = (count) => {
      if (count === 2) shuffle(list, 3);
    };
    const { rows, report } = await read(list);
    expect(report.proof).toBe("proven");
    expect(rows.size).toBe(450);
  });

  it("that becomes shorter while its last page is asked for is not taken for whole", async () => {
    const list = pagedList(someIds(299));
    list.beforePage = (count) => {
      if (count === 3) list.rows.splice(0, 2);
    };
    const { rows, report } = await read(list);
    expect(report.proof).toBe("proven");
    expect(someIds(299).filter((id) => !rows.has(id))).toEqual([]);
  });

  it("without a total is read to its end", async () => {
    const list = pagedList(someIds(150), { statesTotal: false });
    expect((await read(list)).report).toEqual({
      read: 150,
      duplicates: 0,
      notReturned: 0,
      proof: "readToEnd",
    });
  });

  it("keeps every edge that was there throughout, or is incomplete", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 0, max: 20 }),
        fc.array(
          fc.record({
            page: fc.nat(20),
            kind: fc.constantFrom("remove", "add", "ghost"),
            where: fc.nat(10_000),
          }),
          { maxLength: 20 },
        ),
        async (size, ghostEvery, changes) => {
          const ids = someIds(size);
          const list = pagedList(ids, {
            ghosts: new Set(ghostEvery < 3 ? [] : ids.filter((_, index) => index % ghostEvery === 0)),
          });
          shuffle(list, size);
          const throughout = new Set(ids.filter((id) => !list.ghosts.has(id)));
          const ever = new Set(throughout);
          list.beforePage = (count) => {
            for (const { kind, where } of changes.filter(({ page }) => page === count)) {
              const row = list.rows[where % Math.max(1, list.rows.length)];
              if (kind === "add") {
                const id = `9${String(ever.size).padStart(6, "0")}`;
                list.rows.splice(where % (list.rows.length + 1), 0, { id, direct: true });
                ever.add(id);
              } else if (row) {
                throughout.delete(row.id);
                if (kind === "ghost") list.ghosts.add(row.id);
                else list.rows.splice(list.rows.indexOf(row), 1);
              }
            }
          };
          const { rows, report } = await read(list);
          const lost = [...throughout].filter((id) => !rows.has(id));
          expect(report.proof === "incomplete" ? [] : lost).toEqual([]);
          expect([...rows.keys()].filter((id) => !ever.has(id))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
