import type { Manifest } from "./manifest.js";
import { type SectionName, sectionNames } from "./section.js";
import type { SyncFileRecord } from "./section-parser.js";

/** A section that does not hold as many records as the manifest states. */
export interface FalseCount {
  section: SectionName;
  stated: number;
  found: number;
}

/** How many records of each section have passed. */
export class SectionCounts {
  readonly #found: Record<SectionName, number> = {
    resourceTypes: 0,
    resources: 0,
    entitlements: 0,
    grants: 0,
  };

  add(batch: readonly SyncFileRecord[]): void {
    const [first, last] = [batch[0], batch.at(-1)];
    if (first === undefined || last === undefined) return;
    // Each record says which one of its section it is: one look is enough while the section stays the same.
    if (first.section === last.section) this.#found[last.section] = last.index + 1;
    else for (const { section, index } of batch) this.#found[section] = index + 1;
  }

  falseCounts({ counts }: Pick<Manifest, "counts">): FalseCount[] {
    return sectionNames.flatMap((section) => {
      const [stated, found] = [counts[section], this.#found[section]];
      return stated === found ? [] : [{ section, stated, found }];
    });
  }
}
