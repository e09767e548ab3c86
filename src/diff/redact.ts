import { accountOf, userTraitOf } from "../access/account.js";
import { type NameMode, redactName } from "../access/name-mode.js";
import type { Resource } from "../model/resource.js";
import { resourceKey } from "../model/resource-id.js";
import type { ResourceChange } from "./changes.js";
import type { Diff } from "./diff.js";
import type { Passing } from "./document.js";
import type { DiffEvent, EventPerson, Named, What } from "./events/event.js";
import { type FieldChange, isAtOrBelow } from "./field-change.js";

/** Fields of accounts that say nothing of who it is; of all others it is told that they changed, and not what they are. */
const impersonal = [
  "/status",
  "/annotations/UserTrait/mfaStatus",
  ...[
    "state",
    "activated",
    "account_locked",
    "totp_enabled",
    "totp_enrolled",
    "mfa_configured",
    "mfa_excluded",
    "mfa_excluded_until",
    "mfa_required",
    "portal_mfa_required",
  ].map((key) => `/profile/${key}`),
];

/** The same diff for somebody who is not to read who people are. */
export function redactDiff(diff: Diff, mode: NameMode): Diff {
  if (mode === "full") return diff;
  const { changes, events, walk } = diff;
  return {
    ...diff,
    changes: { ...changes, resources: changes.resources.map((change) => redactChange(change, mode)) },
    events: events.map((event) => redactEvent(event, mode)),
    ...(walk && {
      walk: { ...walk, passing: walk.passing.map((one) => redactPassing(one, mode)) },
    }),
  };
}

function redactEvent(event: DiffEvent, mode: NameMode): DiffEvent {
  const { person, what } = event;
  if (person === undefined) return event;
  return { ...event, person: redactPerson(person, mode), what: redactWhat(what) };
}

function redactPerson({ id, displayName, accounts }: EventPerson, mode: NameMode): EventPerson {
  return { id, displayName: redactName(displayName, { id, mode }), accounts };
}

/** The manager is somebody too, and few have the same title in the same department. */
function redactWhat({ manager: _m, department: _d, jobTitle: _j, fields, ...what }: What): What {
  return fields === undefined ? what : { ...what, fields: fields.map(redactField) };
}

function redactPassing(one: Passing, mode: NameMode): Passing {
  return { ...one, who: redactNamed(one.who, mode) };
}

/** Of accounts alone; groups, apps and roles keep their names. */
export function redactNamed({ id, displayName }: Named, mode: NameMode): Named {
  const isAccount = /^(user|admin_user):/.test(id);
  return { id, displayName: isAccount ? redactName(displayName, { id, mode }) : displayName };
}

function redactChange(change: ResourceChange, mode: NameMode): ResourceChange {
  switch (change.kind) {
    case "added":
      return { ...change, after: redactResource(change.after, mode) };
    case "removed":
      return { ...change, before: redactResource(change.before, mode) };
    case "changed":
      if (accountOf(change.after) === undefined) return change;
      return {
        ...change,
        before: redactResource(change.before, mode),
        after: redactResource(change.after, mode),
        fields: change.fields.map(redactField),
      };
  }
}

/** An account as it has to be to be one: its id, its status, and whether it has MFA. */
function redactResource(resource: Resource, mode: NameMode): Resource {
  const trait = userTraitOf(resource);
  if (trait === undefined) return resource;
  const { id, displayName, status } = resource;
  const { mfaStatus } = trait;
  return {
    id,
    displayName: redactName(displayName, { id: resourceKey(id), mode }),
    annotations: [{ "@type": trait["@type"], ...(mfaStatus && { mfaStatus }) }],
    ...(status && { status }),
  };
}

function redactField({ path, ...values }: FieldChange): FieldChange {
  if (impersonal.some((prefix) => isAtOrBelow(path, prefix))) return { path, ...values };
  const steps = path.split("/");
  // A member of a set is named by what it is: an address, an alias.
  const kept = path.startsWith("/annotations/") ? 4 : 3;
  return { path: steps.slice(0, kept).join("/") };
}
