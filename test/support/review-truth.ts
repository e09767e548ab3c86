import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { truthOf } from "./truth.js";

/** The `path_ids` that a review of an organisation has to have, in their order, by no code of ours. */
export interface ReviewTruth {
  /** One for each way in which an account has an entitlement. */
  ways: string[];
  /** Accounts that have nothing. */
  idle: string[];
}

interface Way {
  /** What rows are sorted by: the parts of the entitlement, of the account, then direct before groups. */
  order: readonly string[];
  text: string;
}

export function reviewTruth(organization: SimulatedOrganization): ReviewTruth {
  const { resources, grants } = truthOf(organization);
  const ways = Object.entries(grants).flatMap(([id, sources]) => waysOf(id, sources));
  const busy = new Set(ways.map(({ text }) => text.split(" > ")[0]));
  return {
    ways: ways.sort(byOrder).map(({ text }) => text),
    idle: resources.filter((key) => /^(user|admin_user):/.test(key) && !busy.has(key)),
  };
}

function waysOf(grant: string, sources: readonly string[]): Way[] {
  const [type = "", id = "", slug = "", holderType = "", holder = ""] = grant.split(":");
  if (holderType === "group") return [];
  const own = `${type}:${id}:${slug}`;
  return (sources.length === 0 ? [own] : sources).map((source) => {
    const isDirect = source === own;
    return {
      order: [type, id, slug, holderType, holder, isDirect ? "" : source],
      text: [`${holderType}:${holder}`, ...(isDirect ? [] : [source]), own].join(" > "),
    };
  });
}

function byOrder(a: Way, b: Way): number {
  for (const [index, part] of a.order.entries()) {
    const other = b.order[index] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
