import { compareText } from "../../model/order.js";
import { compareSeverity } from "../../model/severity.js";
import { accessChanges, pathChanges } from "./access.js";
import { emailsChanged, mfaDisabled, mfaExcluded } from "./account-fields.js";
import { adminRolesChanged, adminsAdded, adminsRemoved, privilegeEscalations } from "./administrator.js";
import { bindingChanges } from "./bindings.js";
import type { DiffEvent } from "./event.js";
import { existenceChanges } from "./existence.js";
import type { EventFacts } from "./facts.js";
import { joiners } from "./joiner.js";
import { eventKinds } from "./kinds.js";
import { leavers, reactivated } from "./leaver.js";
import { movers } from "./mover.js";
import { type PersonChanges, personChanges } from "./person-changes.js";
import { findRecreations, type Recreations, recreated } from "./recreated.js";
import { renamedResources } from "./renamed.js";
import { stillAdmins } from "./still-admin.js";

type PersonRule = (changes: PersonChanges, facts: EventFacts, recreations: Recreations) => DiffEvent[];

const personRules: readonly PersonRule[] = [
  stillAdmins,
  leavers,
  privilegeEscalations,
  adminsAdded,
  adminRolesChanged,
  adminsRemoved,
  mfaDisabled,
  mfaExcluded,
  recreated,
  reactivated,
  joiners,
  movers,
  accessChanges,
  pathChanges,
  emailsChanged,
];

/** What the changes mean to a reviewer: the gravest first, then by kind and by name. */
export function tellEvents(facts: EventFacts): DiffEvent[] {
  const recreations = findRecreations(facts);
  const events = [...bindingChanges(facts), ...renamedResources(facts), ...existenceChanges(facts)];
  for (const changes of personChanges(facts)) {
    for (const rule of personRules) events.push(...rule(changes, facts, recreations));
  }
  return events.sort(compareEvents);
}

function compareEvents(a: DiffEvent, b: DiffEvent): number {
  const [first, second] = [subjectOf(a), subjectOf(b)];
  return (
    compareSeverity(a.severity, b.severity) ||
    eventKinds.indexOf(a.event) - eventKinds.indexOf(b.event) ||
    compareText(first.displayName, second.displayName) ||
    compareText(first.id, second.id) ||
    compareText(a.what.group?.displayName ?? "", b.what.group?.displayName ?? "") ||
    compareText(a.what.group?.id ?? "", b.what.group?.id ?? "")
  );
}

function subjectOf({ person, resource }: DiffEvent): { id: string; displayName: string } {
  return person ?? resource ?? { id: "", displayName: "" };
}
