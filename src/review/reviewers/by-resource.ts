import type { Standing } from "./addresses.js";
import type { Choose } from "./choice.js";

/** Whoever owns a group, an app or a role decides about what people have of it. `owners` is by the resource's key. */
export function byResource(
  owners: ReadonlyMap<string, string>,
  standingOf: (address: string) => Standing,
): Choose {
  return ({ resource }) => {
    const reviewer = owners.get(resource.key);
    if (reviewer === undefined) return { by: "fallback", reason: "no owner" };
    if (standingOf(reviewer) === "disabled") return { by: "fallback", reason: "owner disabled" };
    return { by: "owner", reviewer };
  };
}
