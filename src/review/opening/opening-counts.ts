import { canBeRemoved } from "../review-item.js";
import type { FallbackReason } from "../reviewers/choice.js";
import { fallbackReasons } from "../reviewers/choice.js";
import type { Opening } from "./opening.js";
import { type LeftOutReason, leftOutReasons, type Row } from "./row.js";

/** How many rows there are of each kind; all add up to `held`. */
export interface OpeningCounts {
  /** Everything that somebody has, all kinds. */
  held: number;
  /** On a sheet. */
  items: number;
  /** Of them, those that jc-connector could remove: memberships that no rule decides, and direct assignments. */
  removable: number;
  /** Of them, apps that come through groups alone. */
  throughGroups: number;
  /** People with a row on a sheet. */
  people: number;
  accounts: number;
  idleAccounts: number;
  /** Rows that went to a fallback, by reason, in the order in which reasons are told; none is left out. */
  fallback: readonly { reason: FallbackReason; rows: number }[];
  /** Rows on a sheet that would have been on that of the person whose access it is. */
  ownAccess: number;
  leftOut: readonly { because: LeftOutReason; rows: number }[];
}

export function openingCounts({ rows, accounts, idle }: Opening): OpeningCounts {
  const asked = rows.flatMap(({ fate, ...row }) =>
    fate.kind === "asked" ? [{ ...row, ...fate.assignment }] : [],
  );
  return {
    held: rows.length,
    items: asked.length,
    removable: asked.filter(({ held: { kind, resource } }) =>
      canBeRemoved({ kind, ...(resource.isByRule && { isByRule: true }) }),
    ).length,
    throughGroups: asked.filter(({ held }) => held.kind === "through groups").length,
    people: new Set(asked.map(({ person }) => person.key)).size,
    accounts,
    idleAccounts: idle.length,
    fallback: fallbackReasons
      .map((reason) => ({ reason, rows: asked.filter(({ why }) => why === reason).length }))
      .filter((counted) => counted.rows > 0),
    ownAccess: asked.filter(({ insteadOf }) => insteadOf !== undefined).length,
    leftOut: leftOutReasons
      .map((because) => ({ because, rows: rows.filter((row) => isLeftOut(row, because)).length }))
      .filter((counted) => counted.rows > 0),
  };
}

function isLeftOut({ fate }: Row, because: LeftOutReason): boolean {
  return fate.kind === "left out" && fate.because === because;
}
