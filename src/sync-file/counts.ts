import { z } from "zod";
import { compareText } from "../model/order.js";
import type { SectionName } from "./section.js";

const countSchema = z.int().nonnegative();

export const contentCountsSchema = z.object({
  resourceTypes: countSchema,
  resources: countSchema,
  entitlements: countSchema,
  grants: countSchema,
  /** By resource type id. */
  byResourceType: z.record(
    z.string(),
    z.object({ resources: countSchema, entitlements: countSchema, grants: countSchema }),
  ),
});
export type ContentCounts = z.infer<typeof contentCountsSchema>;

interface TypeCounts {
  resources: number;
  entitlements: number;
  grants: number;
}

/** Counts records as they pass. */
export class ContentCounter {
  readonly #totals = { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0 };
  readonly #byType = new Map<string, TypeCounts>();
  /** What was counted last: records of one type follow each other. */
  #last: { resourceType: string; counts: TypeCounts } | undefined;

  /** `resourceType` is the type that the record belongs to: a grant's is that of its entitlement's resource. */
  add(section: SectionName, resourceType: string): void {
    this.#totals[section] += 1;
    const counts = this.#of(resourceType);
    if (section !== "resourceTypes") counts[section] += 1;
  }

  counts(): ContentCounts {
    const byType = [...this.#byType].sort(([a], [b]) => compareText(a, b));
    return { ...this.#totals, byResourceType: Object.fromEntries(byType) };
  }

  #of(resourceType: string): TypeCounts {
    if (this.#last?.resourceType === resourceType) return this.#last.counts;
    const counts = this.#byType.get(resourceType) ?? { resources: 0, entitlements: 0, grants: 0 };
    this.#byType.set(resourceType, counts);
    this.#last = { resourceType, counts };
    return counts;
  }
}
