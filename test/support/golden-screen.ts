import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/**
 * Compares what was printed with `fixtures/screens/<name>.txt`. With UPDATE_GOLDEN in the environment it writes the
 * file instead: look at what changed before it is committed.
 */
export function expectScreen(name: string, printed: string): void {
  expectFixture(`screens/${name}.txt`, printed);
}

/** The same of any file below `fixtures`. */
export function expectFixture(path: string, printed: string): void {
  const file = new URL(`../../fixtures/${path}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, printed);
  expect(printed).toBe(readFileSync(file, "utf8"));
}
