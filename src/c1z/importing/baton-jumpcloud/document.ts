import { resourceTypes } from "../../../connector/resource-types.js";
import { compareText } from "../../../model/order.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import { leftOutTypes } from "../../../sync-file/left-out.js";
import type { Manifest } from "../../../sync-file/manifest.js";
import { C1zError } from "../../errors.js";
import type { SyncRun } from "../../reading/sync-run.js";
import type { ImportedDocument } from "../checked-document.js";
import type { LeftOutTally } from "../left-out.js";
import type { Match } from "../read-match.js";
import { syncFileId } from "../sync-id.js";
import type { Tables } from "../tables.js";
import { warningsOf } from "../warnings.js";
import { administration } from "./administration.js";
import { notReadOf } from "./not-read.js";
import { batonJumpcloudRecords } from "./records.js";
import { survey } from "./survey.js";

/** As many organisations as a message names. */
const ORGANIZATIONS_SHOWN = 3;

interface Making {
  run: SyncRun;
  match: Match | undefined;
  tally: LeftOutTally;
}

/** The sync that a run of baton-jumpcloud read. Throws C1zError, as does the document while it is written. */
export function batonJumpcloudDocument(tables: Tables, { run, match, tally }: Making): ImportedDocument {
  refuseOtherTypes(tables);
  const found = survey(tables, tally);
  const admins = administration(tables, found, { match, tally });
  const header: SyncHeader = {
    id: syncFileId(run.syncId),
    startedAt: run.startedAt,
    // A sync that has ended says so of itself.
    complete: true,
    connector: { name: "baton-jumpcloud", version: "unknown" },
    source: {
      system: "JumpCloud",
      baseUrl: match?.source.baseUrl ?? "unknown",
      organization: organizationOf(tables.name, { named: found.organizations, match }),
    },
    options: match === undefined ? { without: ["admin_user"] } : {},
  };
  return {
    header,
    ...batonJumpcloudRecords(tables, { found, admins, tally }),
    manifest: (facts): Manifest => ({
      endedAt: run.endedAt,
      readFrom: run.startedAt,
      readTo: run.endedAt,
      complete: true,
      counts: facts.counts,
      lists: [],
      gaps: [],
      requests: {},
      warnings: warningsOf(tally),
      notRead: notReadOf(leftOutTypes(header), tally),
      digest: facts.digest,
    }),
  };
}

function refuseOtherTypes(tables: Tables): void {
  const known = new Set(resourceTypes.map(({ id }) => id));
  for (const { id } of tables.resourceTypes()) {
    if (known.has(id)) continue;
    throw new C1zError(
      `${tables.name}: has resources of type ${id}, which JumpCloud has not: it is of another system`,
    );
  }
}

/** Where the accounts name several, the match says which. Throws C1zError when it is of one that none of them names. */
function organizationOf(
  name: string,
  { named, match }: { named: ReadonlySet<string>; match: Match | undefined },
): SyncHeader["source"]["organization"] {
  const matched = match?.source.organization;
  const [id] = named.size === 1 ? named : [];
  if (named.size > 0 && matched?.id !== undefined && !named.has(matched.id)) {
    const stated = [...named].sort(compareText).slice(0, ORGANIZATIONS_SHOWN).join(" or ");
    throw new C1zError(`${name}: is of organisation ${stated}, and --match is of ${matched.id}`);
  }
  return { ...(id !== undefined && { id }), ...matched };
}
