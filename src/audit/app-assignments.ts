import { administrationAppId } from "../model/administration-app.js";
import type { AuditedResource } from "./audited-resource.js";
import type { Held } from "./held-access.js";
import type { Population } from "./population.js";
import type { NewFinding, Verdicts } from "./verdicts.js";

/** JumpCloud's apps, without the one that stands for the administration of JumpCloud. */
export function isApp({ id }: Pick<AuditedResource, "id">): boolean {
  return id.resourceType === "app" && id.resource !== administrationAppId.resource;
}

/**
 * Judges every app that somebody holds by all ways in which they hold it: `find` gives the finding, or nothing. Where
 * the file may lack people or groups of an app, that app is told once as not known, and nobody in it is clean: a way
 * more might have been found.
 */
export function judgeAppAssignments(
  { held, resources, coverage }: Population,
  verdicts: Verdicts,
  find: (held: Held) => NewFinding | undefined,
): void {
  const doubtful = new Set<string>();
  for (const app of resources.filter(isApp)) {
    const reason = coverage.lacksHolders(app.id, "user");
    if (reason === undefined) continue;
    doubtful.add(app.key);
    verdicts.addUnknown(app, reason);
  }
  for (const one of held.all(({ resource }) => isApp(resource))) {
    const { account, entitlement } = one;
    const finding = find(one);
    if (finding !== undefined) verdicts.addFinding(account, finding);
    else if (!doubtful.has(entitlement.resource.key)) verdicts.addClean();
  }
}
