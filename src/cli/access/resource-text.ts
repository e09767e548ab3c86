import { isGroup } from "../../access/effective-access.js";
import type { BookedResource } from "../../access/resource-book.js";
import { plainText } from "../../model/plain-text.js";
import type { ResourceId } from "../../model/resource-id.js";
import { hanging } from "../layout.js";
import { counted, countText } from "../number-text.js";
import { accountTitle, stateMark } from "./account-words.js";
import type { Directory } from "./directory.js";
import { countHolders } from "./holder-ways.js";
import { isAdministration, resourceWords, shortPathWords, type Wording } from "./path-words.js";
import type { AccessLayout } from "./person-text.js";
import { type Holder, personName, type ResourceAccess } from "./resource-access.js";
import { treeText } from "./tree.js";

/** So many people are read one by one. */
const MOST_PEOPLE = 50;
const MOST_RESOURCES = 30;

/** Who reaches a resource, and why. Lines end with LF. */
export function resourceText(access: ResourceAccess, directory: Directory, layout: AccessLayout): string {
  const { resource, groups, holders, gives } = access;
  const { width, paint, isPrivileged } = layout;
  const wording = { book: directory.book, isPrivileged, paint };
  const title = paint.strong(`${plainText(resource.id.resourceType)} ${plainText(resource.displayName)}`);
  const remarks = resourceWords(resource.id, wording).slice(plainText(resource.displayName).length);
  return [
    hanging("", `${title}${remarks}   ${plainText(resource.key)}`, { width, indent: 0 }),
    hanging("", summaryWords(access), { width, indent: 0 }),
    section("groups", groups.map(groupWords(wording)), { most: MOST_RESOURCES, ...layout }),
    section(
      "apps",
      gives.map(({ id }) => resourceWords(id, wording)),
      { most: MOST_RESOURCES, ...layout },
    ),
    section(
      isGroup(resource.id) ? "members" : "people",
      holders.map((holder) => holderWords(holder, resource.id, { ...wording, facts: directory.facts })),
      { most: MOST_PEOPLE, ...layout },
    ),
  ].join("");
}

function section(
  heading: string,
  lines: readonly string[],
  { most, isWhole, width, paint }: AccessLayout & { most: number },
): string {
  if (lines.length === 0) return "";
  const shown = isWhole ? lines : lines.slice(0, most);
  const rest = lines.length - shown.length;
  const all = rest > 0 ? [...shown, paint.faint(`… ${countText(rest)} more (--all)`)] : shown;
  return `\n${paint.strong(heading)}\n${treeText(
    all.map((text) => ({ text })),
    width,
  )}`;
}

/** Nothing but an assignment leads there: the way need not be said. */
function isSelfEvident(id: ResourceId): boolean {
  return isGroup(id) || id.resourceType === "role" || isAdministration(id);
}

function groupWords(wording: Wording): (bound: { group: BookedResource; members: number }) => string {
  return ({ group, members }) => `${resourceWords(group.id, wording)}   ${counted(members, "member")}`;
}

function summaryWords({ resource, holders }: ResourceAccess): string {
  const { people, directOnly, throughOnly, both, disabled } = countHolders(holders);
  if (people === 0) return isGroup(resource.id) ? "Nobody is a member." : "Nobody reaches it.";
  const ways = [
    directOnly > 0 ? `${countText(directOnly)} only assigned directly` : "",
    throughOnly > 0 ? `${countText(throughOnly)} only through groups` : "",
    both > 0 ? `${countText(both)} both` : "",
  ].filter((way) => way !== "");
  const count = `${countText(people)} ${people === 1 ? "person" : "people"}`;
  const told = isSelfEvident(resource.id) ? count : `${count}: ${ways.join(", ")}`;
  return `${told}${disabled === 0 ? "" : `; ${countText(disabled)} of them cannot sign in now`}`;
}

function holderWords(
  { person, holds }: Holder,
  of: ResourceId,
  wording: Wording & Pick<Directory, "facts">,
): string {
  const { paint, facts } = wording;
  const holding = new Set(holds.map(({ account }) => account.key));
  const paths = holds.flatMap((hold) => hold.paths);
  const isPlain = isSelfEvident(of) && paths.every(({ kind }) => kind === "direct");
  const isService = person.accounts.some(({ key }) => facts.get(key)?.kind === "service account");
  return [
    personName(person),
    isService ? "service account" : "",
    ...holds.map(({ account }) => stateMark(account, paint)),
    // Another account of the same person that cannot be used does not take this access away.
    ...person.accounts
      .filter(({ key, state }) => !holding.has(key) && state === "disabled")
      .map(
        (account) =>
          `${accountTitle(account, facts.get(account.key)).join(" ")} is ${stateMark(account, paint)}`,
      ),
    isPlain ? "" : shortPathWords(paths, wording),
  ]
    .filter((part) => part !== "")
    .join("   ");
}
