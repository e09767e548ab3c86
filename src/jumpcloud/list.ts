import type { Edge } from "./graph.js";
import type { ListName, ListReport } from "./list-report.js";
import type { Observer } from "./observer.js";
import { type ListEndpoint, pageReader } from "./page-source.js";
import { readEnd } from "./read-end.js";
import { type Reading, readEdgeList, readSortedList, readUnsortedList } from "./read-list.js";
import type { Request } from "./request.js";

/** What a list is read with. */
export interface ListReader {
  request: Request;
  observer: Observer;
}

type NamedEndpoint<Row> = ListEndpoint<Row> & { list: ListName };

/** A list of objects; iterating reads it, and its report goes to the observer when it is at its end. */
export interface ObjectList<Row> extends AsyncIterable<Row> {
  /** Rows that came to the end since the list was read; `known` is what it held. */
  recent(known: { size: number; has(id: string): boolean }): AsyncIterable<Row>;
}

export function objectList<Row extends { id: string }>(
  endpoint: NamedEndpoint<Row>,
  reader: ListReader,
): ObjectList<Row> {
  const read = pageReader(endpoint, reader);
  return {
    async *[Symbol.asyncIterator]() {
      const { rows, report } = await (endpoint.sort === undefined
        ? readUnsortedList(read)
        : readSortedList(read));
      reader.observer.listed({ list: endpoint.list, endpoint: endpoint.endpoint, ...report });
      yield* rows.values();
    },
    recent: (known) => readEnd(read, known),
  };
}

/** The edges of one object: where they are read, and where they are read a second time. */
export interface EdgeListEndpoints {
  of: string;
  /** "user" or "user_group": edges to other kinds of objects are counted and left out. */
  leadingTo: string;
  first: NamedEndpoint<Edge>;
  second: NamedEndpoint<Edge>;
}

/** The ids that an object has a direct edge to; the report goes to the observer when all were read. */
export async function* edgeList(endpoints: EdgeListEndpoints, reader: ListReader): AsyncGenerator<string> {
  const { first, second, of, leadingTo } = endpoints;
  const { rows, report } = await readEdgeList(pageReader(first, reader), pageReader(second, reader));
  const ids: string[] = [];
  let otherKinds = 0;
  for (const edge of rows.values()) {
    if (edge.type !== leadingTo) otherKinds += 1;
    else if (edge.direct) ids.push(edge.id);
  }
  reader.observer.listed({
    list: first.list,
    of,
    endpoint: first.endpoint,
    ...edgeReport(report, { direct: ids.length, rows: rows.size }),
    ...(otherKinds === 0 ? {} : { otherKinds }),
  });
  yield* ids;
}

/** JumpCloud counts everybody who is reached; where that is more than the direct edges, it states no total of those. */
function edgeReport(
  report: Reading<Edge>["report"],
  { direct, rows }: { direct: number; rows: number },
): Omit<ListReport, "list" | "of" | "endpoint"> {
  if (direct === rows) return report;
  const { reported: _, ...rest } = report;
  return { ...rest, read: direct };
}
