import type { OrganizationName } from "../../connector/organization.js";
import { plainText } from "../../model/plain-text.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { UsageError } from "../errors.js";

/**
 * Names of one organisation mean somebody else in another. Throws UsageError when the file is another organisation's;
 * returns what to tell where that cannot be known.
 */
export function refuseOtherFile(
  { source }: SyncHeader,
  { organization, path }: { organization: OrganizationName | undefined; path: string },
): string | undefined {
  const ofFile = source.organization.id;
  const file = plainText(path);
  if (ofFile === undefined || organization === undefined) {
    return `whether ${file} is of the key's organisation is not known`;
  }
  if (ofFile === organization.id) return undefined;
  throw new UsageError(
    `${file} is of organisation ${plainText(ofFile)}, the key of ${organization.id}: names of one mean nothing in the other`,
  );
}
