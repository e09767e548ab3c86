import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import type { NamedResource } from "./privileged.js";

/** What readers keep of a resource that is no account. */
export interface BookedResource extends NamedResource {
  /** "app:5f7c…" */
  key: string;
  /** A group whose members a rule chooses. */
  isByRule: boolean;
  /** An app that is switched off. */
  isInactive: boolean;
}

/** The groups, apps and roles of a file, by id. Memory grows with their number. */
export class ResourceBook {
  readonly #resources = new Map<string, BookedResource>();

  add(resource: Resource): void {
    const booked = bookedResource(resource);
    this.#resources.set(booked.key, booked);
  }

  has(key: string): boolean {
    return this.#resources.has(key);
  }

  /** A resource that is not in the book is called by its id. */
  of(id: ResourceId): BookedResource {
    const key = resourceKey(id);
    return (
      this.#resources.get(key) ?? { id, key, displayName: id.resource, isByRule: false, isInactive: false }
    );
  }

  /** In the order in which they came. */
  all(): Iterable<BookedResource> {
    return this.#resources.values();
  }
}

/** What readers keep of the resource. */
export function bookedResource(resource: Resource): BookedResource {
  const { id, displayName } = resource;
  return { id, key: resourceKey(id), displayName, ...traitsOf(resource) };
}

function traitsOf({ annotations }: Resource): Pick<BookedResource, "isByRule" | "isInactive"> {
  let isByRule = false;
  let isInactive = false;
  for (const annotation of annotations) {
    if (annotation["@type"] === annotationType("GroupTrait")) {
      isByRule = annotation.groupSourceType === "dynamic";
    }
    if (annotation["@type"] === annotationType("AppTrait")) {
      isInactive = annotation.flags?.includes("APP_FLAG_INACTIVE") === true;
    }
  }
  return { isByRule, isInactive };
}
