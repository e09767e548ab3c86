import { pathIds } from "../../access/paths.js";
import { isDirect } from "../../model/grant.js";
import { resourceKey } from "../../model/resource-id.js";
import { type GrantChange, latest } from "../changes.js";
import { changedPaths, isThroughBinding } from "./cause.js";
import type { DiffEvent } from "./event.js";
import { because, byName, type EventFacts, grantResource } from "./facts.js";
import { changedHoldings } from "./held.js";
import { eventPerson, type PersonChanges } from "./person-changes.js";

/** Groups and apps that somebody who stays gained or lost, whatever group it comes through. */
export function accessChanges(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  return [
    ...accessThat(changes, { kind: "added", facts }),
    ...accessThat(changes, { kind: "removed", facts }),
  ];
}

function accessThat(
  changes: PersonChanges,
  { kind, facts }: { kind: "added" | "removed"; facts: EventFacts },
): DiffEvent[] {
  const ofKind = (grants: readonly GrantChange[]) =>
    grants.filter(
      (change) =>
        change.kind === kind && isStaying(change, changes) && !facts.isGone(grantResource(latest(change))),
    );
  const memberships = ofKind(changes.memberships);
  const apps = ofKind(changes.apps).filter((change) => !isThroughBinding(change, facts));
  if (memberships.length + apps.length === 0) return [];
  const what = changedHoldings({ memberships, apps, roles: [] }, { kind, facts });
  const isSensitive =
    what.apps?.some(({ privileged }) => privileged) || what.groups?.some(({ id }) => facts.isPrivileged(id));
  const isGain = kind === "added";
  const causes = [...memberships, ...apps.filter((change) => !followsFrom(change, facts))];
  return [
    {
      event: isGain ? "access-gained" : "access-lost",
      severity: !isGain ? "info" : isSensitive ? "medium" : "low",
      person: eventPerson(changes.person),
      what,
      because: because("grants", causes),
    },
  ];
}

/** Whether the person's own joining or leaving of groups is all that explains it. */
function followsFrom(change: GrantChange, facts: EventFacts): boolean {
  const grant = latest(change);
  if (pathIds(grant).includes(grant.entitlement.id)) return false;
  return pathIds(grant).some(
    (id) => facts.grantChange(`${id}:${resourceKey(grant.principal.id)}`) === change.kind,
  );
}

/**
 * Apps that somebody reaches as before, but no longer in any of the same ways, or now with or without an assignment of
 * their own. One more group, or one fewer, is told as joining or leaving it.
 */
export function pathChanges(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const changed = changes.apps.flatMap((change) =>
    change.kind === "changed" && isOtherWay(change) && !isThroughBinding(change, facts) ? [change] : [],
  );
  if (changed.length === 0) return [];
  const paths = changed.map(({ before, after }) => ({
    ...facts.directory.named(grantResource(after)),
    before: facts.paths(before),
    after: facts.paths(after),
  }));
  return [
    {
      event: "path-changed",
      severity: "info",
      person: eventPerson(changes.person),
      what: { paths: paths.sort(byName) },
      because: because("grants", changed),
    },
  ];
}

function isOtherWay(change: GrantChange & { kind: "changed" }): boolean {
  const { before, after } = change;
  const { lost, gained } = changedPaths(change);
  if (lost.length + gained.length === 0) return false;
  return isDirect(before) !== isDirect(after) || lost.length === pathIds(before).length;
}

/** What an account that came or went was given or lost is told with its coming and going. */
function isStaying(change: GrantChange, { accounts }: PersonChanges): boolean {
  const principal = resourceKey(latest(change).principal.id);
  return !accounts.some(({ id, kind }) => id === principal && kind !== "changed");
}
