import type { Answered, Refusal } from "./probe.js";

/** One line of the examination: an endpoint that a sync asks, or may ask, and what it answered. */
export interface Check {
  what: string;
  /** The list whose objects it is about: "groups". */
  of?: string;
  /** With `{id}` for ids: "GET /api/v2/usergroups/{id}/members". */
  endpoint: string;
  /**
   * `needed`: no sync without it. `optional`: every sync asks, and does without where it is forbidden or absent.
   * `spare`: asked only where a list comes short or names an unknown object.
   */
  need: "needed" | "optional" | "spare";
  /** Absent when there was no object to ask about. */
  answered?: Answered;
  /** What a sync lacks, or does instead, when the endpoint is refused. */
  without?: string;
  /** The sync that does without a needed one where that is forbidden: "sync --without app". */
  instead?: string;
  /** What else a sync does without than a 403 or 404. */
  alsoTolerates?: Refusal["kind"];
  /** What its failure comes to, in front of what the error says: "https://… gave no token". */
  failing?: string;
}

/** A check that stands in the way of a sync. */
export interface Obstacle extends Check {
  answered: Refusal;
}

/** The checks that stand in the way, in their order. */
export function obstacles(checks: readonly Check[]): Obstacle[] {
  return checks.flatMap((check) => {
    const { answered } = check;
    return answered === undefined || !isRefusal(answered) || isTolerated(check, answered)
      ? []
      : [{ ...check, answered }];
  });
}

/** What was not asked refuses nothing. */
function isRefusal(answered: Answered): answered is Refusal {
  return answered.kind !== "ok" && answered.kind !== "notTried";
}

function isTolerated({ need, alsoTolerates }: Check, { kind }: Refusal): boolean {
  return need !== "needed" && (kind === "forbidden" || kind === "notFound" || kind === alsoTolerates);
}

/** Leaving out helps where a right is lacking; not where the key is not accepted, or nobody answers. */
function neededRemark({ instead, without }: Check, { kind }: Refusal): string {
  const more = kind === "forbidden" && instead !== undefined ? `${instead} does without` : without;
  return more === undefined ? "needed" : `needed: ${more}`;
}

/** What an answer means, besides its word; "" when there is nothing to say. */
export function checkRemark(check: Check): string {
  const { answered, need, without = "" } = check;
  if (answered === undefined) return "none to try";
  if (answered.kind === "notTried") return "";
  if (answered.kind !== "ok") {
    if (need === "needed") return neededRemark(check, answered);
    return isTolerated(check, answered) ? without : "needed: a sync ends when this fails";
  }
  if (!("rows" in answered)) return "";
  if (answered.total === undefined) return "total not stated";
  return answered.total > 0 && answered.rows === 0 ? "a total is stated, and no row came" : "";
}
