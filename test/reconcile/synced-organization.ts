import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ReconcileOptions, reconcile } from "../../src/reconcile/reconcile.js";
import type { Reconciliation } from "../../src/reconcile/reconciliation.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { syncInProcess } from "../support/in-process.js";

/** Small, and still with everything that a report has a row of its own for: a group without users, users without group. */
export function smallOrganization(): SimulatedOrganization {
  const shape = { seed: 11, users: 24, groups: 5, apps: 8, administrators: 2, ghosts: 2 };
  const organization = generateOrganization(shape);
  const [everybody, , , empty] = organization.groups;
  const [first, second] = organization.users;
  for (const [group, members] of organization.memberships) {
    const left = group === empty?.id ? members : [first?.id, second?.id];
    organization.memberships.set(
      group,
      members.filter((user) => !left.includes(user)),
    );
  }
  if (everybody === undefined) throw new Error("the organisation has no groups");
  return organization;
}

export interface Synced {
  organization: SimulatedOrganization;
  file: string;
  /** Reconciles the sync file with reports of these texts. */
  reconcile(texts: readonly string[], options?: Partial<ReconcileOptions>): Promise<Reconciliation>;
}

/** A sync file of an organisation in `folder`. */
export async function synced(organization: SimulatedOrganization, folder: string): Promise<Synced> {
  const file = join(folder, "sync.json");
  await syncInProcess(createSimulator(organization), { file });
  return {
    organization,
    file,
    reconcile(texts, options = {}) {
      const reports = texts.map((text, index) => {
        const path = join(folder, `report-${index}`);
        writeFileSync(path, text);
        return { path };
      });
      return reconcile(file, { reports, withTimes: false, ...options });
    },
  };
}
