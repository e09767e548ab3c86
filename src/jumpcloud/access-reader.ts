import { z } from "zod";
import { APPLICATION_FIELDS, type Application, parseApplication } from "./application.js";
import { BadRequestError } from "./errors.js";
import { type Edge, parseConnection, parseReachedObject } from "./graph.js";
import type { ListName } from "./list-report.js";
import type { Observer } from "./observer.js";
import { pageReader } from "./page-source.js";
import { readEdgeList } from "./read-list.js";
import { type Found, readObject } from "./read-object.js";
import type { Request } from "./request.js";
import { listOf, type RowParser, rowParser, text } from "./row.js";
import { SYSTEM_USER_FIELDS, type SystemUser, systemUserParser } from "./system-user.js";

const parseGroup = rowParser(
  {
    id: z.string().min(1),
    name: text,
    /** STATIC, DYNAMIC_AUTOMATED, DYNAMIC_REVIEW_REQUIRED, NOTSET */
    membershipMethod: text,
    /** Those whom the rule of a dynamic group does not touch. */
    memberQueryExemptions: listOf(z.object({ id: text }).nullish()),
  },
  "id",
);
/** A group, and how somebody becomes a member. */
export type GroupAccess = NonNullable<ReturnType<typeof parseGroup>>["row"];

/** The far ends of an object's direct edges. */
export interface Edges {
  /** "GET /api/v2/users/{id}/memberof" */
  endpoint: string;
  ids: ReadonlySet<string>;
  /** Why there may be more, in words for a person; absent when that is all. */
  lacks?: string;
}

/**
 * What one user, group or application has directly: the reading before and after a change. Every method rejects with
 * RefusedError, NotFoundError, BadRequestError, UnavailableError, or the reason of the signal.
 */
export class AccessReader {
  readonly #reader: { request: Request; observer: Observer };
  readonly #headers: Record<string, string>;

  constructor(options: { request: Request; observer: Observer; organizationId?: string }) {
    const { request, observer, organizationId } = options;
    this.#reader = { request, observer };
    this.#headers = organizationId === undefined ? {} : { "x-org-id": organizationId };
  }

  user(id: string): Promise<Found<SystemUser>> {
    const query = `?fields=${encodeURIComponent(SYSTEM_USER_FIELDS)}`;
    return this.#object({ collection: "/api/systemusers", id, query, parse: systemUserParser([]) });
  }

  async group(id: string): Promise<Found<GroupAccess>> {
    try {
      return await this.#object({ collection: "/api/v2/usergroups", id, parse: parseGroup });
    } catch (error) {
      if (isUnknownGroup(error)) return undefined;
      throw error;
    }
  }

  application(id: string): Promise<Found<Application>> {
    const query = `?fields=${encodeURIComponent(APPLICATION_FIELDS)}`;
    return this.#object({ collection: "/api/applications", id, query, parse: parseApplication });
  }

  /** The groups that a user is in. Empty of a user who does not exist. */
  groupsOf(userId: string): Promise<Edges> {
    const path = "/api/v2/users/{id}/memberof";
    return this.#edges("memberships", { of: userId, path, to: "user_group", parse: parseReachedObject });
  }

  /** The applications that a user or a group is bound to by itself. */
  applicationsOf({ type, id }: { type: "user" | "user_group"; id: string }): Promise<Edges> {
    const list = type === "user" ? "appUsers" : "appGroups";
    const path = `/api/v2/${type === "user" ? "users" : "usergroups"}/{id}/associations`;
    return this.#edges(list, { of: id, path, to: "application", targets: true, parse: parseConnection });
  }

  /** The groups that an application is bound to. */
  groupsAt(applicationId: string): Promise<Edges> {
    const path = "/api/v2/applications/{id}/associations";
    const edges = { of: applicationId, path, to: "user_group", targets: true, parse: parseConnection };
    return this.#edges("appGroups", edges);
  }

  /** The edges of one object are few: read twice by the same endpoint where one reading proves too little. */
  async #edges(
    list: ListName,
    {
      of,
      path,
      to,
      targets,
      parse,
    }: { of: string; path: string; to: string; targets?: boolean; parse: RowParser<Edge> },
  ): Promise<Edges> {
    const endpoint = {
      list,
      endpoint: `GET ${path}`,
      path: path.replace("{id}", encodeURIComponent(of)),
      envelope: "array",
      headers: this.#headers,
      parse,
      ...(targets && { query: { targets: to } }),
    } as const;
    const read = pageReader(endpoint, this.#reader);
    const { rows, report } = await readEdgeList(read, read);
    const edges = [...rows.values()].filter(({ type, direct }) => type === to && direct);
    return {
      endpoint: endpoint.endpoint,
      ids: new Set(edges.map(({ id }) => id)),
      ...(report.proof === "incomplete" && { lacks: report.reason ?? "rows may be missing" }),
    };
  }

  /**
   * Resolves when the organisation gives an answer: an organisation that the credential may not name is answered 404 as
   * well, whatever is asked for, and then a 404 says nothing of an object.
   */
  async proveOrganization(): Promise<void> {
    const endpoint = "GET /api/v2/usergroups";
    const path = "/api/v2/usergroups?limit=1&skip=0";
    await this.#reader.request({ endpoint, path, headers: this.#headers }, () => undefined);
  }

  #object<Row extends { id: string }>(where: Parameters<typeof readObject<Row>>[0]): Promise<Found<Row>> {
    return readObject({ ...where, headers: this.#headers }, this.#reader);
  }
}

/** How V2 says of a group that it does not exist, besides 404. Any other 400 is about the request. */
function isUnknownGroup(error: unknown): boolean {
  return (
    error instanceof BadRequestError &&
    error.status === 400 &&
    error.answered?.said === "user_group not found"
  );
}
