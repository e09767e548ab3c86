import { Readable } from "node:stream";
import { compareText } from "../../../src/model/order.js";
import type { ResourceType } from "../../../src/model/resource-type.js";
import type { Gap, Manifest } from "../../../src/sync-file/manifest.js";
import { printDocument } from "../../../src/sync-file/print-document.js";
import { openSyncFile, type SyncFile } from "../../../src/sync-file/read.js";
import { header, manifest } from "../../sync-file/sample.js";
import type { TrueOrganization } from "./organization.js";
import type { Reading } from "./reading.js";
import { recordsOf } from "./records.js";
import { type Seen, seenBy } from "./seen.js";

const traits = {
  admin_user: "TRAIT_USER",
  app: "TRAIT_APP",
  group: "TRAIT_GROUP",
  role: "TRAIT_ROLE",
  user: "TRAIT_USER",
} as const;
const typeIds = ["admin_user", "app", "group", "role", "user"] as const;

/** The text of the sync file that such a reading of the organisation gives. */
export async function syncFileText(organization: TrueOrganization, reading: Reading): Promise<string> {
  const seen = seenBy(organization, reading);
  const records = recordsOf(seen, reading);
  const types = new Set(records.resources.map(({ id }) => id.resourceType));
  const resourceTypes = typeIds
    .filter((id) => types.has(id))
    .map((id): ResourceType => ({ id, displayName: id, traits: [traits[id]] }));
  const about = statements(organization, { reading, seen });
  const incomplete = [...new Set(about.gaps.map(({ resourceType }) => resourceType))].sort(compareText);
  const complete = incomplete.length === 0;
  const { region, ...source } = header.source;
  const document = printDocument({
    header: {
      ...header,
      complete,
      ...(!complete && { incomplete }),
      source: reading.hasRegion && region !== undefined ? { ...source, region } : source,
      options: {
        attributes: reading.attributes,
        ...(reading.without.length > 0 && { without: reading.without }),
        ...(reading.groupRules && { groupRules: true }),
      },
    },
    resourceTypes,
    ...records,
    manifest: (facts) => ({ ...manifest(facts), complete, ...about }),
  });
  let text = "";
  for await (const piece of document) text += piece;
  return text;
}

export function openText(text: string): Promise<SyncFile> {
  return openSyncFile("-", { stdin: Readable.from([Buffer.from(text)]) });
}

const baseLists = [
  { list: "users", resourceType: "user", prefix: "u" },
  { list: "administrators", resourceType: "admin_user", prefix: "m" },
  { list: "serviceAccounts", resourceType: "admin_user", prefix: "s" },
  { list: "groups", resourceType: "group", prefix: "g" },
  { list: "apps", resourceType: "app", prefix: "a" },
  { list: "roles", resourceType: "role", prefix: "r" },
];

/** What the file says of itself: which lists are not whole, and what was refused. */
function statements(
  organization: TrueOrganization,
  { reading, seen }: { reading: Reading; seen: Seen },
): Pick<Manifest, "lists" | "gaps" | "notRead"> {
  const { lost, suspected, refused, without, groupRules } = reading;
  const { users, admins, groups, apps, roles } = organization;
  const all = new Set([...users, ...admins, ...groups, ...apps, ...roles].map(({ id }) => id));
  const isOut = (type: string) =>
    without.some((one) => one === type) || (type === "role" && without.includes("admin_user"));
  const unread = ["service accounts", "roles that nobody holds"].filter((what) => refused.includes(what));
  const gap = (resourceType: string, list: string, id?: string): Gap => ({
    resourceType,
    list,
    ...(id !== undefined && { id }),
    proof: "incomplete",
  });
  const ofTypes = baseLists
    .filter(({ list, resourceType }) => !isOut(resourceType) && !isRefused(list, unread))
    .filter(
      ({ list, prefix }) =>
        suspected.includes(list) ||
        lost.some((id) => /^.\d$/.test(id) && id.startsWith(prefix) && all.has(id)),
    )
    .map(({ list, resourceType }) => gap(resourceType, list));
  const ofEdges = (
    list: string,
    resourceType: string,
    from: readonly { id: string }[],
    edges: readonly string[],
  ) =>
    from
      .filter(
        ({ id }) =>
          suspected.includes(`${list} ${id}`) ||
          edges.some((pair) => pair.startsWith(`${id} `) && lost.includes(pair)),
      )
      .map(({ id }) => gap(resourceType, list, id));
  const memberships = ofEdges("memberships", "group", seen.groups, organization.members);
  const uncertain = memberships.map(({ id }) => id);
  // Where members of a group may be missing, so may those who have an app through it.
  const caused = seen.apps.flatMap(({ id }): Gap[] => {
    const because = seen.groups.filter(
      (group) => uncertain.includes(group.id) && seen.bound.includes(`${id} ${group.id}`),
    );
    if (because.length === 0) return [];
    return [
      {
        ...gap("app", "appGroups", id),
        because: because.map((group) => ({ resourceType: "group", id: group.id })),
      },
    ];
  });
  const gaps = [
    ...ofTypes,
    ...memberships,
    ...ofEdges("appUsers", "app", seen.apps, organization.direct),
    ...ofEdges("appGroups", "app", seen.apps, organization.bound),
    ...caused,
  ].sort(
    (a, b) =>
      compareText(a.resourceType, b.resourceType) ||
      compareText(a.list, b.list) ||
      compareText(a.id ?? "", b.id ?? ""),
  );
  const lists = [...new Map(gaps.map((one) => [one.list, one])).values()].map(({ list, resourceType }) => ({
    name: list,
    resourceType,
    endpoint: `GET /${list}`,
    read: 0,
    proof: "incomplete" as const,
  }));
  const rules =
    refused.includes("membership methods of groups") && groupRules ? ["rules of dynamic groups"] : [];
  return { lists, gaps, notRead: [...refused, ...rules].map((what) => ({ what, why: "refused" })) };
}

function isRefused(list: string, unread: readonly string[]): boolean {
  return (
    (list === "serviceAccounts" && unread.includes("service accounts")) ||
    (list === "roles" && unread.includes("roles that nobody holds"))
  );
}
