import { createRandom, type Random } from "../../src/simulator/random.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { type Truth, truthOf } from "./truth.js";

/** What may happen in an organisation. A user, a membership or a binding comes or goes; groups and apps where asked. */
export type ChurnKind = "people and edges" | "groups and apps too";

/** Everything that was there, as statements: resources, and edges as JumpCloud states them. */
export interface Churn {
  /** What was there all the time. */
  throughout: Set<string>;
  /** What was there at some time. */
  ever: Set<string>;
  changes: string[];
}

/** The resources and the edges as JumpCloud states them, of a truth or of what a file says; inherited access aside. */
export function statementsOf({ resources, grants }: Truth): Set<string> {
  const stated = Object.entries(grants).filter(([id, sources]) => {
    const own = id.split(":").slice(0, 3).join(":");
    return sources.length === 0 || sources.includes(own);
  });
  return new Set([...resources, ...stated.map(([id]) => id)]);
}

/** Changes the organisation of a simulator before every request whose number `isDue`, and keeps book. */
export function churn(
  simulator: Simulator,
  {
    seed,
    isDue,
    kind = "people and edges",
  }: { seed: number; isDue: (request: number) => boolean; kind?: ChurnKind },
): Churn {
  const random = createRandom(seed);
  const throughout = statementsOf(truthOf(simulator.organization));
  const ever = new Set(throughout);
  const changes: string[] = [];
  simulator.onRequest((index) => {
    if (!isDue(index)) return;
    changes.push(`before request ${index}: ${change(simulator, { random, kind })}`);
    const now = statementsOf(truthOf(simulator.organization));
    for (const statement of throughout) if (!now.has(statement)) throughout.delete(statement);
    for (const statement of now) ever.add(statement);
  });
  return { throughout, ever, changes };
}

/** What a file lacks that was there all the time, and what it has that never was. */
export function mistakesOf(file: Truth, { throughout, ever }: Churn): { lost: string[]; invented: string[] } {
  const said = statementsOf(file);
  return {
    lost: [...throughout].filter((statement) => !said.has(statement)),
    invented: [...said].filter((statement) => !ever.has(statement)),
  };
}

function change(simulator: Simulator, { random, kind }: { random: Random; kind: ChurnKind }): string {
  const { users, groups, applications, memberships, userBindings, groupBindings } = simulator.organization;
  const oneOf = <T>(choices: readonly T[]): T | undefined => choices[random.integer(choices.length)];
  // The first group is everybody's: half of what happens to groups happens there.
  const group = random.integer(2) === 0 ? groups[0] : oneOf(groups);
  const app = oneOf(applications);
  const missing = (ids: readonly { id: string }[], edges: readonly string[] = []) => {
    const present = new Set(edges);
    return oneOf(ids.filter(({ id }) => !present.has(id)))?.id;
  };
  switch (random.integer(kind === "people and edges" ? 8 : 12)) {
    case 0: {
      const { id } = simulator.addUser({ username: `new-${random.integer(1_000_000)}` });
      return `user ${id} created`;
    }
    case 1: {
      const user = oneOf(users);
      if (user) simulator.removeUser(user.id);
      return `user ${user?.id} deleted`;
    }
    case 2: {
      const user = group && missing(users, memberships.get(group.id));
      if (group && user) simulator.addMembership(group.id, user);
      return `user ${user} joined ${group?.id}`;
    }
    case 3: {
      const user = group && oneOf(memberships.get(group.id) ?? []);
      if (group && user) simulator.removeMembership(group.id, user);
      return `user ${user} left ${group?.id}`;
    }
    case 4: {
      const to = app && missing(users, userBindings.get(app.id));
      if (app && to) simulator.addBinding("userBindings", { of: app.id, to });
      return `user ${to} bound to ${app?.id}`;
    }
    case 5: {
      const to = app && oneOf(userBindings.get(app.id) ?? []);
      if (app && to) simulator.removeBinding("userBindings", { of: app.id, to });
      return `user ${to} unbound from ${app?.id}`;
    }
    case 6: {
      const to = app && missing(groups, groupBindings.get(app.id));
      if (app && to) simulator.addBinding("groupBindings", { of: app.id, to });
      return `group ${to} bound to ${app?.id}`;
    }
    case 7: {
      const to = app && oneOf(groupBindings.get(app.id) ?? []);
      if (app && to) simulator.removeBinding("groupBindings", { of: app.id, to });
      return `group ${to} unbound from ${app?.id}`;
    }
    case 8:
      return `group ${simulator.addGroup({ name: `new group ${random.integer(1000)}` }).id} created`;
    case 9: {
      const gone = oneOf(groups);
      if (gone) simulator.removeGroup(gone.id);
      return `group ${gone?.id} deleted`;
    }
    case 10:
      return `app ${simulator.addApplication({ displayLabel: "new" }).id} created`;
    default: {
      if (app) simulator.removeApplication(app.id);
      return `app ${app?.id} deleted`;
    }
  }
}
