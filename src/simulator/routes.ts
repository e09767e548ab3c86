import { listApplications, listUserGroups, readApplication, readUserGroup } from "./catalogue.js";
import {
  listAdministrators,
  listOrganizations,
  listProviderAdministrators,
  listRoles,
  listServiceAccounts,
  listSystemUsers,
  readAdministrator,
  readOrganization,
  readSystemUser,
} from "./directory.js";
import type { Endpoint } from "./exchange.js";
import {
  listApplicationAssociations,
  listGroupAssociations,
  listMembers,
  listUserAssociations,
} from "./graph.js";
import { listApplicationGroups, listApplicationUsers, listMemberOf, listMembership } from "./graph-paths.js";
import { changeApplicationAssociations, changeGroupAssociations, changeMembers } from "./graph-writes.js";
import { searchSystemUsers } from "./user-search.js";

interface Methods {
  GET?: Endpoint;
  POST?: Endpoint;
}

/** Everything that is served; V1 is `/api`, V2 `/api/v2`, and one is not a version of the other. */
const routes: Readonly<Record<string, Methods>> = {
  "/api/systemusers": { GET: listSystemUsers },
  "/api/systemusers/{id}": { GET: readSystemUser },
  "/api/search/systemusers": { POST: searchSystemUsers },
  "/api/users": { GET: listAdministrators },
  "/api/users/{id}": { GET: readAdministrator },
  "/api/organizations": { GET: listOrganizations },
  "/api/organizations/{id}": { GET: readOrganization },
  "/api/applications": { GET: listApplications },
  "/api/applications/{id}": { GET: readApplication },
  "/api/v2/usergroups": { GET: listUserGroups },
  "/api/v2/usergroups/{id}": { GET: readUserGroup },
  "/api/v2/usergroups/{id}/members": { GET: listMembers, POST: changeMembers },
  "/api/v2/usergroups/{id}/membership": { GET: listMembership },
  "/api/v2/usergroups/{id}/associations": { GET: listGroupAssociations, POST: changeGroupAssociations },
  "/api/v2/applications/{id}/associations": {
    GET: listApplicationAssociations,
    POST: changeApplicationAssociations,
  },
  "/api/v2/applications/{id}/users": { GET: listApplicationUsers },
  "/api/v2/applications/{id}/usergroups": { GET: listApplicationGroups },
  "/api/v2/users/{id}/memberof": { GET: listMemberOf },
  "/api/v2/providers/{id}/administrators": { GET: listProviderAdministrators },
  "/api/v2/users/{id}/associations": { GET: listUserAssociations },
  "/api/v2/roles": { GET: listRoles },
  "/api/v2/service-accounts": { GET: listServiceAccounts },
};

const patterns = Object.keys(routes).map((endpoint) => ({ endpoint, segments: endpoint.split("/") }));

/** Where a path leads. */
export interface Route {
  /** The path with ids replaced by `{id}`; of an unknown path, what looks like an id. */
  endpoint: string;
  /** The decoded values of `{id}`. */
  ids: string[];
  /** The handlers by method; `undefined` when the path is not served. */
  methods: Methods | undefined;
}

/** The route of a path as written in a URL. */
export function findRoute(path: string): Route {
  const segments = path.split("/");
  const found = patterns.find(
    (pattern) =>
      pattern.segments.length === segments.length &&
      pattern.segments.every(
        (segment, index) => segment === segments[index] || isId(segment, segments[index]),
      ),
  );
  if (found === undefined) {
    return { endpoint: path.replace(/[0-9a-f]{24}/g, "{id}"), ids: [], methods: undefined };
  }
  const ids = segments.filter((_, index) => found.segments[index] === "{id}").map(decode);
  return { endpoint: found.endpoint, ids, methods: routes[found.endpoint] };
}

function isId(segment: string, written: string | undefined): boolean {
  return segment === "{id}" && written !== undefined && written !== "";
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
