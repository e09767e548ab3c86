import { isPlainEnding } from "../csv.js";
import type { ReviewEntitlement } from "./review-row.js";

/** A way to an entitlement, for everybody who has it so: made once. */
export interface ReviewWay {
  type: "direct" | "inherited";
  /** What follows the account in a path of names: " > group:Engineering > app:Slack". */
  names: string;
  /** The same of ids. */
  ids: string;
  /** Whether plain texts (csv.ts) that are followed by these stay plain. */
  isPlain: boolean;
}

const STEP = " > ";

/** The way to `entitlement` through `first`, which is the same where somebody has it by themselves. */
export function reviewWay(first: ReviewEntitlement, entitlement: ReviewEntitlement): ReviewWay {
  const steps = first === entitlement ? [entitlement] : [first, entitlement];
  const names = steps.map(({ pathName }) => STEP + pathName).join("");
  const ids = steps.map(({ id }) => STEP + id).join("");
  return {
    type: first === entitlement ? "direct" : "inherited",
    names,
    ids,
    isPlain: isPlainEnding(names) && isPlainEnding(ids),
  };
}
