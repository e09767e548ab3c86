import { z } from "zod";
import { noFields, type ParsedRow, type RowParser } from "./row.js";

type ParsedEdge = ReturnType<RowParser<Edge>>;

/** One edge of JumpCloud's graph, reduced to where it leads. */
export interface Edge {
  id: string;
  /** "user" or "user_group"; an edge may lead to other kinds of objects. */
  type: string;
  /** False when the object is only reached through another one. */
  direct: boolean;
}

const connection = z.compile(z.object({ to: z.object({ id: z.string().min(1), type: z.string() }) }));
const reached = z.compile(
  z.object({ id: z.string().min(1), type: z.string(), paths: z.array(z.array(z.unknown()).min(1)).min(1) }),
);

/** A row of `/members` and `/associations` (GraphConnection). */
export function parseConnection(raw: unknown): ParsedEdge {
  if (leadsNowhere(raw) || leadsNowhere(property(raw, "to"))) return "nothing";
  const parsed = connection.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, type } = parsed.data.to;
  return edge({ id, type, direct: true });
}

/**
 * A row of the traversing endpoints (GraphObjectWithPaths): an object with every path that leads to it. A path of one
 * step is an edge of its own; without any path nobody could tell.
 */
export function parseReachedObject(raw: unknown): ParsedEdge {
  if (leadsNowhere(raw)) return "nothing";
  const parsed = reached.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, type, paths } = parsed.data;
  return edge({ id, type, direct: paths.some((path) => path.length === 1) });
}

/** JumpCloud was said to keep null records of deleted objects among the edges: they count, and name nobody. */
function leadsNowhere(end: unknown): boolean {
  return end === null;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function edge(row: Edge): ParsedRow<Edge> {
  return { row, invalidFields: noFields };
}
