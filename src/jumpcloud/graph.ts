import { z } from "zod";
import type { ParsedRow, RowParser } from "./row.js";

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
  z.object({ id: z.string().min(1), type: z.string(), paths: z.array(z.array(z.unknown())).nullish() }),
);

/** A row of `/members` and `/associations` (GraphConnection). */
export const parseConnection: RowParser<Edge> = (raw) => {
  const parsed = connection.safeParse(raw);
  return parsed.success ? edge({ ...parsed.data.to, direct: true }) : undefined;
};

/**
 * A row of the traversing endpoints (GraphObjectWithPaths): an object with every path that leads to it. A path of one
 * step is an edge of its own.
 */
export const parseReachedObject: RowParser<Edge> = (raw) => {
  const parsed = reached.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, type, paths } = parsed.data;
  return edge({ id, type, direct: (paths ?? []).some((path) => path.length === 1) });
};

function edge(row: Edge): ParsedRow<Edge> {
  return { row, invalidFields: [] };
}
