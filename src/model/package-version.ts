import { readFileSync } from "node:fs";

/** The version of this package: package.json stands two folders above this file in the source and in the build. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const version = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "version") : "";
  return String(version);
}

/** How JumpCloud is told who asks. */
export function userAgent(): string {
  return `jc-connector/${packageVersion()}`;
}
