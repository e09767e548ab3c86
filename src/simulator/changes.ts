import type { Clock } from "./clock.js";
import { newApplication, newGroup, newUser } from "./new-rows.js";
import { createObjectIds } from "./object-id.js";
import type {
  SimulatedApplication,
  SimulatedGroup,
  SimulatedOrganization,
  SimulatedUser,
} from "./organization.js";
import type { Switches } from "./switches.js";

/** The edges of an organisation, and what their ends are. */
export type EdgeKind = "memberships" | "userBindings" | "groupBindings";

export type BindingKind = Exclude<EdgeKind, "memberships">;

/** An application, and the user or group that is bound to it. */
export interface Binding {
  of: string;
  to: string;
}

/** Changes that happen in the organisation while it is being read; new rows are dated by the simulator's clock. */
export interface Changes {
  addUser(given?: Partial<SimulatedUser>): SimulatedUser;
  /** Also removes the administrator that was made from the user. */
  removeUser(userId: string): void;
  addGroup(given?: Partial<SimulatedGroup>): SimulatedGroup;
  removeGroup(groupId: string): void;
  addApplication(given?: Partial<SimulatedApplication>): SimulatedApplication;
  removeApplication(applicationId: string): void;
  addMembership(groupId: string, userId: string): void;
  removeMembership(groupId: string, userId: string): void;
  /** Binds a user or a group to an application. */
  addBinding(kind: BindingKind, binding: Binding): void;
  removeBinding(kind: BindingKind, binding: Binding): void;
  /** Adds so many edges to objects that do not exist (any more), at a place of the stored list, and names them. */
  addGhosts(kind: EdgeKind, ghosts: { of: string; count: number; at?: number }): string[];
}

export function createChanges(
  organization: SimulatedOrganization,
  { clock, switches }: { clock: Clock; switches: Switches },
): Changes {
  const makeId = createObjectIds(organization.id);
  const stamp = () => ({ id: makeId(clock.now()), created: new Date(clock.now()).toISOString() });
  const { memberships, userBindings, groupBindings } = organization;
  return {
    addUser(given = {}) {
      const user = newUser(stamp(), given);
      organization.users.push(user);
      return user;
    },
    removeUser(userId) {
      const user = organization.users.find(({ id }) => id === userId);
      remove(organization.users, userId);
      if (user?.admin) remove(organization.administrators, user.admin.id);
      if (switches.removedUserEdges === "ghosts") return;
      for (const edges of [memberships, userBindings]) removeEnds(edges, userId);
    },
    addGroup(given = {}) {
      const group = newGroup(stamp(), given);
      organization.groups.push(group);
      return group;
    },
    removeGroup(groupId) {
      remove(organization.groups, groupId);
      memberships.delete(groupId);
      removeEnds(groupBindings, groupId);
    },
    addApplication(given = {}) {
      const application = newApplication(stamp(), { organization: organization.id, ...given });
      organization.applications.push(application);
      return application;
    },
    removeApplication(applicationId) {
      remove(organization.applications, applicationId);
      userBindings.delete(applicationId);
      groupBindings.delete(applicationId);
    },
    addMembership(groupId, userId) {
      memberships.set(groupId, [...(memberships.get(groupId) ?? []), userId]);
    },
    removeMembership(groupId, userId) {
      memberships.set(
        groupId,
        (memberships.get(groupId) ?? []).filter((id) => id !== userId),
      );
    },
    addBinding(kind, { of, to }) {
      organization[kind].set(of, [...(organization[kind].get(of) ?? []), to]);
    },
    removeBinding(kind, { of, to }) {
      organization[kind].set(
        of,
        (organization[kind].get(of) ?? []).filter((id) => id !== to),
      );
    },
    addGhosts(kind, { of, count, at }) {
      const ghosts = Array.from({ length: count }, () => makeId(clock.now()));
      const ends = organization[kind].get(of) ?? [];
      organization[kind].set(of, ends.toSpliced(at ?? ends.length, 0, ...ghosts));
      return ghosts;
    },
  };
}

function remove(rows: { id: string }[], id: string): void {
  const index = rows.findIndex((row) => row.id === id);
  if (index !== -1) rows.splice(index, 1);
}

function removeEnds(edges: Map<string, string[]>, id: string): void {
  for (const [from, ends] of edges) {
    if (ends.includes(id))
      edges.set(
        from,
        ends.filter((end) => end !== id),
      );
  }
}
