import { z } from "zod";
import { type Grant, grantIdStart, grantSchema } from "../model/grant.js";
import { LimitedMap } from "../model/limited-map.js";
import { BETWEEN_IDS, grantOpening, plainId } from "./grant-layout.js";
import { DEPTH_LIMIT } from "./limits.js";

/** What may follow a grant's id. */
const endingSchema = z.compile(z.strictObject(grantSchema.pick({ sources: true, annotations: true }).shape));
type Ending = z.infer<typeof endingSchema>;

/** Grants of one entitlement to principals of one type: they follow each other in a file. */
interface Run {
  entitlement: Grant["entitlement"];
  principalType: string;
  /** What stands before the principal's id, and between it and where the grant's id names it again. */
  opening: string;
  middle: string;
  /** Of the middle, how much stands before the grant's id. */
  idOffset: number;
}

/** UTF-16 code units; what is longer may be nested too deep. */
const LONGEST = 2 * DEPTH_LIMIT;

/** Endings are those of an entitlement's groups; what has more of them than this is not worth remembering. */
const MOST_ENDINGS = 1000;

/**
 * Reads lines of grants by what they have in common with the lines before them, which is most of it: a file has a
 * million, and JSON.parse with the schema takes four times as long. What it cannot read so is for those two.
 *
 * The grants that it makes share their entitlement, sources and annotations with each other.
 */
export class GrantLines {
  #run: Run | undefined;
  readonly #endings = new LimitedMap<string, Ending>(MOST_ENDINGS);

  /** The grant of a line that is laid out as the lines before it; `undefined` says nothing about the line. */
  find(text: string): Grant | undefined {
    const run = this.#run;
    if (run === undefined || text.length > LONGEST || !standsAt(text, 0, run.opening)) return undefined;
    const start = run.opening.length;
    const end = text.indexOf('"', start);
    const resource = text.slice(start, end);
    if (!plainId.test(resource) || !standsAt(text, end, run.middle)) return undefined;
    const again = end + run.middle.length;
    const idEnd = again + resource.length;
    if (!standsAt(text, again, resource) || text[idEnd] !== '"') return undefined;
    const id = text.slice(end + run.idOffset, idEnd);
    const { entitlement, principalType } = run;
    const principal = { id: { resourceType: principalType, resource } };
    if (idEnd + 2 === text.length && text.endsWith("}")) return { entitlement, principal, id };
    const ending = this.#ending(text.slice(idEnd + 1));
    return ending && { entitlement, principal, id, ...ending };
  }

  /** Takes note of how the line of a grant begins, which was read in another way. */
  learn(text: string, { entitlement, principal }: Grant): void {
    const { resourceType } = principal.id;
    const id = grantIdStart(entitlement.id, resourceType);
    const opening = `${grantOpening(entitlement, resourceType)}"`;
    const beforeId = `"${BETWEEN_IDS}"`;
    const isPlain = plainId.test(id) && text.startsWith(opening);
    this.#run = isPlain
      ? {
          entitlement,
          principalType: resourceType,
          opening,
          middle: `${beforeId}${id}`,
          idOffset: beforeId.length,
        }
      : undefined;
  }

  #ending(text: string): Ending | undefined {
    const known = this.#endings.get(text);
    if (known !== undefined) return known;
    const ending = parseEnding(text);
    return ending && this.#endings.add(text, ending);
  }
}

/** Measured: seven times as fast as `startsWith`. */
function standsAt(text: string, start: number, part: string): boolean {
  return text.slice(start, start + part.length) === part;
}

/** `text` begins behind the grant's id: `,"sources":{…},"annotations":[…]}`. */
function parseEnding(text: string): Ending | undefined {
  if (!text.startsWith(",")) return undefined;
  try {
    return endingSchema.safeParse(JSON.parse(`{${text.slice(1)}`)).data;
  } catch {
    return undefined;
  }
}
