import { type Grant, grantIdStart } from "../model/grant.js";
import { LimitedMap } from "../model/limited-map.js";
import { BETWEEN_IDS, grantOpening, plainId } from "./grant-layout.js";
import { printAnnotations, printSources } from "./print-record.js";

/** Endings are those of an entitlement's groups; where they take more characters than this, few come again. */
const MOST_CHARACTERS = 1_000_000;

type Shared = NonNullable<Grant["sources"] | Grant["annotations"]>;

/**
 * Prints grants, and what a grant shares with one before it only once: its entitlement, and the objects of its sources
 * and annotations. Measured in verify, of a million and a half grants: about 2 s with the comparison of the lines, and 8
 * with JSON.stringify.
 */
export class GrantPrinter {
  #entitlement: Grant["entitlement"] | undefined;
  #principalType = "";
  #opening = "";
  /** What grant ids of the entitlement and the type begin with; `undefined` when JSON would escape it. */
  #idStart: string | undefined;
  #middle = "";
  readonly #printed = new LimitedMap<Shared, string>(MOST_CHARACTERS);

  /** The grant's line, without line feed and comma. The records given must not change in between. */
  print({ entitlement, principal, id, sources, annotations }: Grant): string {
    const { resourceType, resource } = principal.id;
    if (entitlement !== this.#entitlement || resourceType !== this.#principalType) {
      this.#entitlement = entitlement;
      this.#principalType = resourceType;
      this.#opening = grantOpening(entitlement, resourceType);
      const idStart = grantIdStart(entitlement.id, resourceType);
      this.#idStart = plainId.test(idStart) ? idStart : undefined;
      this.#middle = `"${BETWEEN_IDS}"${idStart}`;
    }
    const line = this.#lineUpToId(resource, id);
    if (sources === undefined && annotations === undefined) return `${line}}`;
    const from =
      sources === undefined
        ? ""
        : (this.#printed.get(sources) ?? this.#keep(sources, `,"sources":${printSources(sources)}`));
    if (annotations === undefined) return `${line}${from}}`;
    const notes =
      this.#printed.get(annotations) ??
      this.#keep(annotations, `,"annotations":${printAnnotations(annotations)}`);
    return `${line}${from}${notes}}`;
  }

  /** An id that is made as `grantId` does is not looked at twice. Measured: 0.3 µs a grant in place of 0.5. */
  #lineUpToId(resource: string, id: string): string {
    if (this.#idStart !== undefined && plainId.test(resource) && id === this.#idStart + resource) {
      return `${this.#opening}"${resource}${this.#middle}${resource}"`;
    }
    return `${this.#opening}${printId(resource)}${BETWEEN_IDS}${printId(id)}`;
  }

  #keep(shared: Shared, text: string): string {
    return this.#printed.add(shared, text, text.length);
  }
}

function printId(id: string): string {
  return plainId.test(id) ? `"${id}"` : JSON.stringify(id);
}
