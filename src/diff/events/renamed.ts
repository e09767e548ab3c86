import { resourceKey } from "../../model/resource-id.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";

/** Groups, apps and roles under another name: tools that know them by name take them for others. */
export function renamedResources({ changes, directory }: EventFacts): DiffEvent[] {
  return changes.resources.flatMap((change): DiffEvent[] => {
    if (change.kind !== "changed" || directory.account(change.id) !== undefined) return [];
    const fields = change.fields.filter(({ path }) => path === "/displayName");
    if (fields.length === 0) return [];
    return [
      {
        event: "resource-renamed",
        severity: "info",
        resource: directory.named(resourceKey(change.after.id)),
        what: { fields },
        because: because("resources", [change]),
      },
    ];
  });
}
