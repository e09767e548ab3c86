import { annotationType } from "../model/annotation.js";
import { type Entitlement, entitlementId } from "../model/entitlement.js";
import { type Grant, grantId, grantIdStart } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import { ResourceNumbers } from "../model/resource-numbers.js";
import type { ResourceType } from "../model/resource-type.js";
import type { Problem } from "./finding.js";
import type { SectionName, SectionRecords } from "./section.js";

const traitAnnotations = {
  TRAIT_USER: annotationType("UserTrait"),
  TRAIT_GROUP: annotationType("GroupTrait"),
  TRAIT_ROLE: annotationType("RoleTrait"),
  TRAIT_APP: annotationType("AppTrait"),
} satisfies Record<ResourceType["traits"][number], string>;

/** A record of any section: `section` tells the type of `record`. */
export type CheckedRecord = {
  [Name in SectionName]: { section: Name; record: SectionRecords[Name] };
}[SectionName];

interface KnownEntitlement {
  resource: ResourceId;
  grantableTo: ReadonlySet<string>;
}

/** What is true of all grants of one entitlement to principals of one type. */
interface Run {
  entitlement: Grant["entitlement"];
  principalType: string;
  /** How their ids begin. */
  opening: string;
  problems: readonly Problem[];
}

/** Checks each record against those before it: what a record refers to stands in an earlier section. */
export class ReferenceChecker {
  readonly #resourceTypes = new Map<string, ResourceType>();
  readonly #resources = new ResourceNumbers();
  readonly #entitlements = new Map<string, KnownEntitlement>();
  /** They follow each other, and those that are read one after the other share their entitlement. */
  #run: Run | undefined;

  check(entry: CheckedRecord): readonly Problem[] {
    switch (entry.section) {
      case "resourceTypes":
        this.#resourceTypes.set(entry.record.id, entry.record);
        return [];
      case "resources":
        return this.#checkResource(entry.record);
      case "entitlements":
        return this.#checkEntitlement(entry.record);
      case "grants":
        return this.#checkGrant(entry.record);
    }
  }

  #checkResource(resource: Resource): Problem[] {
    const problems: Problem[] = [];
    this.#resources.add(resource.id);
    const resourceType = this.#resourceTypes.get(resource.id.resourceType);
    if (resourceType === undefined) {
      return [reference(`resource type ${resource.id.resourceType} is not in the file`)];
    }
    const annotations = new Set<string>(resource.annotations.map((annotation) => annotation["@type"]));
    for (const trait of resourceType.traits) {
      if (!annotations.has(traitAnnotations[trait])) {
        problems.push({ code: "trait", problem: `it lacks the trait of its type, ${trait}` });
      }
    }
    return problems;
  }

  #checkEntitlement(entitlement: Entitlement): Problem[] {
    const problems: Problem[] = [];
    const { resource, id, slug, grantableTo } = entitlement;
    if (!this.#isThere(resource.id)) problems.push(absent(resource.id, "resource"));
    const expected = entitlementId(resource.id, slug);
    if (id !== expected)
      problems.push({ code: "id", problem: `its id is ${id}, but its parts make ${expected}` });
    if (this.#entitlements.has(id)) {
      problems.push({ code: "duplicate", problem: `another entitlement has the id ${id}` });
    }
    this.#entitlements.set(id, {
      resource: resource.id,
      grantableTo: new Set(grantableTo.map((type) => type.id)),
    });
    return problems;
  }

  #checkGrant(grant: Grant): readonly Problem[] {
    const { entitlement, principal, sources, annotations } = grant;
    const run = this.#runOf(grant);
    const problems: Problem[] = [];
    if (!isComposed(grant.id, run.opening, principal.id.resource)) {
      const expected = grantId(entitlement.id, principal.id);
      problems.push({ code: "id", problem: `its id is ${grant.id}, but its parts make ${expected}` });
    }
    if (!this.#isThere(principal.id)) problems.push(absent(principal.id, "principal"));
    if (run.problems.length > 0) problems.push(...run.problems);
    if (sources !== undefined) problems.push(...this.#checkSources(sources.sources));
    if (annotations !== undefined) problems.push(...this.#checkExpansion(annotations, principal.id));
    return problems;
  }

  #runOf({ entitlement, principal }: Grant): Run {
    const { resourceType } = principal.id;
    if (this.#run?.entitlement === entitlement && this.#run.principalType === resourceType) return this.#run;
    this.#run = {
      entitlement,
      principalType: resourceType,
      opening: grantIdStart(entitlement.id, resourceType),
      problems: this.#checkRun(entitlement, resourceType),
    };
    return this.#run;
  }

  #checkRun(entitlement: Grant["entitlement"], principalType: string): Problem[] {
    const known = this.#entitlements.get(entitlement.id);
    if (known === undefined) return [reference(`entitlement ${entitlement.id} is not in the file`)];
    const problems: Problem[] = [];
    if (!isSameResource(known.resource, entitlement.resource.id)) {
      const stated = resourceKey(entitlement.resource.id);
      problems.push(reference(`entitlement ${entitlement.id} is not one of the resource ${stated}`));
    }
    if (!known.grantableTo.has(principalType)) {
      problems.push(reference(`entitlement ${entitlement.id} is not grantable to ${principalType}`));
    }
    return problems;
  }

  #checkSources(sources: Record<string, unknown>): Problem[] {
    const problems: Problem[] = [];
    for (const id of Object.keys(sources)) {
      if (!this.#entitlements.has(id)) problems.push(reference(`source ${id} is not in the file`));
    }
    return problems;
  }

  #checkExpansion(annotations: NonNullable<Grant["annotations"]>, principal: ResourceId): Problem[] {
    const problems: Problem[] = [];
    for (const annotation of annotations) {
      if (!("entitlementIds" in annotation)) continue;
      for (const id of annotation.entitlementIds) {
        const known = this.#entitlements.get(id);
        if (known === undefined) {
          problems.push(reference(`entitlement ${id}, which it expands, is not in the file`));
        } else if (!isSameResource(known.resource, principal)) {
          problems.push(reference(`entitlement ${id}, which it expands, is not one of its principal`));
        }
      }
    }
    return problems;
  }

  #isThere(id: ResourceId): boolean {
    return this.#resources.of(id) !== undefined;
  }
}

function absent(id: ResourceId, role: "resource" | "principal"): Problem {
  return reference(`${role} ${resourceKey(id)} is not in the file`);
}

function reference(problem: string): Problem {
  return { code: "reference", problem };
}

/** Measured: looking at the parts takes half the time of composing what is expected. */
function isComposed(id: string, opening: string, resource: string): boolean {
  return id.slice(0, opening.length) === opening && id.slice(opening.length) === resource;
}

function isSameResource(a: ResourceId, b: ResourceId): boolean {
  return a.resource === b.resource && a.resourceType === b.resourceType;
}
