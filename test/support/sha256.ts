import { createHash } from "node:crypto";

/** As reviews and lists of sums write it. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
