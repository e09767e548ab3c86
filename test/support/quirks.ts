import type { Fault } from "../../src/simulator/fault.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import type { SyncedFile } from "./synced.js";

export interface Quirk {
  name: string;
  switches?: Partial<Switches>;
  faults?: Fault[];
  /** Changes the organisation itself. */
  arrange?: (organization: SimulatedOrganization) => void;
  /** What the file must say about it. */
  says?: (file: SyncedFile) => unknown;
  said?: unknown;
}

const ghost = (index: number) => `00000000ffffffff${String(index).padStart(8, "0")}`;

function biggest(organization: SimulatedOrganization): string[] {
  return [...organization.memberships.values()].reduce((a, b) => (b.length > a.length ? b : a));
}

const listOf = (name: string) => (file: SyncedFile) => file.manifest.lists.find((list) => list.name === name);

/** Everything that JumpCloud was seen or said to do and that a sync must bear. */
export const quirks: Quirk[] = [
  {
    name: "a few edges to deleted users, counted and left out",
    arrange: (organization) => biggest(organization).splice(50, 0, ghost(1), ghost(2), ghost(3)),
    says: (file) => listOf("memberships")(file)?.notReturned,
    said: 3,
  },
  {
    name: "a whole page of edges to deleted users in the middle of a group",
    arrange: (organization) =>
      biggest(organization).splice(120, 0, ...Array.from({ length: 230 }, (_, index) => ghost(index + 10))),
    says: (file) => listOf("memberships")(file)?.notReturned,
    said: 230,
  },
  {
    name: "a deleted user and a deleted group bound to an app",
    arrange: ({ userBindings, groupBindings, applications: [app] }) => {
      if (app === undefined) return;
      userBindings.get(app.id)?.unshift(ghost(501));
      groupBindings.get(app.id)?.push(ghost(502));
    },
    says: (file) => [listOf("appUsers")(file)?.notReturned, listOf("appGroups")(file)?.notReturned],
    said: [1, 1],
  },
  {
    name: "no total in the body of a list",
    switches: { bodyTotals: "absent" },
    says: (file) => listOf("users")(file)?.proof,
    said: "readToEnd",
  },
  {
    name: "no total in the header of a list",
    switches: { headerTotals: "absent" },
    says: (file) => listOf("memberships")(file)?.proof,
    said: "readToEnd",
  },
  { name: "a sort of groups that is ignored", switches: { groupSort: "ignored" } },
  { name: "a sort of groups that is refused", switches: { groupSort: "refused" } },
  {
    name: "a filter by membership method that is ignored",
    switches: { membershipFilter: "ignored" },
    says: (file) => file.manifest.notRead.some(({ what }) => /membership/i.test(what)),
    said: true,
  },
  {
    name: "a filter by membership method that is refused",
    switches: { membershipFilter: "refused" },
    says: (file) => file.manifest.notRead.some(({ what }) => /membership/i.test(what)),
    said: true,
  },
  { name: "lists in the order in which they are stored", switches: { order: "as stored" } },
  {
    name: "a key that may not read associations",
    faults: [{ kind: "refused", endpoint: "GET /api/v2/applications/{id}/associations" }],
    says: (file) => file.manifest.warnings.find(({ code }) => code === "endpoint_refused")?.count,
    said: 1,
  },
  {
    name: "a key that may not list the organisations",
    faults: [{ kind: "refused", endpoint: "GET /api/organizations" }],
    says: (file) => file.sync.complete,
    said: true,
  },
  {
    name: "an administrator without e-mail and name",
    arrange: ({ administrators: [one] }) =>
      Object.assign(one ?? {}, { email: "", firstname: "", lastname: null }),
  },
  {
    name: "two users with one e-mail",
    arrange: ({ users: [a, b] }) => Object.assign(a ?? {}, { email: b?.email }),
  },
  {
    name: "a user of whom only the id is known",
    arrange: ({ users }) => users.push({ _id: ghost(900), id: ghost(900) }),
  },
  {
    name: "fields of unexpected types",
    arrange: ({ users: [a] }) =>
      Object.assign(a ?? {}, { jobTitle: 7, mfa: "yes", attributes: {}, manager: [] }),
  },
  {
    name: "an answer with a page for people",
    faults: [{ kind: "server error", status: 502, body: "html", when: { every: 17 } }],
  },
  {
    name: "an empty answer",
    faults: [{ kind: "server error", status: 500, body: "empty", when: { every: 19 } }],
  },
  {
    name: "503 with a line of plain text",
    faults: [{ kind: "server error", status: 503, body: "envoy", when: { nth: 12 } }],
  },
  { name: "JSON that is cut", faults: [{ kind: "cut JSON", when: { every: 23 } }] },
  {
    name: "200 with an error in the body",
    faults: [{ kind: "answer", status: 200, body: { message: "internal" }, when: { every: 29 } }],
  },
  { name: "dropped connections", faults: [{ kind: "dropped before", when: { every: 31 } }] },
  { name: "one page that is empty once", faults: [{ kind: "empty page", when: { nth: 14 }, times: 1 }] },
  {
    name: "429 that says when to come back",
    faults: [{ kind: "throttled", retryAfter: "0", when: { nth: 15 } }],
  },
  {
    name: "429 with a date",
    faults: [{ kind: "throttled", retryAfter: { inSeconds: 0 }, when: { nth: 16 } }],
  },
  {
    name: "403 in the middle of what worked",
    faults: [
      { kind: "blocked", endpoint: "GET /api/v2/usergroups/{id}/members", when: { nth: 9 }, times: 1 },
    ],
  },
];

/** An organisation's servers with quirks: those of the organisation itself are put into it. */
export function arrangedWith(
  chosen: readonly Quirk[],
  organization: SimulatedOrganization,
): { organization: SimulatedOrganization; switches: Partial<Switches> } {
  for (const { arrange } of chosen) arrange?.(organization);
  const switches = Object.assign({}, ...chosen.map((quirk) => quirk.switches ?? {}));
  return { organization, switches: { ...switches, faults: chosen.flatMap(({ faults = [] }) => faults) } };
}

/** Most of them at once: of two settings of one switch, the one that is honoured less, and no list without a total. */
export function compatibleQuirks(): Quirk[] {
  const exclusive = new Set([
    "a sort of groups that is refused",
    "a filter by membership method that is refused",
  ]);
  return quirks.filter(({ name }) => !exclusive.has(name) && !/^no total/.test(name));
}
