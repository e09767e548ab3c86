import { plainText } from "../../model/plain-text.js";
import type { Side } from "../../reconcile/difference-book.js";
import { nameOf, type PersonEntry, type ResourceName } from "../../reconcile/person-entry.js";
import { hanging } from "../layout.js";
import { countText } from "../number-text.js";
import { minuteText } from "../time-text.js";

const GRANTS_SHOWN = 5;
const INDENT = 22;

export const sideWords = {
  report: "only in the report",
  file: "only in the file",
} satisfies Record<Side, string>;

/** "group Engineering" */
export function resourceWords(resource: ResourceName): string {
  return plainText(`${resource.resourceType} ${nameOf(resource)}`);
}

/** Who it is, and below it what the report alone and what the file alone says of them. Lines end with LF. */
export function personText(
  person: PersonEntry,
  { width, isWhole }: { width: number; isWhole: boolean },
): string {
  const { onlyIn, createdAt, createdLater, directness = [] } = person;
  const line = (label: string, text: string) =>
    hanging(`  ${label}`.padEnd(INDENT), text, { width, indent: INDENT });
  const created = createdAt === undefined ? "" : `, created ${minuteText(new Date(createdAt))}`;
  const lines = [`${titleOf(person)}\n`];
  if (onlyIn !== undefined) {
    lines.push(
      line(sideWords[onlyIn], `the user${created}${createdLater ? ", after the sync began to read" : ""}`),
    );
  }
  for (const side of ["report", "file"] as const) {
    const items = itemsOf(person, side);
    if (items.length === 0) continue;
    const shown = isWhole ? items : items.slice(0, GRANTS_SHOWN);
    const rest = items.length - shown.length;
    lines.push(
      line(sideWords[side], shown.join(", ") + (rest > 0 ? ` and ${countText(rest)} more: --all` : "")),
    );
  }
  const otherwise = directness.map(
    (item) => `${resourceWords(item)} is ${item.report} in the report, ${item.file} in the file`,
  );
  if (otherwise.length > 0) lines.push(line("not alike", otherwise.join(", ")));
  return lines.join("");
}

function titleOf(person: PersonEntry): string {
  const { email, id } = person;
  const name = nameOf(person);
  const address = email ?? id;
  return plainText(address === undefined || address === name ? name : `${name} <${address}>`);
}

function itemsOf({ grants = [], without = [] }: PersonEntry, side: Side): string[] {
  return [
    ...grants.filter(({ onlyIn }) => onlyIn === side).map(resourceWords),
    ...without.filter(({ onlyIn }) => onlyIn === side).map(({ resourceType }) => `no ${resourceType}`),
  ];
}
