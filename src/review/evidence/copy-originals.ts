import { ReviewError } from "../errors.js";
import { reviewFiles } from "../folder/layout.js";
import type { Review } from "../folder/open-review.js";
import type { EvidenceFolder } from "./evidence-folder.js";

/**
 * Copies what the review was opened with. Throws ReviewError where it cannot be read, or is not as it was written: as
 * evidence it would be worse than none. Throws OutputError.
 */
export async function copyOriginals({ paths, document }: Review, evidence: EvidenceFolder): Promise<void> {
  await evidence.copy(paths.document, reviewFiles.document);
  const { itemsSha256, populationSha256, scopeSha256 } = document;
  const originals = [
    [paths.items, reviewFiles.items, itemsSha256],
    [paths.population, reviewFiles.population, populationSha256],
    [paths.scope, reviewFiles.scope, scopeSha256],
  ] as const;
  for (const [path, name, known] of originals) {
    const found = await evidence.copy(path, name);
    if (known === undefined || found === known) continue;
    throw new ReviewError(
      `${path}: it is not as it was when the review was opened: put the file of that time back, and close again`,
    );
  }
}
