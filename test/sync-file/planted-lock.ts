import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Puts a lock with this holder at `path`, as another process would have. */
export function plantLock(path: string, holder: unknown): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "0123456789ab"), JSON.stringify(holder));
}

/** Makes a lock look as if it was last refreshed `ageMs` ago. */
export function agedLock(path: string, ageMs: number): void {
  const at = new Date(Date.now() - ageMs);
  for (const name of readdirSync(path)) utimesSync(join(path, name), at, at);
}
