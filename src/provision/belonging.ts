import type { AccessReader } from "../jumpcloud/access-reader.js";
import { plainText } from "../model/plain-text.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import { UnprovenError } from "./errors.js";
import type { Receipt } from "./receipts/receipt.js";

/** The organisation that is asked; no id where the credential may not tell it and nobody named it. */
export interface AskedOrganization {
  organizationId?: string;
}

/**
 * Whether a receipt is of the organisation that is asked. "not said": the receipt names none, so it is where both its
 * objects exist. One that names an id is elsewhere until the one that is asked is known to be the same.
 */
export function belonging(
  { intent }: Pick<Receipt, "intent">,
  { organizationId }: AskedOrganization,
): "ours" | "elsewhere" | "not said" {
  const { id } = intent.organization;
  if (id === undefined) return "not said";
  return id.toLowerCase() === organizationId?.toLowerCase() ? "ours" : "elsewhere";
}

/** Why a receipt that is elsewhere is left alone, and what to do. */
export function elsewhereWords(
  { intent }: Pick<Receipt, "intent">,
  { organizationId }: AskedOrganization,
): string {
  const id = plainText(intent.organization.id ?? "");
  return organizationId === undefined
    ? `it is of organisation ${id}, and which one the credential is of is not known: --org-id ID names it`
    : `it is of organisation ${id}, and ${plainText(organizationId)} was asked`;
}

/**
 * Makes sure that what JumpCloud does not know is gone, and not another organisation's. Rejects with UnprovenError where
 * that cannot be told, and with the errors of the API client where the organisation itself gives no answer.
 */
export async function proveGone(
  receipt: Receipt,
  objects: readonly ResourceId[],
  { reader, ...asked }: AskedOrganization & { reader: AccessReader },
): Promise<void> {
  if (belonging(receipt, asked) !== "ours") {
    const ids = objects.map((id) => plainText(resourceKey(id))).join(" and ");
    throw new UnprovenError(
      `there is no ${ids} here, and the receipt does not say of which organisation it is: so whether it is gone is not known`,
    );
  }
  await reader.proveOrganization();
}
