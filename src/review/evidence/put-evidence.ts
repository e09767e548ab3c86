import { randomBytes } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { patiently } from "../../sync-file/patiently.js";
import { outputError } from "../../sync-file/target.js";
import { nameBehind, temporaryName } from "../../sync-file/temporary-name.js";
import { closingDocumentSchema } from "../closing/closing-document.js";
import { reviewFiles } from "../folder/layout.js";
import { entriesOf } from "./copy-returned.js";

/** Where the evidence of before is now; absent where there was none. */
export interface KeptEvidence {
  kept?: string;
}

/**
 * Lets `fill` make a new folder beside `path`, and puts it there when it is whole; the one that stands there is renamed
 * after the time when it was made. A run that is killed leaves the old one whole, under its old name or its new one.
 *
 * Throws OutputError, ReviewError, and what `fill` and `check` throw.
 */
export async function putEvidence(
  path: string,
  {
    closedAt,
    check,
    fill,
  }: { closedAt: string; check(): Promise<void>; fill(folder: string): Promise<void> },
): Promise<KeptEvidence> {
  await removeUnfinished(path);
  const temporary = temporaryName(path, randomBytes(6).toString("hex"));
  try {
    await fill(temporary);
    await check();
    const kept = await makeWay(path, closedAt);
    await move(temporary, path);
    return kept === undefined ? {} : { kept };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** Of runs that were killed: whoever holds the lock is the only one to make any. */
async function removeUnfinished(path: string): Promise<void> {
  for (const { name } of await entriesOf(dirname(path))) {
    if (nameBehind(name) !== basename(path)) continue;
    await rm(join(dirname(path), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function makeWay(path: string, closedAt: string): Promise<string | undefined> {
  const names = new Set((await entriesOf(dirname(path))).map(({ name }) => name));
  if (!names.has(basename(path))) return undefined;
  const time = (await closingTime(path)) ?? `before-${closedAt}`;
  const name = `${basename(path)}-${time.replaceAll(":", "-")}`;
  let free = name;
  for (let number = 2; names.has(free); number += 1) free = `${name}-${number}`;
  const kept = join(dirname(path), free);
  await move(path, kept);
  return kept;
}

/** When the evidence in this folder was made; `undefined` where it does not say so. */
async function closingTime(folder: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(folder, reviewFiles.closing), "utf8");
    return closingDocumentSchema.parse(JSON.parse(text)).closedAt;
  } catch {
    return undefined;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await patiently(() => rename(from, to));
  } catch (error) {
    throw outputError(to, error);
  }
}
