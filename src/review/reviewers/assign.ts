import { plainText } from "../../model/plain-text.js";
import { ReviewError } from "../errors.js";
import type { ReviewedPerson } from "../held/reviewed-account.js";
import type { Choice, FallbackReason } from "./choice.js";

/** Who decides about something, and why it is they. */
export interface Assignment {
  /** An address, folded. */
  reviewer: string;
  why: "manager" | "owner" | FallbackReason;
  /** Whoever would have decided, had it not been their own access. */
  insteadOf?: string;
}

/**
 * Nobody decides about their own access: that goes to the first of `fallbacks` who is somebody else. Throws ReviewError
 * where there is none.
 */
export function assign(
  choice: Choice,
  { person, fallbacks }: { person: ReviewedPerson; fallbacks: readonly string[] },
): Assignment {
  const isOwn = (address: string) => person.addresses.includes(address);
  if (choice.by !== "fallback" && !isOwn(choice.reviewer)) {
    return { reviewer: choice.reviewer, why: choice.by };
  }
  const reviewer = fallbacks.find((fallback) => !isOwn(fallback));
  if (reviewer === undefined) {
    const { displayName, lead } = person;
    const account = lead.email ?? lead.username ?? lead.key;
    throw new ReviewError(
      `nobody is left to decide about what ${plainText(displayName)} (${plainText(account)}) has: give another --fallback besides ${fallbacks.join(", ")}`,
    );
  }
  const insteadOf = choice.reviewer ?? fallbacks[0];
  return {
    reviewer,
    why: choice.by === "fallback" ? choice.reason : "own access",
    ...(insteadOf !== undefined && isOwn(insteadOf) && { insteadOf }),
  };
}
