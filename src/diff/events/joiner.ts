import { profileText } from "../../access/account.js";
import { pathIds } from "../../access/paths.js";
import { latest } from "../changes.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";
import { changedHoldings } from "./held.js";
import { accountsThat, eventPerson, type PersonChanges } from "./person-changes.js";
import type { Recreations } from "./recreated.js";
import { stateWords } from "./suspension.js";

/** A new user: what they were given is part of joining. */
export function joiners(changes: PersonChanges, facts: EventFacts, { replaced }: Recreations): DiffEvent[] {
  const joined = accountsThat(changes, { type: "user", kind: "added" }).filter(({ id }) => !replaced.has(id));
  const [first] = joined;
  if (first === undefined) return [];
  const user = latest(first);
  const account = facts.directory.account(first.id);
  const department = profileText(user, "department");
  const jobTitle = profileText(user, "job_title");
  const manager = profileText(user, "manager") ?? profileText(user, "manager_id");
  const { memberships, apps } = changes;
  const given = [...memberships, ...apps].filter(
    (change) => change.kind === "added" && pathIds(change.after).includes(change.after.entitlement.id),
  );
  return [
    {
      event: "joiner",
      severity: "info",
      person: eventPerson(changes.person),
      what: {
        ...(account && account.state !== "enabled" && { state: stateWords(account) }),
        ...(department && { department }),
        ...(jobTitle && { jobTitle }),
        ...(manager && { manager }),
        ...changedHoldings({ memberships, apps, roles: [] }, { kind: "added", facts }),
      },
      because: [...because("resources", joined), ...because("grants", given)],
    },
  ];
}
