import type { ListName } from "../../connector/reading.js";
import { recordOf } from "../../model/record-of.js";
import { ownListNames, typeOfList, typesRead } from "../../model/what-is-read.js";
import type { Gap, ListEntry, Manifest } from "../../sync-file/manifest.js";
import { counted, countText } from "../number-text.js";
import type { Paint } from "../paint.js";

/** The lists of a manifest in words; those of a resource stand below the list of its kind. */
export const listLabels: Readonly<Record<ListName, string>> = {
  ...recordOf(ownListNames, (list) => typesRead[typeOfList(list)].plural),
  serviceAccounts: "service accounts",
  providerAdministrators: "administrators of the provider",
  memberships: "  memberships",
  appUsers: "  people, direct",
  appGroups: "  groups",
};

/** Lists of objects; the others are lists of who belongs to one. */
const baseNames: ReadonlySet<string> = new Set(ownListNames);

function isListName(name: string): name is ListName {
  return Object.hasOwn(listLabels, name);
}

/** The table of lists: what it is, how many rows came, how many JumpCloud says there are, and what that proves. */
export function listRows({ lists, gaps }: Pick<Manifest, "lists" | "gaps">, paint: Paint): string[][] {
  return [
    ["", "read", "JumpCloud says", ""],
    ...lists.map((entry) => [
      isListName(entry.name) ? listLabels[entry.name] : entry.name,
      countText(entry.read),
      entry.reported === undefined ? "-" : countText(entry.reported),
      verdict(entry, { gaps, paint }),
    ]),
  ];
}

/** What a list proves, in words: "all", or what is to be known about it. */
export function verdict(entry: ListEntry, { gaps, paint }: { gaps: readonly Gap[]; paint: Paint }): string {
  const remarks = [...proofWords(entry, paint), ...edgeRemarks(entry, gaps)];
  // Where fewer or more came, the reason says so already.
  if (entry.expected !== undefined && entry.proof !== "incomplete")
    remarks.push(`(expected ${countText(entry.expected)})`);
  return remarks.join(", ").replaceAll(", (", " (");
}

function proofWords({ proof, reason, notReturned }: ListEntry, paint: Paint): string[] {
  if (proof === "incomplete") return [paint.bad(`not whole${reason === undefined ? "" : `: ${reason}`}`)];
  if (proof === "readToEnd") return [paint.warning("read to its end, JumpCloud states no total")];
  return notReturned === undefined ? [paint.good("all")] : [];
}

function edgeRemarks(entry: ListEntry, gaps: readonly Gap[]): string[] {
  const { notReturned, unresolved, createdDuringSync, duplicates } = entry;
  const remarks: string[] = [];
  if (notReturned !== undefined) {
    const owners = gaps.filter(({ list, notReturned: some }) => list === entry.name && some).length;
    const where = owners === 0 ? "" : `, in ${counted(owners, entry.resourceType)}`;
    const ghosts = entry.name === "appGroups" ? "groups" : "users";
    remarks.push(
      `${countText(notReturned)} counted but not returned${where}: read twice, same ${ghosts === "users" ? "people" : "groups"} (edges to deleted ${ghosts})`,
    );
  }
  if (unresolved !== undefined) {
    remarks.push(`${countText(unresolved)} ${unresolved === 1 ? "leads" : "lead"} to deleted objects`);
  }
  if (createdDuringSync !== undefined) {
    const isOfObjects = baseNames.has(entry.name);
    remarks.push(
      `${countText(createdDuringSync)} ${isOfObjects ? "more came" : "to what came"} during the sync`,
    );
  }
  if (duplicates !== undefined) remarks.push(`${countText(duplicates)} came twice`);
  return remarks;
}
