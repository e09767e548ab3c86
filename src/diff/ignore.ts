import type { FieldChange } from "./field-change.js";

/** A field that is not to be compared: of records of a resource type, or of all with "*". */
export interface IgnoreRule {
  resourceType: string;
  /** Steps of the path; "*" is any one. Whatever lies below is ignored too; none is the whole type. */
  steps: readonly string[];
}

/**
 * Reads `TYPE:PATH`: `user:/profile/password_changed_at`, `*:/annotations/ExternalLink`, `role:`. `undefined` when it
 * is none.
 */
export function parseIgnoreRule(text: string): IgnoreRule | undefined {
  const [, resourceType = "", path = ""] = /^([a-z_]+|\*):((?:\/[^/]+)*)\/?$/.exec(text) ?? [];
  return resourceType === "" ? undefined : { resourceType, steps: path.split("/").slice(1) };
}

/** Tells what of a resource type is not compared. */
export class Ignored {
  readonly #rules: readonly IgnoreRule[];

  constructor(rules: readonly IgnoreRule[]) {
    this.#rules = rules;
  }

  /** Nothing of the type is compared. */
  type(resourceType: string): boolean {
    return this.#of(resourceType).some(({ steps }) => steps.length === 0);
  }

  /** The fields that are compared all the same. */
  filter(resourceType: string, fields: FieldChange[]): FieldChange[] {
    const rules = this.#of(resourceType);
    if (rules.length === 0) return fields;
    return fields.filter(({ path }) => {
      const steps = path.split("/").slice(1);
      return !rules.some((rule) => rule.steps.every((step, index) => step === "*" || step === steps[index]));
    });
  }

  #of(resourceType: string): readonly IgnoreRule[] {
    return this.#rules.filter((rule) => rule.resourceType === "*" || rule.resourceType === resourceType);
  }
}
