import type { ServiceAccount } from "../jumpcloud/service-account.js";
import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import { displayName, fitId, type Mapped, readTime } from "./mapped.js";
import { profileOf } from "./profile.js";
import { rawId } from "./raw-id.js";
import { disabled, enabled, statusDetails } from "./user-status.js";
import type { WarningCode } from "./warning.js";

/** A service account, which signs in to JumpCloud's API with a role as an administrator does, as a resource. */
export function serviceAccountResource(
  account: ServiceAccount,
  { roleNames }: { roleNames: readonly string[] },
): Mapped {
  const warnings = new Set<WarningCode>();
  const id = fitId(account.id, warnings);
  const resource = {
    id: { resourceType: "admin_user", resource: id },
    displayName: displayName({ names: [account.name], id }, warnings),
    annotations: [
      { "@type": annotationType("UserTrait"), accountType: "ACCOUNT_TYPE_SERVICE" } as const,
      rawId(account.id),
    ],
    profile: profileOf({
      user_id: id,
      admin_id: id,
      role_names: roleNames.map((name) => name.toWellFormed()),
      expires_at: readTime(account.expiresAt, warnings),
    }),
    ...serviceAccountStatus(account, warnings),
  };
  return { resource, warnings };
}

/** ACTIVE is the only status that was ever seen. */
function serviceAccountStatus(
  { status }: ServiceAccount,
  warnings: Set<WarningCode>,
): Pick<Resource, "status"> {
  if (!status) return {};
  if (status.toUpperCase() === "ACTIVE") return { status: enabled };
  warnings.add("unknown_service_account_status");
  return { status: disabled(statusDetails(status, warnings)) };
}
