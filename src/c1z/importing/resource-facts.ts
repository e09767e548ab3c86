import { compareText } from "../../model/order.js";
import type { Resource } from "../../model/resource.js";
import type { Told } from "./imported-records.js";

const UNKNOWN = "a c1z does not say whether they were read";

/** What the resources tell of the sync that read them. */
export class ResourceFacts {
  readonly types = new Set<string>();
  readonly #attributes = new Set<string>();
  #region: string | undefined;
  #hasGroupRules = false;
  #hasMethods = false;
  #hasServiceAccounts = false;
  #hasProviderAdministrators = false;

  add({ id, profile, annotations }: Resource): void {
    this.types.add(id.resourceType);
    if (profile !== undefined) {
      const { attributes } = profile;
      if (typeof attributes === "object" && attributes !== null) {
        for (const name of Object.keys(attributes)) this.#attributes.add(name);
      }
      this.#hasGroupRules ||= profile.membership_rule !== undefined;
      this.#hasMethods ||= profile.membership_method !== undefined;
      this.#hasProviderAdministrators ||= profile.is_provider_administrator === true;
    }
    for (const one of annotations) {
      if ("url" in one) this.#region ??= regionOf(one.url);
    }
    this.#hasServiceAccounts ||= annotations.some(
      (one) => "accountType" in one && one.accountType === "ACCOUNT_TYPE_SERVICE",
    );
  }

  told(): Pick<Told, "attributes" | "hasGroupRules" | "notRead" | "region"> {
    const doubtful: readonly (readonly [isRead: boolean, what: string])[] = [
      [this.#hasServiceAccounts, "service accounts"],
      [this.#hasProviderAdministrators, "administrators of a managing provider"],
      [this.#hasMethods, "membership methods of groups"],
    ];
    return {
      ...(this.#region !== undefined && { region: this.#region }),
      attributes: [...this.#attributes].sort(compareText),
      hasGroupRules: this.#hasGroupRules,
      notRead: doubtful.filter(([isRead]) => !isRead).map(([, what]) => ({ what, why: UNKNOWN })),
    };
  }
}

/** Links lead to the region's console: "console.jumpcloud.com" is that of "us", "console.eu.jumpcloud.com" of "eu". */
function regionOf(url: string): string | undefined {
  const match = /^https:\/\/console\.(?:([a-z]+)\.)?jumpcloud\.com\//.exec(url);
  return match === null ? undefined : (match[1] ?? "us");
}
