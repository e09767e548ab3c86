import type { MembershipMethods } from "../jumpcloud/membership-method.js";
import { NO_PROVIDER_KNOWN, unreadParts } from "../model/unread-part.js";
import { optionalTypeNames, typesRead } from "../model/what-is-read.js";
import type { ConnectorOptions } from "./connector.js";

/** Something that a sync file does not tell, and why, both in words. */
export interface NotRead {
  what: string;
  why: string;
}

/** What no sync reads; the last only where a provider is known, and lists them to the key. */
export const neverRead: readonly NotRead[] = [
  { what: "devices", why: "not a part of this connector" },
  { what: "RADIUS servers", why: "not a part of this connector" },
  { what: "LDAP servers", why: "not a part of this connector" },
  { what: "Google Workspace and Microsoft 365 directories", why: "not a part of this connector" },
  { what: "last logins", why: "no list of JumpCloud has them, only the events of Directory Insights" },
  { what: unreadParts.providerAdministrators, why: NO_PROVIDER_KNOWN },
];

/** Everything that is left out, in an order of its own that does not depend on what came first. */
export function listNotRead(reading: {
  options: Pick<ConnectorOptions, "without" | "groupRules">;
  refused: ReadonlyMap<string, string>;
  providerAdministrators: "read" | "not read";
  membershipMethods: MembershipMethods;
}): NotRead[] {
  const { options, refused, providerAdministrators, membershipMethods } = reading;
  const isRead = (what: string) =>
    what === unreadParts.providerAdministrators && providerAdministrators === "read";
  // A refusal says more than that no list of the organisation has them.
  const list = neverRead.filter(({ what }) => !isRead(what) && !refused.has(what));
  for (const type of optionalTypeNames) {
    const facts = typesRead[type];
    const by = options.without.has(type) ? type : "leftOutWith" in facts ? facts.leftOutWith : type;
    if (options.without.has(by)) list.push({ what: facts.plural, why: `--without ${by}` });
  }
  for (const what of [...refused.keys()].sort()) list.push({ what, why: refused.get(what) ?? "" });
  if ("unknown" in membershipMethods) {
    const why = membershipMethods.unknown;
    list.push({ what: unreadParts.membershipMethods, why });
    if (options.groupRules) list.push({ what: unreadParts.groupRules, why });
  }
  return list;
}
