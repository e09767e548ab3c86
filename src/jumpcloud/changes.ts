import { type Answered, BadRequestError, JumpCloudError, NotFoundError, UnavailableError } from "./errors.js";
import { networkFailure } from "./network-failure.js";
import type { Request } from "./request.js";

/** One edge of the graph that is to be, or to be no more: a user in a group, a user or a group at an application. */
export interface EdgeChange {
  op: "add" | "remove";
  of: { type: "user_group" | "application"; id: string };
  to: { type: "user" | "user_group"; id: string };
}

/** What is sent for a change. */
export interface ChangeRequest {
  method: "POST";
  /** "POST /api/v2/usergroups/{id}/members" */
  endpoint: string;
  path: string;
  /** The organisation's, where one was named: a multi-tenant key acts on another organisation without it. */
  headers: Readonly<Record<string, string>>;
  body: { op: EdgeChange["op"]; type: string; id: string };
}

const paths = {
  user_group: "/api/v2/usergroups/{id}/members",
  application: "/api/v2/applications/{id}/associations",
} as const;

/**
 * The only part of the client that changes anything: whoever is given none of these cannot. One edge by one POST; a PUT
 * would replace the whole object, a group's rule and an application's certificate included.
 */
export class JumpCloudChanges {
  readonly #request: Request;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ request, organizationId }: { request: Request; organizationId?: string }) {
    this.#request = request;
    this.#headers = organizationId === undefined ? {} : { "x-org-id": organizationId };
  }

  /** What `send` would send. */
  requestFor({ op, of, to }: EdgeChange): ChangeRequest {
    const path = paths[of.type];
    return {
      method: "POST",
      endpoint: `POST ${path}`,
      path: path.replace("{id}", encodeURIComponent(of.id)),
      headers: this.#headers,
      body: { op, type: to.type, id: to.id },
    };
  }

  /** Rejects as every request does; `wasSurelyNotDone` tells after which of the errors it was surely not done. */
  send(change: EdgeChange): Promise<Answered> {
    const { endpoint, path, headers, body } = this.requestFor(change);
    return this.#request({ endpoint, path, headers: { ...headers }, body }, ({ status }) => ({ status }));
  }
}

/** What JumpCloud answered in the end to a request that failed. */
export function lastAnswer({ answered, cause }: JumpCloudError): Answered | undefined {
  return answered ?? (cause instanceof JumpCloudError ? cause.answered : undefined);
}

/**
 * Whether a change that failed so was surely not done. "Already exists" and "not found" say how things are and not who
 * made them so; a lost answer, a 5xx or a 408 may follow a change that was done.
 */
export function wasSurelyNotDone(error: JumpCloudError): boolean {
  if (error instanceof NotFoundError) return false;
  if (error instanceof BadRequestError) return error.status !== 409 && error.status !== 408;
  if (!(error instanceof UnavailableError)) return true;
  if (lastAnswer(error)?.status === 429) return true;
  return error.cause !== undefined && networkFailure(error.cause).kind === "refused connection";
}

/**
 * Whether an answer says that its request changed nothing: so what it asked for, where that is so all the same, is
 * another one's doing. "Already exists" and "not found" among them: a change whose answer was lost is not sent again.
 */
export function saysUnchanged({ status }: Answered): boolean {
  return status >= 300 && status < 500 && status !== 408;
}
