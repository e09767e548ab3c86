import { isAskable } from "../../connector/askable.js";
import { parseJson } from "../../jumpcloud/answer.js";
import {
  BadRequestError,
  JumpCloudError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "../../jumpcloud/errors.js";
import { BodyError, type Envelope, parsePage } from "../../jumpcloud/page.js";
import type { Request } from "../../jumpcloud/request.js";
import type { RowParser } from "../../jumpcloud/row.js";

/** A row as far as the doctor reads it. */
interface ProbedRow {
  id: string;
  /** The id of the organisation that it belongs to. */
  organization?: string;
}

/** A list that answered. */
export interface OkList {
  kind: "ok";
  /** Rows in all; absent where it does not tell, or tells fewer than came. */
  total?: number;
  /** Elements that came, of the one that was asked for. */
  rows: number;
  first?: ProbedRow;
}

/**
 * What else an endpoint may answer: `forbidden` is 403, `unauthorized` 401 or a redirect to the login page. `notTried`: it
 * was not asked, because of `error`.
 */
export type Refusal = {
  kind: "forbidden" | "unauthorized" | "notFound" | "badRequest" | "failed" | "notTried";
  error: JumpCloudError;
};

/** What an endpoint answered to the smallest question. */
export type Answered = OkList | { kind: "ok" } | Refusal;

/** Asks endpoints for as little as there is. Rejects only when the run is to end. */
export interface Prober {
  /** `path` with its query but without limit and skip. */
  list(question: {
    endpoint: string;
    path: string;
    envelope: Envelope;
    /** JumpCloud refuses to list organisations to who names one. */
    isOfNoOrganization?: true;
  }): Promise<OkList | Refusal>;
  object(question: { endpoint: string; path: string }): Promise<{ kind: "ok" } | Refusal>;
}

const parseRow: RowParser<ProbedRow> = (raw) => {
  if (typeof raw !== "object" || raw === null) return undefined;
  const id: unknown = Reflect.get(raw, "_id") ?? Reflect.get(raw, "id");
  if (typeof id !== "string" || id === "") return undefined;
  const organization: unknown = Reflect.get(raw, "organization");
  const isNamed = typeof organization === "string" && organization !== "";
  return { row: { id, ...(isNamed && { organization }) }, invalidFields: [] };
};

export function createProber(request: Request, organizationId: string | undefined): Prober {
  const named = organizationId === undefined ? {} : { "x-org-id": organizationId };
  return {
    list: ({ endpoint, path, envelope, isOfNoOrganization }) =>
      answerOf(async () => {
        const query = `${path.includes("?") ? "&" : "?"}limit=1&skip=0`;
        const headers = isOfNoOrganization ? {} : named;
        const page = await request({ endpoint, path: `${path}${query}`, headers }, (answer) =>
          parsePage(answer, 0, { envelope, parse: parseRow }),
        );
        const [first] = page.rows;
        return {
          kind: "ok",
          rows: page.width,
          ...(page.total !== undefined && { total: page.total }),
          ...(first !== undefined && { first }),
        };
      }),
    object: ({ endpoint, path }) =>
      answerOf(() =>
        request({ endpoint, path, headers: named }, ({ body }) => {
          const parsed = parseRow(parseJson(body));
          if (parsed === undefined) throw new BodyError("a body that is not the object that was asked for");
          return { kind: "ok" };
        }),
      ),
  };
}

async function answerOf<Ok>(ask: () => Promise<Ok>): Promise<Ok | Refusal> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof JumpCloudError)) throw error;
    return refusalOf(error);
  }
}

export function refusalOf(error: JumpCloudError): Refusal {
  return { kind: kindOf(error), error };
}

function kindOf(error: JumpCloudError): Refusal["kind"] {
  if (error instanceof RefusedError) return error.status === 403 ? "forbidden" : "unauthorized";
  if (error instanceof NotFoundError) return "notFound";
  return error instanceof BadRequestError ? "badRequest" : "failed";
}

/** The answer in a word: "ok", "403", "failed". */
export function answerWord(answered: Answered): string {
  if (answered.kind === "ok") return "ok";
  const { kind, error } = answered;
  if (kind === "notTried") return "not tried";
  if (kind === "notFound") return "404";
  if (error instanceof RefusedError || error instanceof BadRequestError) return String(error.status);
  return error instanceof UnavailableError ? "no answer" : "failed";
}

/** The id of the first row, where it can stand in a path. */
export function firstId(list: OkList | Refusal): string | undefined {
  const id = list.kind === "ok" ? list.first?.id : undefined;
  return id !== undefined && isAskable(id) ? id : undefined;
}
