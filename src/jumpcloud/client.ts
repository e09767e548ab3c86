import { type Administrator, administratorParser } from "./administrator.js";
import { APPLICATION_FIELDS, type Application, parseApplication } from "./application.js";
import { RefusedError } from "./errors.js";
import { type Edge, parseConnection, parseReachedObject } from "./graph.js";
import { type ListReader, type ObjectList, objectList, readEdges } from "./list.js";
import type { ListName } from "./list-report.js";
import {
  type MembershipMethods,
  parseMembershipMethods,
  readMembershipMethods,
} from "./membership-method.js";
import { type Organization, readOrganizations } from "./organization.js";
import { type ListEndpoint, pageReader } from "./page-source.js";
import { type Found, readObject } from "./read-object.js";
import { parseRole, type Role } from "./role.js";
import type { ObjectParser, RowParser } from "./row.js";
import { parseServiceAccount, type ServiceAccount } from "./service-account.js";
import { SYSTEM_USER_FIELDS, type SystemUser, systemUserParser } from "./system-user.js";
import { noUnits, type UnitStore } from "./unit-store.js";
import { parseUserGroup, parseUserGroupDetail, type UserGroup, type UserGroupDetail } from "./user-group.js";

export interface ClientOptions extends Omit<ListReader, "units"> {
  /** Sent as x-org-id wherever JumpCloud takes it: a multi-tenant key acts on another organisation without it. */
  organizationId?: string;
  /** Whether the key in use may begin with these characters, as JumpCloud tells them of each key. Default: never. */
  mayHavePrefix?: (prefix: string) => boolean;
  /** What an earlier run has read, and where this one keeps what it reads. Default: nothing, nowhere. */
  units?: UnitStore;
}

/**
 * JumpCloud's endpoints, one method each. Lists of objects are read when they are iterated. Every method rejects with
 * RefusedError, NotFoundError, BadRequestError, UnavailableError, or the reason of the signal.
 */
export class JumpCloudClient {
  readonly #reader: ListReader;
  readonly #headers: Record<string, string>;
  readonly #parseAdministrator: ObjectParser<Administrator>;
  #associationsRefused = false;

  constructor(options: ClientOptions) {
    this.#reader = { request: options.request, observer: options.observer, units: options.units ?? noUnits };
    this.#parseAdministrator = administratorParser(options.mayHavePrefix ?? (() => false));
    this.#headers = options.organizationId === undefined ? {} : { "x-org-id": options.organizationId };
  }

  /** The organisations that the key may see, all of them. JumpCloud answers 403 when x-org-id is sent here. */
  organizations(): Promise<Organization[]> {
    return readOrganizations(this.#reader);
  }

  /** Of their custom attributes only the values of `attributes` are kept. */
  systemUsers(attributes: readonly string[]): ObjectList<SystemUser> {
    const query = { fields: SYSTEM_USER_FIELDS };
    return this.#objects({ ...v1("users", "/api/systemusers"), parse: systemUserParser(attributes), query });
  }

  systemUser(id: string, attributes: readonly string[]): Promise<Found<SystemUser>> {
    const query = `?fields=${encodeURIComponent(SYSTEM_USER_FIELDS)}`;
    return this.#object({ collection: "/api/systemusers", id, query, parse: systemUserParser(attributes) });
  }

  administrators(): ObjectList<Administrator> {
    return this.#objects({ ...v1("administrators", "/api/users"), parse: this.#parseAdministrator });
  }

  /** The administrators of a provider, who are in no organisation's list. JumpCloud refuses x-org-id here. */
  providerAdministrators(providerId: string): ObjectList<Administrator> {
    const path = "/api/v2/providers/{id}/administrators";
    const endpoint = {
      ...wrapped("providerAdministrators", path),
      path: path.replace("{id}", encodeURIComponent(providerId)),
      sort: "_id",
      parse: this.#parseAdministrator,
    };
    return objectList(endpoint, this.#reader);
  }

  serviceAccounts(): ObjectList<ServiceAccount> {
    return this.#objects({
      ...wrapped("serviceAccounts", "/api/v2/service-accounts"),
      parse: parseServiceAccount,
    });
  }

  userGroups(): ObjectList<UserGroup> {
    return this.#objects({ ...v2("groups", "/api/v2/usergroups"), sort: "id", parse: parseUserGroup });
  }

  /** One group, with its rule when it is dynamic. */
  userGroup(id: string): Promise<Found<UserGroupDetail>> {
    return this.#object({ collection: "/api/v2/usergroups", id, parse: parseUserGroupDetail });
  }

  /** The rule of a dynamic group as JumpCloud has it; `undefined` when there is none, or no such group. */
  async userGroupRule(id: string): Promise<UserGroupDetail["memberQuery"]> {
    const { units } = this.#reader;
    const name = `groupRule:${id}`;
    const [kept] = (await units.find(name))?.items ?? [];
    const keptGroup = kept === undefined ? undefined : parseUserGroupDetail(kept);
    const group = keptGroup?.row ?? (await this.userGroup(id));
    if (keptGroup === undefined && group !== undefined) await units.keep(name, { items: [group] });
    return group?.memberQuery ?? undefined;
  }

