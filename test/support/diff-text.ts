import type { RecordChange } from "../../src/diff/changes.js";
import type { Diff } from "../../src/diff/diff.js";
import type { Uncertainty } from "../../src/diff/doubt.js";
import type { Access, DiffEvent, Named, Paths, What } from "../../src/diff/events/event.js";
import { sectionNames } from "../../src/sync-file/section.js";

// All that a diff says in lines that a row of a table can hold. Ids stand without their types.

const signs = { added: "+", removed: "-", changed: "~" } as const;

/** "info joiner u1: groups=g1 apps=a1(g1) <- +u1 +g1:u1" */
export function eventText({ event, severity, person, resource, what, because }: DiffEvent): string {
  const subject = person?.accounts.map(short).join("&") ?? short(resource?.id ?? "");
  const told = whatWords(what);
  const causes = because.map(({ change, id }) => `${signs[change]}${short(id)}`);
  return `${severity} ${event} ${subject}${told === "" ? "" : `: ${told}`} <- ${causes.join(" ")}`;
}

/** "resources +1 -2 ~3; grants +1", without what is not among the changes. */
export function countsText({ changes }: Diff): string {
  const parts = sectionNames.flatMap((name) => {
    const counts = countsOf(changes[name]);
    return counts === "" ? [] : [`${name} ${counts}`];
  });
  return parts.join("; ");
}

/** "app may be lacking in the new file (notRead): +0 -1 ~0" */
export function uncertaintyText({ side, kind, what, added, removed, changed }: Uncertainty): string {
  return `${side} ${kind} ${what}: +${added} -${removed} ~${changed}`;
}

function countsOf(changes: readonly RecordChange<unknown>[]): string {
  return (["added", "removed", "changed"] as const)
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${signs[kind]}${count}`)
    .join(" ");
}

function whatWords(what: What): string {
  const { fields = [], groups, apps, roles, rolesRemoved, paths, group, app, people, ...rest } = what;
  return [
    ...Object.entries(rest).map(([key, value]) => `${key}=${String(value).replace(/^[a-z_]+:/, "")}`),
    ...fields.map(({ path, before, after }) => `${path}=${valueText(before)}>${valueText(after)}`),
    ...(groups ? [`groups=${groups.map(nameText)}`] : []),
    ...(apps ? [`apps=${apps.map(accessText)}`] : []),
    ...(roles ? [`roles=${roles.map(nameText)}`] : []),
    ...(rolesRemoved ? [`rolesRemoved=${rolesRemoved.map(nameText)}`] : []),
    ...(paths ?? []).map((one) => `${nameText(one)}(${waysText(one.before)}>${waysText(one.after)})`),
    ...(group && app ? [`${nameText(group)}>${nameText(app)}`] : []),
    ...(people ? [`people=${people.affected}/${people.unaffected}`] : []),
  ].join(" ");
}

function accessText(access: Access): string {
  return `${nameText(access)}(${waysText(access)})${access.privileged ? "!" : ""}`;
}

function waysText({ direct, through = [] }: Paths): string {
  return [...(direct ? ["direct"] : []), ...through.map(nameText)].join("+");
}

function nameText({ id }: Named): string {
  return short(id);
}

function valueText(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value).replaceAll('"', "");
}

/** "u1" of a resource, "g1:u1" of a grant. */
function short(id: string): string {
  const parts = id.split(":");
  return (parts.length === 5 ? [parts[1], parts[4]] : parts.slice(1)).join(":");
}
