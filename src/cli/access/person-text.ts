import type { HeldEntitlement, Membership } from "../../access/effective-access.js";
import type { IsPrivileged } from "../../access/privileged.js";
import type { BookedResource } from "../../access/resource-book.js";
import { plainText } from "../../model/plain-text.js";
import { hanging } from "../layout.js";
import { counted, countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { accountRemarks, accountTitle, linkWords, stateWords } from "./account-words.js";
import type { Directory } from "./directory.js";
import { pathWords, resourceWords } from "./path-words.js";
import type { AccountAccess, PersonAccess } from "./person-access.js";
import { compareByName, leading } from "./resource-access.js";
import { type TreeNode, treeText } from "./tree.js";

/** So many apps are read one by one; more of them are a list. */
const MOST_APPS = 12;
const MOST_NAMES = 12;

export interface AccessLayout {
  width: number;
  paint: Paint;
  /** Nothing is shortened. */
  isWhole: boolean;
  isPrivileged: IsPrivileged;
  /** The present: what ends by then has ended. */
  now: Date;
}

/** What a person reaches, and why: a tree an account. Lines end with LF. */
export function personText(
  { person, accounts }: PersonAccess,
  directory: Directory,
  layout: AccessLayout,
): string {
  const { width, paint } = layout;
  const { displayName, email } = leading(person);
  const address = email === undefined || email === displayName ? "" : ` <${plainText(email)}>`;
  const title = `${paint.strong(plainText(displayName))}${address}, ${counted(accounts.length, "account")}`;
  const remark = severalPaths(accounts, directory, layout);
  return [
    hanging("", title, { width, indent: 0 }),
    ...accounts.map((account) => {
      // How two accounts were linked is said once, of the one that was linked to the first.
      const link = account === accounts[0] ? "" : linkWords(account.account);
      return `\n${accountText(account, directory, { ...layout, link })}`;
    }),
    ...(remark === undefined ? [] : [`\n${hanging("", remark, { width, indent: 0 })}`]),
  ].join("");
}

function accountText(
  access: AccountAccess,
  directory: Directory,
  layout: AccessLayout & { link: string },
): string {
  const { account, facts } = access;
  const { width, paint, now, link } = layout;
  const [kind, name] = accountTitle(account, facts);
  const parts = [
    paint.strong(name),
    stateWords(account, paint),
    accountRemarks(account, facts, { persons: directory.persons, paint, now }).join(", "),
    link,
  ].filter((part) => part !== "");
  const nodes = [
    ...accessNodes(access.access, directory, layout),
    ...groupNodes(access.memberships, directory, layout),
  ];
  const tree = nodes.length === 0 ? [{ text: "no access" }] : nodes;
  const heading = hanging(`${kind} `, parts.join("   "), { width, indent: kind.length + 1 });
  return `${heading}${treeText(tree, width)}`;
}

/** Apps first, what is sensitive before the rest, then roles, each by name. */
function accessNodes(
  held: readonly HeldEntitlement[],
  { book }: Directory,
  { paint, isWhole, isPrivileged }: AccessLayout,
): TreeNode[] {
  const wording = { book, isPrivileged, paint };
  const rank = ({ resource }: HeldEntitlement) => Number(!isPrivileged(book.of(resource)));
  const all = held.toSorted(
    (a, b) => rank(a) - rank(b) || compareByName(book.of(a.resource), book.of(b.resource)),
  );
  const pathNodes = ({ resource, paths }: HeldEntitlement) =>
    paths.map((path) => ({ text: pathWords(path, resource, wording) }));
  const isRole = ({ resource }: HeldEntitlement) => resource.resourceType === "role";
  const apps = all.filter((one) => !isRole(one));
  const shown = isWhole ? apps : apps.slice(0, MOST_APPS);
  const rest = apps.length - shown.length;
  const more = `… ${countText(rest)} more ${rest === 1 ? "app" : "apps"} (--all)`;
  return [
    ...shown.map((one) => ({ text: resourceWords(one.resource, wording), children: pathNodes(one) })),
    ...(rest > 0 ? [{ text: paint.faint(more) }] : []),
    ...all.filter(isRole).map((one) => ({
      text: `role ${resourceWords(one.resource, wording)}`,
      // Nothing but an assignment leads to a role of JumpCloud's.
      children: one.paths.every(({ kind }) => kind === "direct") ? [] : pathNodes(one),
    })),
  ];
}

/** Groups stand with what they give; those that give nothing have a line of their own. */
function groupNodes(
  memberships: readonly Membership[],
  { book }: Directory,
  { isWhole, isPrivileged }: AccessLayout,
): TreeNode[] {
  const words = (group: BookedResource) => {
    const remarks = [isPrivileged(group) ? "sensitive" : "", group.isByRule ? "by rule" : ""];
    const known = remarks.filter((remark) => remark !== "");
    return `${plainText(group.displayName)}${known.length === 0 ? "" : ` (${known.join(", ")})`}`;
  };
  const idle = memberships
    .filter(({ gives }) => gives.length === 0)
    .map(({ resource }) => book.of(resource))
    .sort(compareByName);
  if (idle.length === 0) return [];
  return [{ text: `groups that give no app: ${nameList(idle.map(words), { isWhole })}` }];
}

function nameList(names: readonly string[], { isWhole }: { isWhole: boolean }): string {
  const shown = isWhole ? names : names.slice(0, MOST_NAMES);
  const rest = names.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${countText(rest)} more (--all)` : ""}`;
}

/** What a reviewer who takes one path away would not expect. */
function severalPaths(
  accounts: readonly AccountAccess[],
  { book }: Directory,
  layout: AccessLayout,
): string | undefined {
  const several = accounts
    .flatMap(({ access }) => access)
    .filter(({ paths }) => paths.length > 1)
    .map(({ resource, paths }) => ({ ...book.of(resource), count: paths.length }))
    .sort(compareByName);
  const [only] = several;
  if (only === undefined) return undefined;
  if (several.length === 1) {
    return `${plainText(only.displayName)} has ${only.count} paths: removing one changes nothing.`;
  }
  const names = several.map(({ displayName, count }) => `${plainText(displayName)} (${count})`);
  return `Several paths lead to ${nameList(names, layout)}: removing one changes nothing.`;
}
