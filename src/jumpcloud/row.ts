import { z } from "zod";

/** A string that JumpCloud leaves out, sends as `null` or as `""` when it is not set. */
export const text = z.string().nullish();
/** A boolean that JumpCloud may leave out. */
export const flag = z.boolean().nullish();
/** A list that JumpCloud may leave out, with rows that may be null. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).nullish();
}

/** Most rows have no odd field: a million lists of none would be a quarter of what reading edges allocates. */
export const noFields: readonly string[] = [];

/** A row that was read, and the fields of it that were not of the type that JumpCloud documents. */
export interface ParsedRow<Row> {
  row: Row;
  invalidFields: readonly string[];
}

/** Turns one element into a row; `undefined` when it is no object or has no id. */
export type ObjectParser<Row> = (raw: unknown) => ParsedRow<Row> | undefined;

/**
 * Turns one element of a list into a row; `undefined` when it cannot be read as one: it is no object, or has no id.
 * "nothing" is a record that JumpCloud keeps of an object that does not exist any more.
 */
export type RowParser<Row> = (raw: unknown) => ParsedRow<Row> | "nothing" | undefined;

/** An element of which nothing is known but where its id may be. */
interface Candidate {
  _id?: unknown;
  objectId?: unknown;
  id?: unknown;
}

/**
 * A parser that keeps only the fields of `schema`. A field of another type is read as absent and named, so that one
 * odd value neither ends a sync nor goes unnoticed. `idKey` is where this kind of row has its id; the schema calls it
 * `id`.
 */
export function rowParser<Shape extends z.ZodRawShape & { id: z.ZodType<string> }>(
  shape: Shape,
  idKey: "_id" | "id" | "objectId",
): ObjectParser<z.output<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  const parse = z.compile(schema);
  return (raw) => {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return undefined;
    const candidate: Candidate = raw;
    const id = candidate[idKey] ?? candidate.id;
    // Written into the element, where no other id stands: a copy of a user takes longer than all of its checks.
    if (candidate.id !== id) candidate.id = id;
    const parsed = parse.safeParse(candidate);
    if (parsed.success) return { row: parsed.data, invalidFields: noFields };
    const invalidFields = [
      ...new Set(parsed.error.issues.map((issue) => issue.path.map(String).join("."))),
    ].sort();
    const valid = { ...candidate };
    for (const name of invalidFields) Reflect.deleteProperty(valid, name.split(".")[0] ?? name);
    const rest = schema.safeParse(valid);
    return rest.success ? { row: rest.data, invalidFields } : undefined;
  };
}
