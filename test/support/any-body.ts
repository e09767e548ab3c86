import fc from "fast-check";

/** JSON that is odd in a way that JSON.stringify cannot write. */
const oddJson = fc.constantFrom(
  "1e999",
  '{"__proto__":{"id":"x"},"results":[]}}',
  '{"results":null,"totalCount":"many"}',
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `{"results":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
  `${'{"results":[{"a":'.repeat(5000)}1${"}]}".repeat(5000)}`,
  '{"message":"internal"}',
  '{"error":{"message":"internal"}}',
  '[{"__proto__":null}]',
  '{"results":[{"__proto__":null}],"totalCount":1}',
);

/** What may stand where a value of another type was expected. No text, which would be another true statement. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).filter((value) => typeof value !== "string"),
  fc.constantFrom<unknown>(
    undefined,
    null,
    1e308,
    -0,
    "",
    [],
    {},
    { id: 5 },
    { _id: "" },
    { to: { id: {}, type: 1 } },
  ),
  fc.constant(JSON.parse(`${'{"a":['.repeat(700)}${"]}".repeat(700)}`)),
);

const bytes = fc.uint8Array({ maxLength: 40 }).map((octets) => Buffer.from(octets).toString("utf8"));

const lists = fc.record({ rows: fc.array(junk, { minLength: 1, maxLength: 4 }), total: junk });

/** A body that is no list of rows, however much it may look like one. */
export const anyBody: fc.Arbitrary<string> = fc
  .oneof(
    bytes,
    oddJson,
    fc.json({ maxDepth: 4 }),
    lists.map(({ rows }) => JSON.stringify(rows)),
    lists.map(({ rows, total }) => JSON.stringify({ results: rows, totalCount: total })),
  )
  .filter((body) => !mayBeTrue(body));

/** An empty list, and one of null records among edges, are what an organisation can truly answer. */
function mayBeTrue(body: string): boolean {
  try {
    const value = JSON.parse(body);
    const rows: unknown = Array.isArray(value) ? value : value?.results;
    return Array.isArray(rows) && rows.every(isRow);
  } catch {
    return false;
  }
}

function isRow(row: { id?: unknown; _id?: unknown; objectId?: unknown; to?: unknown } | null): boolean {
  return (
    row === null ||
    row.to === null ||
    [row.id, row._id, row.objectId].some((id) => typeof id === "string" && id !== "")
  );
}

/** How an honest answer is spoilt in one place. */
export interface Spoiling {
  kind: "field" | "element" | "left out" | "twice" | "not a row";
  row: number;
  place: number;
  value: unknown;
}

export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  kind: fc.constantFrom("field", "field", "field", "element", "left out", "twice"),
  row: fc.nat(1000),
  place: fc.nat(1000),
  value: junk,
});

/** Rows with one of them spoilt. */
export function spoilRows(rows: readonly unknown[], { kind, row, place, value }: Spoiling): unknown[] {
  const index = row % Math.max(1, rows.length);
  const chosen = rows[index];
  if (chosen === undefined) return [...rows];
  switch (kind) {
    case "left out":
      return rows.toSpliced(index, 1);
    case "twice":
      return rows.toSpliced(place % rows.length, 0, chosen);
    case "element":
      return rows.with(index, value);
    default:
      return rows.with(index, spoilField(chosen, { place, value }));
  }
}

/** A copy in which a value at some depth is another. */
function spoilField(row: unknown, { place, value }: { place: number; value: unknown }): unknown {
  const copy = structuredClone(row);
  const fields = [...fieldsOf(copy)];
  const field = fields[place % Math.max(1, fields.length)];
  if (field === undefined) return copy;
  if (value === undefined) Reflect.deleteProperty(field.holder, field.key);
  else Reflect.set(field.holder, field.key, value);
  return copy;
}

function* fieldsOf(holder: unknown): Generator<{ holder: object; key: string }> {
  if (typeof holder !== "object" || holder === null) return;
  for (const [key, value] of Object.entries(holder)) {
    yield { holder, key };
    yield* fieldsOf(value);
  }
}
