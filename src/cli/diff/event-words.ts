import type { Access, DiffEvent, Named, Paths, What } from "../../diff/events/event.js";
import { plainText } from "../../model/plain-text.js";
import { counted, countText } from "../number-text.js";
import { fieldWords } from "./field-words.js";

/** How much of a long list is told; the rest is counted. */
export interface Brevity {
  names: number;
}

/** "Ada Byron <ada@example.com>, Engineering, manager lee@example.com"; "Contractors → GitHub" */
export function subjectWords({ person, resource, what }: DiffEvent): string {
  const { group, app } = what;
  if (group !== undefined && app !== undefined) return `${nameOf(group)} → ${nameOf(app)}`;
  if (person === undefined) return resource === undefined ? "" : `${typeOf(resource)} ${nameOf(resource)}`;
  const { displayName, email } = person;
  const name = email === undefined || email === displayName ? displayName : `${displayName} <${email}>`;
  const { jobTitle, department, manager } = what;
  const job = [department, jobTitle, manager && `manager ${manager}`].filter(
    (part) => part !== undefined && part !== "",
  );
  return plainText([name, ...job].join(", "));
}

/** What happened, one thought a line. */
export function eventLines(event: DiffEvent, brevity: Brevity): string[] {
  const { what } = event;
  const list = (items: readonly Named[]) => namesWords(items, brevity);
  switch (event.event) {
    case "leaver-still-admin":
      return [
        `the user is ${plainText(what.state ?? "gone")}, the administrator account${basisWords(what)} is in use${what.roles ? `: ${list(what.roles)}` : ""}`,
      ];
    case "leaver-still-assigned":
      return [
        `${plainText(what.state ?? "")}: ${holdingWords(what, brevity)}`,
        "JumpCloud blocks sign-in meanwhile; all of it returns on reactivation",
      ];
    case "leaver":
      return [
        [plainText(what.state ?? ""), lostWords(what, brevity)].filter((words) => words !== "").join("; "),
      ];
    case "reactivated":
      return [`${plainText(what.state ?? "enabled")} again, with ${holdingWords(what, brevity)}`];
    case "recreated":
      return [`in place of ${plainText(what.replaces ?? "")}; new: ${holdingWords(what, brevity)}`];
    case "joiner":
      return [...(what.state ? [`the account is ${plainText(what.state)}`] : []), givenWords(what, brevity)];
    case "admin-added":
      return [
        [
          what.roles ? `role ${list(what.roles)}` : "no role",
          ...(what.state ? [plainText(what.state)] : []),
          ...(what.hasMfa === undefined ? [] : [what.hasMfa ? "MFA set up" : "MFA not set up"]),
          ...(what.linkBasis ? [`also a user${basisWords(what)}`] : []),
        ].join("; "),
      ];
    case "admin-removed":
      return [
        [
          `account ${plainText(what.state ?? "")}`,
          ...(what.roles ? [`still assigned ${list(what.roles)}`] : []),
          ...(what.rolesRemoved ? [`was ${list(what.rolesRemoved)}`] : []),
        ].join("; "),
      ];
    case "admin-role-changed":
      return [
        [
          ...(what.roles ? [`now ${list(what.roles)}`] : []),
          ...(what.rolesRemoved ? [`no longer ${list(what.rolesRemoved)}`] : []),
        ].join("; "),
      ];
    case "group-app-binding-added":
      return [bindingWords(what, { change: "gain it", other: "had it already" })];
    case "group-app-binding-removed":
      return [bindingWords(what, { change: "lose it", other: "keep it another way" })];
    case "resource-added":
      return what.people
        ? [`${peopleWords(what.people.affected)} ${what.people.affected === 1 ? "has" : "have"} it`]
        : [];
    case "resource-removed":
      return what.people ? [`${peopleWords(what.people.affected)} had it`] : [];
    case "path-changed":
      return (what.paths ?? [])
        .slice(0, brevity.names)
        .map((item) => `${nameOf(item)}: ${waysWords(item.before)} → ${waysWords(item.after)}`);
    case "mover":
      return [...fieldLines(what), `holds ${holdingWords(what, brevity)}`];
    case "privilege-escalation":
    case "access-gained":
    case "access-lost":
      return [givenWords(what, brevity)];
    case "mfa-disabled":
      return [`of ${accountsWords(event)}: set up before, and known not to be any more`];
    case "mfa-excluded":
    case "email-changed":
    case "resource-renamed":
      return fieldLines(what);
  }
}

