import { join } from "node:path";
import { DEVICE } from "../../review/evidence/safe-names.js";
import { UsageError } from "../errors.js";

/** The flags that say where reviews are. */
export interface PlaceFlags {
  /** The folder of all reviews. */
  reviews?: string;
  /** The folder of dated sync files. */
  dir?: string;
}

/** The name of the folder of all reviews where none is given. */
const REVIEWS = "reviews";
/** As it can be the name of a folder on every system, and stand in a ticket. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$/;

/** The folder of all reviews: --reviews, else in the folder of dated files, else here. Throws UsageError. */
export function reviewsFolder(
  { reviews, dir }: PlaceFlags,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (reviews === "") throw new UsageError("--reviews names no folder");
  if (dir === "") throw new UsageError("--dir names no folder");
  const folder = dir ?? (env.JC_CONNECTOR_DIR || undefined);
  return reviews ?? (folder === undefined ? REVIEWS : join(folder, REVIEWS));
}

/** The folder of the review of this name. Throws UsageError, also for what cannot be a name. */
export function reviewFolder(
  name: string,
  flags: PlaceFlags,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (!NAME.test(name) || DEVICE.test(name)) {
    throw new UsageError(
      `"${name}" cannot be the name of a review: letters, digits, ".", "_" and "-", at most 64, a letter or digit first, no dot last: 2026-Q4`,
    );
  }
  return join(reviewsFolder(flags, env), name);
}
