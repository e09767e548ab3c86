import { resourceKey } from "../../model/resource-id.js";
import type { People, ReviewedPerson } from "../held/reviewed-account.js";
import { reviewerAddress } from "./address.js";
import type { Choice, Choose } from "./choice.js";

/** The manager of a person's directory account decides about every account of that person. */
export function byManager(people: People): Choose {
  return (_, person) => managerOf(person, people);
}

function managerOf({ key, lead }: ReviewedPerson, people: People): Choice {
  if (lead.id.resourceType !== "user") {
    const isService = lead.facts.kind === "service account";
    return { by: "fallback", reason: isService ? "service account" : "administrator without a user" };
  }
  const { managerId } = lead.facts;
  if (managerId === undefined) return { by: "fallback", reason: "no manager" };
  const manager = people.account(resourceKey({ resourceType: "user", resource: managerId }));
  if (manager === undefined) return { by: "fallback", reason: "manager not in the file" };
  const reviewer = reviewerAddress(manager.email ?? "");
  if (people.of(manager).key === key) {
    return { by: "fallback", reason: "own manager", ...(reviewer !== undefined && { reviewer }) };
  }
  if (manager.state === "disabled") return { by: "fallback", reason: "manager disabled" };
  if (reviewer === undefined) return { by: "fallback", reason: "manager without an address" };
  return { by: "manager", reviewer };
}
