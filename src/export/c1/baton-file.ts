import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { BatonGrants, RECORD_END } from "./baton-grants.js";
import { type BatonLayout, grantsLayout, mappingsLayout } from "./baton-layout.js";
import { batonResource } from "./baton-resource.js";
import { batonUser } from "./baton-user.js";
import { inPieces } from "./in-pieces.js";
import { uniqueNames } from "./unique-names.js";

export const batonFileLayouts = ["grants", "mappings"] as const;
export type BatonFileLayout = (typeof batonFileLayouts)[number];

export interface BatonFileOptions {
  /**
   * "grants": `users`, `resources`, `entitlements`, `grants`. "mappings" has `direct_user_grants` and
   * `grant_inheritance_mappings` in place of the grants, as newer builds of baton-file ask for.
   */
  layout: BatonFileLayout;
  /** Called once, when everything was written. */
  done?(summary: BatonFileSummary): void;
}

/** What was written, and what was not. */
export interface BatonFileSummary {
  users: number;
  resources: number;
  entitlements: number;
  /** What accounts hold by themselves. */
  grants: number;
  /** Groups that are bound to something. */
  inheritances: number;
  /** Grants that follow from these, and are not written. */
  inherited: number;
  /** Accounts without a valid address, by which ConductorOne finds out whose they are, as `type:id`. */
  withoutEmail: readonly string[];
  /** Grants of or to what the file does not hold: left out, and never in a file that a sync wrote. */
  strangers: number;
  /** Ids of grants that have no form in the file: to what is no account, and expands to nobody. */
  leftOut: readonly string[];
}

/**
 * A sync file as the JSON that ConductorOne's baton-file reads, in pieces, one record a line: what accounts hold by
 * themselves, and which groups hold what; baton-file expands the rest again. Everything is in the order of the file.
 * Users and resources have one name space, in which they are called by their ids, or by `type:id` where that is needed
 * (`uniqueNames`). A grant of or to what the file does not hold is passed over.
 *
 * Memory grows with resources, and with what groups are bound to. Throws SyncFileError.
 */
export async function* batonFile(
  cursor: SectionCursor,
  { layout: kind, done }: BatonFileOptions,
): AsyncGenerator<string> {
  const layout = kind === "mappings" ? mappingsLayout : grantsLayout;
  for await (const _ of cursor.section("resourceTypes"));
  const { users, resources, withoutEmail } = await readResources(cursor, layout);
  const counts = { users: users.length, resources: resources.length };
  const names = uniqueNames([...users, ...resources].map(({ id }) => ({ id, wanted: id.resource })));
  const grants = new BatonGrants({ names, accounts: users.map(({ id }) => id) }, layout);
  const record = ({ id, text }: Unnamed) =>
    `{"${layout.nameKey}":${JSON.stringify(names.get(resourceKey(id)))},${text.toString("utf8", 1)}`;
  yield "{";
  // Taken out, so that their texts do not stay in memory while the grants are read.
  yield* section("users", users.splice(0), record);
  yield ",\n";
  yield* section("resources", resources, record);
  yield ",\n";
  yield* section("entitlements", cursor.section("entitlements"), (each) => grants.entitlement(each));
  yield ",\n";
  yield* section(layout.grants, cursor.section("grants"), (grant) => grants.grant(grant));
  if (layout.inheritance !== layout.grants) {
    yield ",\n";
    yield* section(layout.inheritance, grants.inheritances(), (text) => text);
  }
  yield "}\n";
  done?.({ ...counts, ...grants.counts(), withoutEmail });
}

/** A record before its name is known: names depend on everything that is named. */
interface Unnamed {
  id: ResourceId;
  /** The JSON without the name, as bytes: texts of 100,000 users would double the heap for the rest of the run. */
  text: Buffer;
}

async function readResources(cursor: SectionCursor, layout: BatonLayout) {
  const users: Unnamed[] = [];
  const resources: Unnamed[] = [];
  const withoutEmail: string[] = [];
  for await (const record of cursor.section("resources")) {
    const { id } = record;
    const user = batonUser(record);
    const resource = batonResource(record);
    if (user !== undefined) {
      users.push({ id, text: Buffer.from(JSON.stringify(layout.user(user))) });
      if (user.email === undefined) withoutEmail.push(resourceKey(id));
    } else if (resource !== undefined)
      resources.push({ id, text: Buffer.from(JSON.stringify(layout.resource(resource))) });
  }
  return { users, resources, withoutEmail };
}

async function* section<Item>(
  name: string,
  items: AsyncIterable<Item> | Iterable<Item>,
  textOf: (item: Item) => string,
): AsyncGenerator<string> {
  let before = "";
  yield `"${name}":[\n`;
  yield* inPieces(items, (item) => {
    const text = textOf(item);
    if (text === "") return "";
    const piece = before + text;
    before = RECORD_END;
    return piece;
  });
  yield before === "" ? "]" : "\n]";
}
