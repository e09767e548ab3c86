import { packageVersion } from "./package-version.js";

/** How JumpCloud is told who asks. */
export function userAgent(): string {
  return `jc-connector/${packageVersion()}`;
}
