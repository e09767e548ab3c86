import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import { verifySyncFile } from "../../src/sync-file/verify.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { readSynced, type SyncedFile } from "../support/synced.js";

/** Objects and edges as JumpCloud states them, as texts. */
function stateOf(organization: SimulatedOrganization): Set<string> {
  const users = new Set(organization.users.map(({ id }) => id));
  const groups = new Set(organization.groups.map(({ id }) => id));
  const apps = new Set(organization.applications.map(({ id }) => id));
  const edges = (
    bindings: Map<string, string[]>,
    edge: { name: string; from: Set<string>; to: Set<string> },
  ) =>
    [...bindings].flatMap(([from, tos]) =>
      edge.from.has(from)
        ? tos.filter((to) => edge.to.has(to)).map((to) => `${edge.name} ${from} ${to}`)
        : [],
    );
  return new Set([
    ...[...users].map((id) => `user ${id}`),
    ...[...groups].map((id) => `group ${id}`),
    ...[...apps].map((id) => `app ${id}`),
    ...edges(organization.memberships, { name: "member", from: groups, to: users }),
    ...edges(organization.userBindings, { name: "bound user", from: apps, to: users }),
    ...edges(organization.groupBindings, { name: "bound group", from: apps, to: groups }),
  ]);
}

/** The same of a sync file. */
function statementsOf({ resources, grants }: SyncedFile): Set<string> {
  const objects = resources
    .filter(
      ({ id }) =>
        ["user", "group", "app"].includes(id.resourceType) && id.resource !== "jumpcloud_administration",
    )
    .map(({ id }) => `${id.resourceType} ${id.resource}`);
  const edges = grants.flatMap(({ id, sources }) => {
    const [type, resource, , principalType, principal] = id.split(":");
    const own = `${type}:${resource}:access`;
    if (type === "group") return [`member ${resource} ${principal}`];
    if (type !== "app" || principalType === "admin_user") return [];
    if (principalType === "group") return [`bound group ${resource} ${principal}`];
    return sources === undefined || own in sources.sources ? [`bound user ${resource} ${principal}`] : [];
  });
  return new Set([...objects, ...edges]);
}

/** A small generator of numbers, so that every seed is the same every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Changes something in the organisation. */
function change(simulator: Simulator, next: (below: number) => number): void {
  const { users, groups } = simulator.organization;
  const user = users[next(users.length)];
  const group = groups[next(groups.length)];
  switch (next(6)) {
    case 0:
      simulator.addUser({ username: `new-${next(1_000_000)}` });
      break;
    case 1:
      if (user) simulator.removeUser(user.id);
      break;
    case 2:
      simulator.addGroup({ name: `new group ${next(1000)}` });
      break;
    case 3:
      if (group) simulator.removeGroup(group.id);
      break;
    case 4:
      if (user && group) simulator.addMembership(group.id, user.id);
      break;
    default: {
      const members = group ? (simulator.organization.memberships.get(group.id) ?? []) : [];
      const member = members[next(members.length)];
      if (group && member) simulator.removeMembership(group.id, member);
    }
  }
}

describe("while users, groups and memberships come and go", () => {
  const complete: number[] = [];

  it.each(Array.from({ length: 24 }, (_, index) => index + 1))(
    "at 25 moments (seed %i), whoever was there throughout is in the file, and nothing that never was, or it is incomplete",
    async (seed) => {
      const next = numbers(seed);
      const organization = generateOrganization({ seed, users: 450, groups: 12, apps: 6, administrators: 4 });
      const simulator = createSimulator(organization, { seed, msPerRequest: 1000 });
      const moments = new Set(Array.from({ length: 25 }, () => next(60)));
      const throughout = stateOf(organization);
      const ever = new Set(throughout);
      simulator.onRequest((index) => {
        if (!moments.has(index)) return;
        change(simulator, next);
        const now = stateOf(organization);
        for (const fact of throughout) if (!now.has(fact)) throughout.delete(fact);
        for (const fact of now) ever.add(fact);
      });
      const file = join(temporaryFolder(), "sync.json");
      const { completeness } = await syncInProcess(simulator, { file });
      const path = completeness.complete ? file : `${file}.rejected`;
      const said = statementsOf(readSynced(path));
      expect((await verifySyncFile(path)).findings).toEqual([]);
      expect([...said].filter((fact) => !ever.has(fact))).toEqual([]);
      if (completeness.complete) complete.push(seed);
      if (completeness.complete) expect([...throughout].filter((fact) => !said.has(fact))).toEqual([]);
    },
  );

  it("not every sync has to be given up", () => {
    expect(complete.length).toBeGreaterThan(5);
  });
});
