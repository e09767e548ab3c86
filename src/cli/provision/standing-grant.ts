import type { AccessChange } from "../../provision/access-change.js";
import { belonging } from "../../provision/belonging.js";
import { standingGrants } from "../../provision/expire.js";
import { changeKey } from "../../provision/receipts/pairing.js";
import { isUnsettled, type Receipt } from "../../provision/receipts/receipt.js";

/** An earlier grant of the same, as the receipts tell. */
export interface StandingGrant {
  /** Its id. */
  receipt: string;
  /** When it ends: UTC, ISO 8601. Absent: never. */
  until?: string;
  /** Nobody knows whether it was done. */
  isUnsettled: boolean;
}

/** The grant that gave what is asked for now; where nobody knows, the last one that may have. */
export function standingGrant(
  change: AccessChange,
  { receipts, organizationId }: { receipts: readonly Receipt[]; organizationId: string | undefined },
): StandingGrant | undefined {
  const key = changeKey({ change });
  const asked = organizationId === undefined ? {} : { organizationId };
  const ours = receipts.filter(
    (receipt) => changeKey(receipt.intent) === key && belonging(receipt, asked) !== "elsewhere",
  );
  const open = ours.filter((receipt) => isUnsettled(receipt) && receipt.intent.change.action === "grant");
  const found = standingGrants(ours)[0] ?? open.at(-1);
  if (found === undefined) return undefined;
  const { id, until } = found.intent;
  return { receipt: id, ...(until !== undefined && { until }), isUnsettled: isUnsettled(found) };
}
