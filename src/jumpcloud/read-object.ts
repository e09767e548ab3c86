import { type Answer, parseJson } from "./answer.js";
import { NotFoundError } from "./errors.js";
import type { ListReader } from "./list.js";
import { BodyError } from "./page.js";
import type { RowParser } from "./row.js";

/** An object read by itself; `undefined` when JumpCloud answers 404. */
export type Found<Row> = Row | undefined;

/** Reads `{collection}/{id}`. Rejects as the request does, 404 aside. */
export async function readObject<Row extends { id: string }>(
  where: {
    /** "/api/systemusers" */
    collection: string;
    id: string;
    query?: string;
    headers?: Record<string, string>;
    parse: RowParser<Row>;
  },
  { request }: Pick<ListReader, "request">,
): Promise<Found<Row>> {
  const get = {
    endpoint: `GET ${where.collection}/{id}`,
    path: `${where.collection}/${encodeURIComponent(where.id)}${where.query ?? ""}`,
    ...(where.headers === undefined ? {} : { headers: where.headers }),
  };
  try {
    return await request(get, (answer) => parseObject(answer, where));
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

function parseObject<Row extends { id: string }>(
  answer: Answer,
  { id, parse }: { id: string; parse: RowParser<Row> },
): Row {
  const parsed = parse(parseJson(answer.body));
  if (parsed === undefined || parsed === "nothing" || parsed.row.id !== id) {
    throw new BodyError("a body that is not the object that was asked for");
  }
  return parsed.row;
}
