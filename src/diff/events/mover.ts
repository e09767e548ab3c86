import { latest } from "../changes.js";
import { isAtOrBelow } from "../field-change.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";
import { heldNow } from "./held.js";
import { eventPerson, type PersonChanges } from "./person-changes.js";

/** Fields of a profile that change with the job. */
export const moverPaths = [
  "/profile/department",
  "/profile/job_title",
  "/profile/manager_id",
  "/profile/company",
  "/profile/cost_center",
  "/profile/location",
  "/profile/employee_type",
] as const;

/** Another department, title, manager … Tells what they hold, since it is the time to ask whether they still need it. */
export function movers(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const moved = changes.accounts.flatMap((change) => {
    if (change.kind !== "changed" || latest(change).id.resourceType !== "user") return [];
    const fields = change.fields.filter(({ path }) => isJob(path));
    return fields.some(({ path }) => path !== MANAGER_ADDRESS) ? [{ change, fields }] : [];
  });
  if (moved.length === 0) return [];
  return [
    {
      event: "mover",
      severity: "info",
      person: eventPerson(changes.person),
      what: {
        fields: moved.flatMap(({ fields }) => fields),
        ...heldNow(
          moved.map(({ change }) => change.id),
          facts,
        ),
      },
      because: because(
        "resources",
        moved.map(({ change }) => change),
      ),
    },
  ];
}

/** Joined in: it changes with the manager, and by itself when the manager's address does. */
const MANAGER_ADDRESS = "/profile/manager";

function isJob(path: string): boolean {
  return path === MANAGER_ADDRESS || moverPaths.some((prefix) => isAtOrBelow(path, prefix));
}
