import type { Account } from "../access/account.js";
import { anyGlob } from "../access/glob.js";
import { administrationAppId } from "../model/administration-app.js";
import type { AuditedEntitlement } from "./audited-resource.js";
import type { LinkDoubt } from "./link-doubts.js";
import { entitlementNames } from "./pattern.js";
import type { Population } from "./population.js";

/** One of the two things that a rule is about: whatever its patterns mean. */
export class SodSide {
  /** Ids of the entitlements that are it. */
  readonly ids: ReadonlySet<string>;
  readonly #doubts: { user: Doubt; administrator: Doubt };
  readonly #linkDoubt: LinkDoubt;

  constructor(
    patterns: readonly string[],
    { population, linkDoubt }: { population: Population; linkDoubt: LinkDoubt },
  ) {
    const matches = anyGlob(patterns);
    const found = population.entitlements.filter((entitlement) => matches(entitlementNames(entitlement)));
    this.ids = new Set(found.map(({ id }) => id));
    this.#doubts = doubtsOf(population, { patterns, found });
    this.#linkDoubt = linkDoubt;
  }

  /** Why somebody with these accounts may have it although it is not seen. */
  whyUnknown(accounts: readonly Account[]): string | undefined {
    const { user, administrator } = this.#doubts;
    const reason = missing(user, accounts.some(isUser)) ?? missing(administrator, !accounts.every(isUser));
    if (reason !== undefined) return reason;
    for (const account of accounts) {
      // Whatever only the other account can hold is as doubtful as the link to it.
      const other = isUser(account) ? administrator : user;
      const doubt = other.isAsked ? this.#linkDoubt(account) : undefined;
      if (doubt !== undefined) return doubt;
    }
    return undefined;
  }
}

/** Why it may be missing from what an account of a type holds, and with a whole account of that type. */
interface Doubt {
  /** Whether accounts of the type can have it at all. */
  isAsked: boolean;
  held: string | undefined;
  lacking: string | undefined;
}

function isUser({ id }: Account): boolean {
  return id.resourceType === "user";
}

function missing({ held, lacking }: Doubt, hasAccount: boolean): string | undefined {
  return hasAccount ? held : lacking;
}

/** Administrators have roles alone: a side whose patterns all say `app:` or `group:` needs none of them. */
function doubtsOf(
  { coverage }: Population,
  { patterns, found }: { patterns: readonly string[]; found: readonly AuditedEntitlement[] },
): { user: Doubt; administrator: Doubt } {
  const types = patterns.map((pattern) => /^(group|app|role):/i.exec(pattern)?.[1]?.toLowerCase() ?? "any");
  const among = found.map(({ resource }) => resource.id);
  const doubt = (principalType: string, isAsked: boolean): Doubt => ({
    isAsked,
    held: isAsked ? coverage.lacksGrants(principalType, among) : undefined,
    lacking: isAsked ? coverage.lacksResources(principalType) : undefined,
  });
  const isAdministration = among.some(({ resource }) => resource === administrationAppId.resource);
  return {
    user: doubt(
      "user",
      types.some((type) => type !== "role"),
    ),
    administrator: doubt(
      "admin_user",
      isAdministration || types.some((type) => type === "role" || type === "any"),
    ),
  };
}
