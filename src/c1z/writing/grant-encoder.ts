import type { JsonObject } from "@bufbuild/protobuf";
import type { Grant } from "../../model/grant.js";
import { LimitedMap } from "../../model/limited-map.js";
import { encode } from "../messages/encode.js";
import { jsonOf } from "./widen.js";

/** More ways than any organisation has to one app; beyond, they are encoded anew. */
const REMEMBERED = 10_000;
const NOTHING = new Uint8Array();

/** What a row of v1_grants has of its grant. */
export interface EncodedGrant {
  data: Uint8Array;
  /** The grant's GrantExpandable; `null` where it has none. */
  expansion: Uint8Array | null;
}

/**
 * Encodes grants that come sorted by entitlement. Fields of a message may follow one another in pieces: what grants of
 * one entitlement say alike is encoded once. Measured: a c1z of 270,000 grants took 25.4 s of CPU time in place of 28.6.
 */
export class GrantEncoder {
  #entitlement: { id: string; data: Uint8Array } | undefined;
  readonly #endings = new LimitedMap<string, EncodedGrant>(REMEMBERED);

  encode({ entitlement, principal, id, sources, annotations }: Grant): EncodedGrant {
    if (this.#entitlement?.id !== entitlement.id) {
      this.#entitlement = { id: entitlement.id, data: encode("Grant", { entitlement: jsonOf(entitlement) }) };
    }
    const { resourceType, resource } = principal.id;
    const own = encode("Grant", { principal: { id: { resourceType, resource } }, id });
    const ending = this.#ending({ annotations, sources });
    return {
      data: Buffer.concat([this.#entitlement.data, own, ending.data]),
      expansion: ending.expansion,
    };
  }

  #ending(parts: Pick<Grant, "annotations" | "sources">): EncodedGrant {
    if (parts.annotations === undefined && parts.sources === undefined)
      return { data: NOTHING, expansion: null };
    const text = JSON.stringify(parts);
    const known = this.#endings.get(text);
    if (known !== undefined) return known;
    const expandable = parts.annotations?.find((each) => each["@type"].endsWith(".GrantExpandable"));
    return this.#endings.add(text, {
      data: encode("Grant", jsonOf(parts)),
      expansion: expandable === undefined ? null : encodeExpansion(jsonOf(expandable)),
    });
  }
}

function encodeExpansion({ "@type": _, ...fields }: JsonObject): Uint8Array {
  return encode("GrantExpandable", fields);
}
