import { annotationType } from "../model/annotation.js";
import { type Entitlement, entitlementId } from "../model/entitlement.js";
import type { Resource } from "../model/resource.js";
import { resourceKey } from "../model/resource-id.js";
import { DISPLAY_NAME_BYTES } from "../model/text.js";
import { cut } from "./mapped.js";
import type { Warn, WarningCode } from "./warning.js";

/** What the entitlement of a resource is, in the words of its type. */
export interface EntitlementForm {
  slug: "member" | "access";
  purpose: "PURPOSE_VALUE_ASSIGNMENT" | "PURPOSE_VALUE_PERMISSION";
  /** The ids of the resource types whose resources may hold it. */
  grantableTo: readonly string[];
  /** What follows the resource's name in the display name: "Group Member". */
  title: string;
  /** The resource's name is put in place of `{name}`. */
  description: string;
  /** `immutable` cannot be requested or taken away one by one. */
  change: "requestable" | "immutable";
}

/** An entitlement that was made, and what was wrong with the row. */
export interface MappedEntitlement {
  entitlement: Entitlement;
  warnings: ReadonlySet<WarningCode>;
}

/** The one entitlement of a resource; a long name is cut so that the title still fits. */
export function entitlementOf({ id, displayName }: Resource, form: EntitlementForm): MappedEntitlement {
  const warnings = new Set<WarningCode>();
  const title = ` ${form.title}`;
  const name = cut(displayName, { maxBytes: DISPLAY_NAME_BYTES - Buffer.byteLength(title), warnings });
  const entitlement: Entitlement = {
    resource: { id },
    id: entitlementId(id, form.slug),
    displayName: `${name}${title}`,
    // A function, because a name may hold "$&".
    description: form.description.replace("{name}", () => displayName),
    grantableTo: form.grantableTo.map((type) => ({ id: type })),
    ...(form.change === "immutable"
      ? { annotations: [{ "@type": annotationType("EntitlementImmutable") }] }
      : {}),
    purpose: form.purpose,
    slug: form.slug,
  };
  return { entitlement, warnings };
}

/** Tells the warnings of an entitlement, under its resource's id, and gives the entitlement. */
export function warnedEntitlement({ entitlement, warnings }: MappedEntitlement, warn: Warn): Entitlement {
  for (const code of warnings) warn({ code, id: resourceKey(entitlement.resource.id) });
  return entitlement;
}
