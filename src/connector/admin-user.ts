import type { Administrator } from "../jumpcloud/administrator.js";
import type { Region } from "../jumpcloud/regions.js";
import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import { unreadParts } from "../model/unread-part.js";
import type { AccountLink } from "./account-links.js";
import { traitEmails } from "./email.js";
import { externalLink } from "./external-link.js";
import { managingProvider } from "./managing-provider.js";
import { createdAt, displayName, fitId, fullName, type Mapped, readTime, warned } from "./mapped.js";
import { profileOf } from "./profile.js";
import { rawId } from "./raw-id.js";
import { recordId } from "./record-id.js";
import type { ResourceSyncer } from "./resource-syncer.js";
import { adminUserType as resourceType } from "./resource-types.js";
import { serviceAccountResource } from "./service-account.js";
import { listed, type SyncerContext, unlessRefused } from "./syncer-context.js";
import { structuredName } from "./user.js";
import { disabled, enabled, hasMfa, mfaStatus } from "./user-status.js";
import type { WarningCode } from "./warning.js";

/** What an administrator's resource takes from elsewhere. */
export interface AdministratorJoins {
  link?: AccountLink | undefined;
  /** Whether the linked user has MFA, where that is known. */
  userHasMfa?: boolean | undefined;
  roleNames: readonly string[];
  region?: Region | undefined;
  /** The managing provider, of an administrator whom only that one lists. */
  providerId?: string;
}

export function adminUserSyncer(context: SyncerContext): ResourceSyncer {
  const { client, directory, options } = context;
  const { administrators, serviceAccounts } = directory;
  /** Those whom the organisation itself lists. */
  const own = new Set<string>();
  const keep = (administrator: Administrator) => {
    const id = recordId(administrator.id);
    own.add(id);
    administrators.set(id, administrator);
    serviceAccounts.delete(id);
    return id;
  };
  return {
    resourceType,
    async *list() {
      own.clear();
      administrators.clear();
      serviceAccounts.clear();
      for await (const administrator of client.administrators()) yield keep(administrator);
      yield* listOfProvider(context);
      const refusable = { what: unreadParts.serviceAccounts, refused: context.refused };
      for await (const account of unlessRefused(client.serviceAccounts(), refusable)) {
        const id = recordId(account.id);
        if (administrators.has(id)) continue;
        serviceAccounts.set(id, account);
        yield id;
      }
    },
    async *recent() {
      for await (const administrator of client.administrators().recent(own)) {
        if (!administrators.has(recordId(administrator.id))) yield keep(administrator);
      }
    },
    *ids() {
      yield* administrators.keys();
      yield* serviceAccounts.keys();
    },
    resource(id) {
      const { links, roles } = context.joins;
      const roleNames = roles.namesOf.get(id) ?? [];
      const account = serviceAccounts.get(id);
      if (account !== undefined) return warned(serviceAccountResource(account, { roleNames }), context.warn);
      const link = links.ofAdministrator.get(id);
      const user = link === undefined ? undefined : directory.users.get(link.userId);
      const userHasMfa = user === undefined ? undefined : hasMfa(user);
      const { ofProvider } = directory;
      const joins: AdministratorJoins = {
        link,
        userHasMfa,
        roleNames,
        region: options.region,
        ...(ofProvider?.administrators.has(id) && { providerId: ofProvider.id }),
      };
      return warned(administratorResource(listed(administrators, id), joins), context.warn);
    },
    entitlements: () => [],
  };
}

/** Adds the administrators of the provider that manages the organisation, where one is known and tells the key. */
async function* listOfProvider({
  client,
  directory,
  refused,
  providerId,
}: SyncerContext): AsyncGenerator<string> {
  const { administrators } = directory;
  const added = new Set<string>();
  directory.ofProvider = undefined;
  const id = managingProvider(providerId(), administrators.values());
  if (id === undefined) return;
  refused.delete(unreadParts.providerAdministrators);
  const list = client.providerAdministrators(id);
  for await (const row of unlessRefused(list, { what: unreadParts.providerAdministrators, refused })) {
    const key = recordId(row.id);
    if (administrators.has(key)) continue;
    // The organisation that an administrator of a provider belongs to is the provider's own.
    administrators.set(key, { ...row, organization: undefined });
    added.add(key);
    yield key;
  }
  if (!refused.has(unreadParts.providerAdministrators)) directory.ofProvider = { id, administrators: added };
}

/** An administrator as a resource. JumpCloud knows no department or job title of one. */
export function administratorResource(administrator: Administrator, joins: AdministratorJoins): Mapped {
  const warnings = new Set<WarningCode>();
  const id = fitId(administrator.id, warnings);
  const names = [fullName(administrator.firstname, administrator.lastname), administrator.email];
  // An administrator who was made from a user has no TOTP of its own, but the user's MFA.
  const isMadeFromUser = joins.link?.basis === "user_admin_id";
  const resource = {
    id: { resourceType: resourceType.id, resource: id },
    displayName: displayName({ names, id }, warnings),
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...traitEmails({ email: administrator.email }, warnings),
        accountType: "ACCOUNT_TYPE_HUMAN" as const,
        ...mfaStatus(isMadeFromUser ? joins.userHasMfa : administrator.totpEnrolled),
        ...structuredName({ firstname: administrator.firstname, lastname: administrator.lastname }),
      },
      rawId(administrator.id),
      ...externalLink("admin_user", { id: administrator.id, region: joins.region }),
    ],
    profile: profileOf({
      user_id: id,
      admin_id: id,
      email: administrator.email,
      first_name: administrator.firstname,
      last_name: administrator.lastname,
      role_names: joins.roleNames.map((name) => name.toWellFormed()),
      mfa_required: administrator.enableMultiFactor,
      totp_enrolled: administrator.totpEnrolled,
      api_key_set: administrator.apiKeySet,
      api_key_expires_at: readTime(administrator.apiKeyHash?.expireAt, warnings),
      is_provider_administrator: joins.providerId === undefined ? undefined : true,
      provider_id: joins.providerId,
      linked_user_id: joins.link?.userId,
      link_basis: joins.link?.basis,
    }),
    ...administratorStatus(administrator),
    ...createdAt(administrator.created, warnings),
  };
  return { resource, warnings };
}

function administratorStatus({ suspended }: Administrator): Pick<Resource, "status"> {
  if (typeof suspended !== "boolean") return {};
  return { status: suspended ? disabled("suspended") : enabled };
}
