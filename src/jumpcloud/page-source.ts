import { BadRequestError, RefusedError } from "./errors.js";
import type { ListName } from "./list-report.js";
import type { Observer } from "./observer.js";
import { type Envelope, PAGE_LIMIT, type Page, parsePage } from "./page.js";
import type { Request } from "./request.js";
import type { RowParser } from "./row.js";

/** One list of the API: where it is, and how its pages are read. */
export interface ListEndpoint<Row> {
  list: ListName | "membershipMethods" | "organizations";
  /** "GET /api/v2/usergroups/{id}/members" */
  endpoint: string;
  /** "/api/v2/usergroups/6aa0/members" */
  path: string;
  envelope: Envelope;
  parse: RowParser<Row>;
  /** What stands in the query beside limit and skip, values unescaped. */
  query?: Record<string, string>;
  /** The unique field to sort by; without one JumpCloud's order is not stable. */
  sort?: string;
  headers?: Record<string, string>;
}

/** Reads the page of a list that begins at `skip`. */
export type ReadPage<Row> = (skip: number) => Promise<Page<Row>>;

/** How often a page is asked for that is empty although rows should stand there. */
const EMPTY_TRIES = 3;
/** How often a list is asked for that has no rows and states no total: an answer that fails as "nothing" looks the same. */
const NOTHING_TRIES = 2;

export function pageReader<Row extends { id: string }>(
  list: ListEndpoint<Row>,
  { request, observer }: { request: Request; observer: Pick<Observer, "paged" | "invalidField"> },
): ReadPage<Row> {
  let sort = list.sort;
  /** The largest total that a page has stated: an empty page may come without one, or state 0. */
  let known = 0;

  async function once(skip: number): Promise<Page<Row>> {
    const query = queryString({
      ...list.query,
      ...(sort === undefined ? {} : { sort }),
      limit: String(PAGE_LIMIT),
      skip: String(skip),
    });
    const get = {
      endpoint: list.endpoint,
      path: `${list.path}?${query}`,
      ...(list.headers === undefined ? {} : { headers: list.headers }),
    };
    const page = await request(get, (answer) => parsePage(answer, skip, list));
    observer.paged({
      list: list.list,
      rows: page.width,
      ...(page.total === undefined ? {} : { total: page.total }),
    });
    for (const { id, field } of page.invalidFields) observer.invalidField({ list: list.list, id, field });
    return page;
  }

  async function unsortedIfRefused(skip: number): Promise<Page<Row>> {
    try {
      return await once(skip);
    } catch (error) {
      // That V2 sorts by id is documented for no list: where it is refused, the list is read as an unsorted one.
      if (sort === undefined || !(error instanceof BadRequestError)) throw error;
      sort = undefined;
      return await once(skip);
    }
  }

  function mostTries({ skip, width, total }: Page<unknown>): number {
    if (width > 0) return 1;
    if (skip < Math.max(total ?? 0, known)) return EMPTY_TRIES;
    return skip === 0 && total === undefined ? NOTHING_TRIES : 1;
  }

  return async (skip) => {
    let page = await unsortedIfRefused(skip);
    for (let tries = 1; tries < mostTries(page); tries += 1) page = await once(skip);
    known = Math.max(known, page.total ?? 0);
    return page;
  };
}

/** Reads a list by `read` as long as the key may; from a refusal on by `otherwise`. */
export function readerUnlessRefused<Row>(read: ReadPage<Row>, otherwise: ReadPage<Row>): ReadPage<Row> {
  let isRefused = false;
  return async (skip) => {
    if (isRefused) return otherwise(skip);
    try {
      return await read(skip);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.status !== 403) throw error;
      isRefused = true;
      return otherwise(skip);
    }
  };
}

/** `%20` for a blank rather than `+`, and `%2B` for a plus, so that no server reads one as the other. */
function queryString(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join("&");
}
