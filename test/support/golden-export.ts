import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/**
 * Compares an export with `fixtures/exports/<name>`. With UPDATE_GOLDEN in the environment it writes the file instead:
 * look at what changed before it is committed.
 */
export function expectExport(name: string, text: string): void {
  const file = new URL(`../../fixtures/exports/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}
