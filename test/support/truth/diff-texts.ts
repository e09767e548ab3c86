import { privilegedBy } from "../../../src/access/privileged.js";
import { type Diff, diffFiles } from "../../../src/diff/diff.js";
import { openText } from "./sync-file.js";

/** What is told of two sync files, given as text; one app is privileged. */
export async function diffTexts(old: string, new_: string): Promise<Diff> {
  const files = { old: await openText(old), new: await openText(new_) };
  return (await diffFiles(files, { ignore: [], isPrivileged: privilegedBy(["a1"]) })).diff;
}