  /** How the groups come by their members; `countGroups` tells how many groups there are. */
  async membershipMethods(countGroups: () => Promise<number | undefined>): Promise<MembershipMethods> {
    const { units } = this.#reader;
    const kept = await units.find("membershipMethods");
    const keptMethods = kept && parseMembershipMethods(kept.items);
    if (keptMethods !== undefined) return keptMethods;
    const read = await readMembershipMethods(
      (method) =>
        pageReader(
          {
            list: "membershipMethods",
            // A name of its own: a refused filter is no sign that the list itself is blocked.
            endpoint: "GET /api/v2/usergroups?filter=membershipMethod",
            path: "/api/v2/usergroups",
            envelope: "array",
            parse: parseUserGroup,
            query: { filter: `membershipMethod:eq:${method}` },
            sort: "id",
            headers: this.#headers,
          },
          this.#reader,
        ),
      countGroups,
    );
    if ("methods" in read) await units.keep("membershipMethods", { items: [...read.methods] });
    return read;
  }

  /** The ids of the users who are members of a group themselves. */
  userGroupMembers(id: string): Promise<readonly string[]> {
    const members = this.#edges("memberships", {
      of: id,
      path: "/api/v2/usergroups/{id}/members",
      parse: parseConnection,
    });
    const membership = this.#edges("memberships", {
      of: id,
      path: "/api/v2/usergroups/{id}/membership",
      parse: parseReachedObject,
    });
    return readEdges({ of: id, leadingTo: "user", first: members, second: membership }, this.#reader);
  }

  applications(): ObjectList<Application> {
    const query = { fields: APPLICATION_FIELDS };
    return this.#objects({ ...v1("apps", "/api/applications"), parse: parseApplication, query });
  }

  application(id: string): Promise<Found<Application>> {
    const query = `?fields=${encodeURIComponent(APPLICATION_FIELDS)}`;
    return this.#object({ collection: "/api/applications", id, query, parse: parseApplication });
  }

  /** The ids of the users who are bound to an application themselves. */
  applicationUsers(id: string): Promise<readonly string[]> {
    return this.#bound("appUsers", { id, target: "user", traversing: "users" });
  }

  /** The ids of the groups that are bound to an application. */
  applicationUserGroups(id: string): Promise<readonly string[]> {
    return this.#bound("appGroups", { id, target: "user_group", traversing: "usergroups" });
  }

  roles(): ObjectList<Role> {
    return this.#objects({ ...wrapped("roles", "/api/v2/roles"), parse: parseRole });
  }

  /**
   * A read-only key was seen to be refused `associations` while the endpoints that follow paths worked: then those,
   * where a path of one step is a binding.
   */
  async #bound(
    list: ListName,
    {
      id,
      target,
      traversing,
    }: { id: string; target: "user" | "user_group"; traversing: "users" | "usergroups" },
  ): Promise<readonly string[]> {
    const path = "/api/v2/applications/{id}/associations";
    const query = { targets: target };
    const associations = this.#edges(list, { of: id, path, parse: parseConnection, query });
    const using = "GET /api/v2/applications/{id}/users and /usergroups";
    const fellBack = { endpoint: associations.endpoint, using };
    const reachedPath = `/api/v2/applications/{id}/${traversing}`;
    const reached = this.#edges(list, { of: id, path: reachedPath, parse: parseReachedObject });
    if (!this.#associationsRefused) {
      try {
        const endpoints = { of: id, leadingTo: target, first: associations, second: reached };
        return await readEdges(endpoints, this.#reader);
      } catch (error) {
        if (!(error instanceof RefusedError) || error.status !== 403) throw error;
        if (!this.#associationsRefused) {
          this.#reader.observer.fellBack(fellBack);
        }
        this.#associationsRefused = true;
      }
    }
    return readEdges({ of: id, leadingTo: target, first: reached, second: reached, fellBack }, this.#reader);
  }

  #objects<Row extends { id: string }>(endpoint: ListEndpoint<Row> & { list: ListName }): ObjectList<Row> {
    return objectList({ ...endpoint, headers: this.#headers }, this.#reader);
  }

  #object<Row extends { id: string }>(where: Parameters<typeof readObject<Row>>[0]): Promise<Found<Row>> {
    return readObject({ ...where, headers: this.#headers }, this.#reader);
  }

  #edges(
    list: ListName,
    {
      of,
      path,
      ...rest
    }: { of: string; path: string; parse: RowParser<Edge>; query?: Record<string, string> },
  ): ListEndpoint<Edge> & { list: ListName } {
    return {
      list,
      endpoint: `GET ${path}`,
      path: path.replace("{id}", encodeURIComponent(of)),
      envelope: "array",
      headers: this.#headers,
      ...rest,
    };
  }
}

function v1(list: ListName, path: string) {
  return { list, endpoint: `GET ${path}`, path, envelope: "results", sort: "_id" } as const;
}

function v2(list: ListName, path: string) {
  return { list, endpoint: `GET ${path}`, path, envelope: "array" } as const;
}

/** Some of V2 wraps its rows as V1 does. */
function wrapped(list: ListName, path: string) {
  return { list, endpoint: `GET ${path}`, path, envelope: "results" } as const;
}
