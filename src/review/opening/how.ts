import { folded } from "../../access/best-match.js";
import { compareText } from "../../model/order.js";
import { type HeldAccess, type Holdings, resourceOf } from "../held/held-access.js";

/** How an account came to have something, and where taking it away does not end with a click of ours. */
export function howWords(
  { kind, resource, through }: Pick<HeldAccess, "kind" | "resource" | "through">,
  { resources, areRolesKnown }: Pick<Holdings, "resources"> & { areRolesKnown: boolean },
): string {
  switch (kind) {
    case "membership":
      return resource.isByRule ? "by rule: a removal does not stick" : "member";
    case "assignment":
      return "assigned directly";
    case "role":
      return "administrator role: changed in the console";
    case "administration":
      return `administrator${areRolesKnown ? " without a role" : ", of unknown roles"}: changed in the console`;
    case "through groups":
      return `through ${through
        .map((id) => resourceOf(id, { resources }).displayName)
        .sort((a, b) => compareText(folded(a), folded(b)) || compareText(a, b))
        .join(", ")}`;
  }
}
