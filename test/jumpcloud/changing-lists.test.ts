import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Reading,
  readEdgeList,
  readSortedList,
  readUnsortedList,
} from "../../src/jumpcloud/read-list.js";
import { type PagedList, pagedList, type Row, readerOf, shuffle, someIds } from "../support/paged-list.js";

/** The nightly number is a hundred thousand; here as many as a test run bears. */
const RUNS = Number(process.env.READING_RUNS ?? 250);

/** Somebody comes, goes, or goes and leaves an edge behind that is counted and not returned; or the order moves. */
interface Change {
  /** How many pages were read before it. */
  page: number;
  kind: "add" | "remove" | "ghost" | "shuffle";
  where: number;
}

/** From a list that hardly changes to one that never stands still. */
function changesOf(...kinds: readonly Change["kind"][]): fc.Arbitrary<Change[]> {
  const upTo = (most: number) =>
    fc.array(fc.record({ page: fc.nat(most), kind: fc.constantFrom(...kinds), where: fc.nat(1_000_000) }), {
      maxLength: most,
    });
  return fc.oneof(upTo(4), upTo(20), upTo(80));
}

const size = fc.oneof(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 1500 }));

/** Every so many rows one that is counted and not returned, from none to every second. */
const ghostEvery = fc.constantFrom(0, 0, 97, 20, 7, 2);

/** Somebody comes before the first page is read, and two go before the second. */
const SLIPPED: [number, number, number, Change[]][] = [
  [
    100,
    7,
    0,
    [
      { page: 0, kind: "add", where: 0 },
      { page: 1, kind: "remove", where: 0 },
      { page: 1, kind: "remove", where: 0 },
    ],
  ],
];

interface Book {
  throughout: Set<string>;
  ever: Set<string>;
}

/** Lets `lists`, which hold the same in orders of their own, change while they are read, and keeps book. */
function change(
  lists: readonly [PagedList, ...PagedList[]],
  { changes, newRows }: { changes: readonly Change[]; newRows: "anywhere" | "at the end" },
): Book {
  const [{ rows, ghosts }] = lists;
  const throughout = new Set(rows.map(({ id }) => id).filter((id) => !ghosts.has(id)));
  const ever = new Set(throughout);
  let pages = 0;
  const add = (where: number) => {
    const id = `9${String(ever.size).padStart(6, "0")}`;
    ever.add(id);
    for (const [index, list] of lists.entries()) {
      const last = list.rows.length;
      list.rows.splice(newRows === "anywhere" ? (where * (index + 1)) % (last + 1) : last, 0, {
        id,
        direct: true,
      });
    }
  };
  const apply = ({ kind, where }: Change) => {
    if (kind === "add") return add(where);
    if (kind === "shuffle") return shuffle(lists[where % lists.length] ?? lists[0], where);
    const id = rows[where % Math.max(1, rows.length)]?.id;
    if (id === undefined) return;
    throughout.delete(id);
    for (const list of lists) {
      if (kind === "ghost") list.ghosts.add(id);
      else
        list.rows.splice(
          list.rows.findIndex((row) => row.id === id),
          1,
        );
    }
  };
  for (const list of lists) {
    list.beforePage = () => {
      for (const due of changes.filter(({ page }) => page === pages)) apply(due);
      pages += 1;
    };
  }
  return { throughout, ever };
}

function expectNobodyLost({ rows, report }: Reading<Row>, { throughout, ever }: Book): void {
  const lost = [...throughout].filter((id) => rows.get(id)?.direct !== true);
  expect(report.proof === "incomplete" ? [] : lost).toEqual([]);
  expect([...rows.values()].filter(({ id, direct }) => direct && !ever.has(id))).toEqual([]);
}

function edgeLists(
  count: number,
  given: { every: number; seed: number; statesTotal: boolean },
): [PagedList, PagedList] {
  const ids = someIds(count);
  const { every, seed, statesTotal } = given;
  const ghosts = new Set(every === 0 ? [] : ids.filter((_, index) => index % every === 0));
  const first = pagedList(ids, { ghosts: new Set(ghosts), statesTotal });
  const second = pagedList(ids, { ghosts: new Set(ghosts), statesTotal });
  // Who is only reached through others stands among the direct ones.
  for (let index = 0; index < seed % 150; index += 1) second.rows.push({ id: `8${index}`, direct: false });
  shuffle(first, seed);
  shuffle(second, seed + 1);
  return [first, second];
}

describe("whoever was there throughout is read, or the list is incomplete:", () => {
  it("in the order of ids", async () => {
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.boolean(),
        changesOf("add", "remove"),
        async (count, statesTotal, changes) => {
          const list = pagedList(someIds(count), { statesTotal });
          const book = change([list], { changes, newRows: "at the end" });
          expectNobodyLost(await readSortedList(readerOf(list)), book);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it.each<{ name: string; kinds: Change["kind"][] }>([
    { name: "edges that come and go", kinds: ["add", "remove"] },
    { name: "edges whose users are deleted", kinds: ["add", "ghost"] },
    { name: "edges to which everything happens", kinds: ["add", "remove", "ghost"] },
    {
      name: "edges whose order moves now and then",
      kinds: ["add", "remove", "add", "remove", "ghost", "shuffle"],
    },
  ])("$name", async ({ kinds }) => {
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.record({
          every: ghostEvery,
          seed: fc.nat(100_000),
          statesTotal: fc.oneof(fc.constant(true), fc.boolean()),
        }),
        changesOf(...kinds),
        async (count, given, changes) => {
          const [first, second] = edgeLists(count, given);
          const book = change([first, second], { changes, newRows: "anywhere" });
          expectNobodyLost(await readEdgeList(readerOf(first), readerOf(second)), book);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("edges behind a last page that is short only since some are not returned, where no total tells of them", async () => {
    const few = fc.record({
      page: fc.nat(3),
      kind: fc.constantFrom<Change["kind"]>("add", "remove"),
      where: fc.nat(1_000_000),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 98, max: 110 }),
        fc.constantFrom(20, 7, 2),
        fc.nat(100_000),
        fc.array(few, { maxLength: 8 }),
        async (count, every, seed, changes) => {
          const [first, second] = edgeLists(count, { every, seed, statesTotal: false });
          const book = change([first, second], { changes, newRows: "anywhere" });
          expectNobodyLost(await readEdgeList(readerOf(first), readerOf(second)), book);
        },
      ),
      { numRuns: RUNS, examples: SLIPPED },
    );
  });

  it("edges that only one endpoint tells", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(100_000), changesOf("add", "remove"), async (count, seed, changes) => {
        const [list] = edgeLists(count, { every: 20, seed, statesTotal: true });
        const book = change([list], { changes, newRows: "anywhere" });
        expectNobodyLost(await readEdgeList(readerOf(list), readerOf(list)), book);
      }),
      { numRuns: RUNS },
    );
  });

  it("without an order and a second endpoint", async () => {
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.boolean(),
        changesOf("add", "remove"),
        async (count, statesTotal, changes) => {
          const list = pagedList(someIds(count), { statesTotal });
          shuffle(list, count);
          const book = change([list], { changes, newRows: "anywhere" });
          expectNobodyLost(await readUnsortedList(readerOf(list)), book);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
