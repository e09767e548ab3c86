import { type Holding, heldBy, holdingOf } from "../../access/paths.js";
import type { ResourceFacts } from "../../access/resource-facts.js";
import { compareResourceIds, compareText } from "../../model/order.js";
import { resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import type { Table } from "../table/column.js";
import { chooseEntitlements } from "./choose-entitlements.js";
import { factsAbout, readInventory } from "./inventory.js";
import { type LookFlags, runLook } from "./look.js";
import { resourceColumns } from "./resource-columns.js";
import { holdingColumns, type Source, sourcesAmong } from "./sources.js";

export interface PrincipalsFlags extends LookFlags {
  entitlement: readonly string[];
}

interface PrincipalRow {
  principal: ResourceFacts;
  how: Holding;
  through: readonly Source[];
}

const table: Table<PrincipalRow> = {
  noun: "principal",
  columns: [
    ...resourceColumns<PrincipalRow>(({ principal }) => principal),
    ...holdingColumns<PrincipalRow>(),
  ],
  importance: ["name", "how", "through", "status", "email", "type", "id", "details", "username"],
};

/** `jc-connector principals`: who holds an entitlement, each once, and how. */
export function runPrincipals(
  named: string | undefined,
  flags: PrincipalsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  return runLook(named, flags, context, { table, rows: (cursor) => rows(cursor, flags, context) });
}

async function* rows(
  cursor: SectionCursor,
  { entitlement: queries }: PrincipalsFlags,
  context: CommandContext,
): AsyncGenerator<readonly PrincipalRow[]> {
  const { resources, entitlements } = await readInventory(cursor);
  const chosen = new Set(chooseEntitlements(queries, entitlements, context).map(({ id }) => id));
  const holders = new Map<string, { principal: ResourceFacts; isDirect: boolean; through: Set<string> }>();
  for await (const grant of cursor.section("grants")) {
    if (!chosen.has(grant.entitlement.id)) continue;
    const { how, through } = heldBy(grant);
    const key = resourceKey(grant.principal.id);
    const holder = holders.get(key) ?? {
      principal: factsAbout(grant.principal.id, resources),
      isDirect: false,
      through: new Set<string>(),
    };
    holders.set(key, holder);
    if (how !== "inherited") holder.isDirect = true;
    for (const source of through) holder.through.add(source);
  }
  const sourceOf = sourcesAmong(resources);
  yield [...holders.values()]
    .sort((a, b) => compareResourceIds(a.principal.id, b.principal.id))
    .map(({ principal, isDirect, through }) => ({
      principal,
      how: holdingOf({ isDirect, isInherited: through.size > 0 }),
      through: [...through].sort(compareText).map(sourceOf),
    }));
}