function accountsWords({ because }: DiffEvent): string {
  const types = new Set(because.map(({ id }) => id.slice(0, id.indexOf(":"))));
  const words = [...types].map((type) =>
    type === "admin_user" ? "the administrator account" : `the ${plainText(type)}`,
  );
  return words.join(" and ");
}

function fieldLines({ fields = [] }: What): string[] {
  return [...new Set(fields.map(fieldWords))];
}

function basisWords({ linkBasis }: What): string {
  if (linkBasis === "email") return " with this e-mail";
  return linkBasis === "user_admin_id" ? " made from this user" : "";
}

/** "5 groups, 9 apps, 1 sensitive (AWS Prod)" */
function holdingWords({ groups = [], apps = [], roles = [] }: What, brevity: Brevity): string {
  const sensitive = apps.filter(({ privileged }) => privileged);
  const parts = [
    ...(groups.length > 0 ? [`${counted(groups.length, "group")} (${namesWords(groups, brevity)})`] : []),
    ...(apps.length > 0 ? [`${counted(apps.length, "app")} (${namesWords(apps, brevity)})`] : []),
    ...(sensitive.length > 0
      ? [`${countText(sensitive.length)} sensitive (${namesWords(sensitive, brevity)})`]
      : []),
    ...(roles.length > 0 ? [`role ${namesWords(roles, brevity)}`] : []),
  ];
  return parts.length === 0 ? "nothing" : parts.join(", ");
}

function lostWords(what: What, brevity: Brevity): string {
  const words = holdingWords(what, brevity);
  return words === "nothing" ? "" : `had ${words}`;
}

/** "4 groups (All Users, Japan), and through groups 11 apps (…); directly Zoom" */
function givenWords({ groups = [], apps = [], roles = [] }: What, brevity: Brevity): string {
  const direct = apps.filter((app) => app.direct);
  const through = apps.filter((app) => !app.direct);
  const parts = [
    ...(groups.length > 0 ? [`${counted(groups.length, "group")} (${namesWords(groups, brevity)})`] : []),
    ...(through.length > 0
      ? [
          `through ${throughWords(through, groups)} ${counted(through.length, "app")} (${namesWords(through, brevity)})`,
        ]
      : []),
    ...(direct.length > 0 ? [`directly ${namesWords(direct, brevity)}`] : []),
    ...(roles.length > 0 ? [`role ${namesWords(roles, brevity)}`] : []),
  ];
  return parts.length === 0 ? "nothing" : parts.join("; ");
}

function throughWords(apps: readonly Access[], groups: readonly Named[]): string {
  const known = new Set(groups.map(({ id }) => id));
  const isTold = apps.every(({ through = [] }) => through.some(({ id }) => known.has(id)));
  if (isTold) return groups.length === 1 ? "it" : "them";
  const ways = new Map(apps.flatMap(({ through = [] }) => through.map((group) => [group.id, group])));
  const [first, ...others] = [...ways.values()];
  return first !== undefined && others.length === 0 ? nameOf(first) : "groups";
}

function bindingWords({ people }: What, words: { change: string; other: string }): string {
  if (people === undefined) return "for how many people is not certain";
  const { affected, unaffected } = people;
  const all = affected + unaffected;
  if (all === 0) return "nobody is in the group";
  return `${peopleWords(all)}: ${countText(affected)} ${words.change}, ${countText(unaffected)} ${words.other}`;
}

function peopleWords(count: number): string {
  return count === 1 ? "1 person" : `${countText(count)} people`;
}

function waysWords({ direct, through = [] }: Paths): string {
  return [
    ...(direct ? ["directly"] : []),
    ...(through.length > 0 ? [`through ${through.map(nameOf).join(", ")}`] : []),
  ].join(" and ");
}

function namesWords(items: readonly Named[], { names }: Brevity): string {
  const shown = items.slice(0, names).map(nameOf);
  const rest = items.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` + ${countText(rest)} more` : ""}`;
}

function nameOf({ displayName }: Named): string {
  return plainText(displayName);
}

function typeOf({ id }: Named): string {
  return plainText(id.slice(0, id.indexOf(":")));
}
