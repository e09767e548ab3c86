import { heldBy } from "../../access/paths.js";
import { Persons } from "../../access/persons.js";
import { type Grant, isDirect } from "../../model/grant.js";
import { resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { chooseEntitlements } from "./choose-entitlements.js";
import { choosePrincipals } from "./choose-principals.js";
import { type GrantRow, grantTable } from "./grant-table.js";
import { factsAbout, readInventory } from "./inventory.js";
import { type LookFlags, runLook } from "./look.js";
import { sourcesAmong } from "./sources.js";
import { isOfType } from "./type-filter.js";

export interface GrantsFlags extends LookFlags {
  entitlement?: readonly string[];
  principal?: readonly string[];
  direct?: true;
  inherited?: true;
}

/** `jc-connector grants`: who holds what, and how; memory grows with resources, not with grants. */
export function runGrants(
  named: string | undefined,
  flags: GrantsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  return runLook(named, flags, context, {
    table: grantTable,
    rows: (cursor) => rows(cursor, flags, context),
  });
}

const BATCH_ROWS = 500;

async function* rows(
  cursor: SectionCursor,
  flags: GrantsFlags,
  context: CommandContext,
): AsyncGenerator<readonly GrantRow[]> {
  const persons = flags.principal && new Persons();
  const inventory = await readInventory(cursor, persons);
  const { resources, entitlements } = inventory;
  const ofTypes = entitlements.filter(({ resource }) => isOfType(flags.type, resource.id.resourceType));
  const chosen =
    flags.entitlement && new Set(chooseEntitlements(flags.entitlement, ofTypes, context).map(({ id }) => id));
  const holders =
    flags.principal && persons && choosePrincipals(flags.principal, { inventory, persons }, context);
  const isWanted = (grant: Grant) =>
    isOfType(flags.type, grant.entitlement.resource.id.resourceType) &&
    (chosen === undefined || chosen.has(grant.entitlement.id)) &&
    (holders === undefined || holders.has(resourceKey(grant.principal.id))) &&
    !(flags.direct && !isDirect(grant)) &&
    !(flags.inherited && isDirect(grant));
  const sourceOf = sourcesAmong(resources);
  let batch: GrantRow[] = [];
  for await (const grant of cursor.section("grants")) {
    if (!isWanted(grant)) continue;
    const { how, through } = heldBy(grant);
    batch.push({
      grant,
      resource: factsAbout(grant.entitlement.resource.id, resources),
      principal: factsAbout(grant.principal.id, resources),
      how,
      through: through.map(sourceOf),
    });
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
