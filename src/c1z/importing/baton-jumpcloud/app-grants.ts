import { annotationType } from "../../../model/annotation.js";
import { entitlementId } from "../../../model/entitlement.js";
import { type Grant, grantId } from "../../../model/grant.js";
import { LimitedMap } from "../../../model/limited-map.js";
import { compareText } from "../../../model/order.js";
import type { ResourceId } from "../../../model/resource-id.js";
import type { LeftOutTally } from "../left-out.js";

/** As many members as are remembered, of all groups: many apps are bound to the same few. */
const MOST_MEMBERS = 1_000_000;

/** The ids of the users in a group. */
export type ReadMembers = (group: ResourceId) => Promise<readonly string[]>;

/** Makes the grants of apps as a sync would: that connector writes the same one whichever way somebody has an app. */
export class AppGrants {
  readonly #readMembers: ReadMembers;
  readonly #tally: LeftOutTally;
  readonly #members: LimitedMap<string, ReadonlySet<string>>;

  /** `mostMembers` are remembered, of all groups. Default: a million. */
  constructor(
    readMembers: ReadMembers,
    { tally, mostMembers = MOST_MEMBERS }: { tally: LeftOutTally; mostMembers?: number },
  ) {
    this.#readMembers = readMembers;
    this.#tally = tally;
    this.#members = new LimitedMap(mostMembers);
  }

  /**
   * The grants of an app to these users and groups. A user who is in a group of the app's is taken for one who has it through
   * the group; whether directly too cannot be told. Throws what reading the members throws.
   */
  async of(app: ResourceId, principals: readonly ResourceId[]): Promise<Grant[]> {
    const id = entitlementId(app, "access");
    const through = await this.#groupsOf(principals);
    return principals.map((principal) => {
      const grant = {
        entitlement: { resource: { id: app }, id },
        principal: { id: principal },
        id: grantId(id, principal),
      };
      if (principal.resourceType === "group") return { ...grant, annotations: [expandable(principal)] };
      const groups = through.get(principal.resource) ?? [];
      if (groups.length === 0) return grant;
      this.#tally.add("perhaps_direct_too", grant.id);
      return { ...grant, ...inherited(groups) };
    });
  }

  /** The groups of each user, sorted. No group is read twice: there may be more members than are remembered. */
  async #groupsOf(principals: readonly ResourceId[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const ofType = (type: string) =>
      principals.filter(({ resourceType }) => resourceType === type).map(({ resource }) => resource);
    const groupsOf = new Map(ofType("user").map((user): [string, string[]] => [user, []]));
    for (const group of ofType("group").sort(compareText)) {
      const members = await this.#membersOf(group);
      for (const [user, groups] of groupsOf) if (members.has(user)) groups.push(group);
    }
    return groupsOf;
  }

  async #membersOf(group: string): Promise<ReadonlySet<string>> {
    const known = this.#members.get(group);
    if (known !== undefined) return known;
    const members = new Set(await this.#readMembers({ resourceType: "group", resource: group }));
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
