import { annotationType } from "../../../model/annotation.js";
import { entitlementId } from "../../../model/entitlement.js";
import { type Grant, grantId } from "../../../model/grant.js";
import { LimitedMap } from "../../../model/limited-map.js";
import { compareText } from "../../../model/order.js";
import type { ResourceId } from "../../../model/resource-id.js";
import type { LeftOutTally } from "../left-out.js";
import type { Tables } from "../tables.js";
import { oldEntitlement } from "./old-entitlement.js";

/** As many members as are remembered, of all groups: many apps are bound to the same few. */
const MOST_MEMBERS = 1_000_000;

/** Makes the grants of apps as a sync would: that connector writes the same one whichever way somebody has an app. */
export class AppGrants {
  readonly #tables: Tables;
  readonly #tally: LeftOutTally;
  readonly #members = new LimitedMap<string, ReadonlySet<string>>(MOST_MEMBERS);

  constructor(tables: Tables, tally: LeftOutTally) {
    this.#tables = tables;
    this.#tally = tally;
  }

  /**
   * The grants of an app to these users and groups. A user who is in a group of the app's is taken for one who has it through
   * the group; whether directly too cannot be told.
   */
  *of(app: ResourceId, principals: readonly ResourceId[]): Generator<Grant> {
    const id = entitlementId(app, "access");
    const groups = principals
      .filter(({ resourceType }) => resourceType === "group")
      .map(({ resource }) => resource)
      .sort(compareText);
    for (const principal of principals) {
      const grant = {
        entitlement: { resource: { id: app }, id },
        principal: { id: principal },
        id: grantId(id, principal),
      };
      if (principal.resourceType === "group") yield { ...grant, annotations: [expandable(principal)] };
      else {
        const through = groups.filter((group) => this.#membersOf(group).has(principal.resource));
        if (through.length > 0) this.#tally.add("perhaps_direct_too", grant.id);
        yield through.length === 0 ? grant : { ...grant, ...inherited(through) };
      }
    }
  }

  #membersOf(group: string): ReadonlySet<string> {
    const known = this.#members.get(group);
    if (known !== undefined) return known;
    const members = this.#tables.usersWith(oldEntitlement({ resourceType: "group", resource: group }));
    return this.#members.add(group, members, members.size + 1);
  }
}

function expandable(group: ResourceId) {
  return {
    "@type": annotationType("GrantExpandable"),
    entitlementIds: [entitlementId(group, "member")],
    resourceTypeIds: ["user"],
  };
}

function inherited(groups: readonly string[]): Pick<Grant, "sources" | "annotations"> {
  const sources = groups.map((group) => [
    entitlementId({ resourceType: "group", resource: group }, "member"),
    { isDirect: true as const },
  ]);
  return {
    sources: { sources: Object.fromEntries(sources) },
    annotations: [{ "@type": annotationType("GrantImmutable") }],
  };
}
