import type { Edge } from "./graph.js";
import type { ListName, ListReport } from "./list-report.js";
import type { FallenBack, InvalidField, Observer } from "./observer.js";
import { type ListEndpoint, pageReader, readerUnlessRefused } from "./page-source.js";
import { readEnd } from "./read-end.js";
import { type Reading, readEdgeList, readSortedList, readUnsortedList } from "./read-list.js";
import type { Request } from "./request.js";
import type { Unit, UnitStore } from "./unit-store.js";

/** What a list is read with. */
export interface ListReader {
  request: Request;
  observer: Observer;
  units: UnitStore;
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
  const { observer, units } = reader;
  const odd: InvalidField[] = [];
  const read = pageReader(endpoint, { ...reader, observer: noting(observer, odd) });
  return {
    async *[Symbol.asyncIterator]() {
      const kept = await units.find(endpoint.list);
      const keptRows = kept && parseKept(kept, endpoint);
      if (kept !== undefined && keptRows !== undefined) {
        tellKept(kept, observer);
        yield* keptRows;
        return;
      }
      const reading = await (endpoint.sort === undefined ? readUnsortedList(read) : readSortedList(read));
      const rows = [...reading.rows.values()];
      const report = { list: endpoint.list, endpoint: endpoint.endpoint, ...reading.report };
      observer.listed(report);
      if (report.proof !== "incomplete") {
        await units.keep(endpoint.list, {
          items: rows,
          report,
          ...(odd.length > 0 && { invalidFields: odd }),
        });
      }
      yield* rows;
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
  /** Set where another endpoint than `first` was refused. */
  fellBack?: FallenBack;
}

/** A list that was asked for one kind and answers another may lack what it should have answered. */
const NOT_ASKED_FOR = {
  proof: "incomplete",
  reason: "rows of another kind came than were asked for",
} as const;

/**
 * The ids that an object has a direct edge to, all at once: a million of them one by one through generators take as long
 * as parsing them. The report goes to the observer.
 */
export async function readEdges(
  endpoints: EdgeListEndpoints,
  reader: ListReader,
): Promise<readonly string[]> {
  const { first, second, of, leadingTo, fellBack } = endpoints;
  const { observer, units } = reader;
  const name = `${first.list}:${of}`;
  const kept = await units.find(name);
  if (kept?.items.every(isId)) {
    tellKept(kept, observer);
    return kept.items.filter(isId);
  }
  const read = pageReader(first, reader);
  const readSecond = readerUnlessRefused(pageReader(second, reader), read);
  const { rows, report: reading } = await readEdgeList(read, readSecond);
  const ids: string[] = [];
  let otherKinds = 0;
  for (const edge of rows.values()) {
    if (edge.type !== leadingTo) otherKinds += 1;
    else if (edge.direct) ids.push(edge.id);
  }
  const report = {
    list: first.list,
    of,
    endpoint: first.endpoint,
    ...edgeReport(reading, { direct: ids.length, rows: rows.size }),
    ...(otherKinds === 0 ? {} : { otherKinds }),
    ...(otherKinds > 0 && first.query?.targets !== undefined && NOT_ASKED_FOR),
  };
  observer.listed(report);
  if (report.proof !== "incomplete")
    await units.keep(name, { items: ids, report, ...(fellBack && { fellBack }) });
  return ids;
}

/** Tells of a unit that an earlier run read what that run was told. */
function tellKept({ report, invalidFields = [], fellBack }: Unit, observer: Observer): void {
  for (const event of invalidFields) observer.invalidField(event);
  if (fellBack !== undefined) observer.fellBack(fellBack);
  if (report !== undefined) observer.listed(report);
}

/** The rows of a unit; `undefined` when one of them cannot be read: a list with a gap is none. */
function parseKept<Row>({ items }: Unit, { parse }: ListEndpoint<Row>): Row[] | undefined {
  const rows = items.flatMap((item) => {
    const parsed = parse(item);
    return parsed === undefined || parsed === "nothing" ? [] : [parsed.row];
  });
  return rows.length === items.length ? rows : undefined;
}

function isId(item: unknown): item is string {
  return typeof item === "string" && item !== "";
}

/** An observer of pages that also remembers the odd fields. */
function noting(observer: Observer, odd: InvalidField[]): Pick<Observer, "paged" | "invalidField"> {
  return {
    paged: (event) => observer.paged(event),
    invalidField(event) {
      odd.push(event);
      observer.invalidField(event);
    },
  };
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
