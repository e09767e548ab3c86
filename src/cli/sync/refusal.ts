import type { SyncResult } from "../../sync/sync.js";
import type { Manifest } from "../../sync-file/manifest.js";
import type { SyncTarget } from "../../sync-run/target.js";
import { hanging } from "../layout.js";
import type { ScreenLayout } from "../screen.js";
import { dropReasons, sufficientLimits } from "./drop-words.js";
import { incompleteReasons } from "./incomplete-words.js";
import { placeWords, standingWords } from "./place-words.js";

/** The columns that a label at the end of a sync takes. */
export const LABEL_WIDTH = 12;

/** A result, and what became of it. */
export interface Ending {
  result: Pick<SyncResult, "path" | "drops"> & { manifest: Pick<Manifest, "complete" | "lists" | "gaps"> };
  target: Pick<SyncTarget, "standing" | "standingPath">;
  /** Whether the result counts: it is good, or was wanted whatever it is. */
  isTaken: boolean;
  now: Date;
}

/**
 * What a person needs to know when a result is not whole or lost too much: why, what is kept, where the new file is,
 * what to do. Empty for one that is good. Lines end with LF.
 */
export function refusalText(ending: Ending, layout: ScreenLayout): string {
  const rows = [...incompleteRows(ending, layout), ...droppedRows(ending, layout)];
  if (rows.length > 0 && !ending.isTaken) rows.push(...placeRows(ending), ...adviceRows(ending));
  const { width } = layout;
  return rows
    .map(([label, text]) => {
      // Below a label stand several rows: where one wraps, its end must not look like the next.
      const indent = label === "" ? LABEL_WIDTH + 2 : LABEL_WIDTH;
      return hanging(label.padEnd(LABEL_WIDTH), text, { width, indent });
    })
    .join("");
}

type Row = readonly [label: string, text: string];

function incompleteRows({ result, target, isTaken }: Ending, { paint }: ScreenLayout): Row[] {
  if (result.manifest.complete) return [];
  const untouched = target.standing.kind === "stream" ? "not whole:" : "nothing was replaced. Not whole:";
  return [
    [
      paint.bad("INCOMPLETE".padEnd(LABEL_WIDTH)),
      isTaken ? "written all the same, because of --allow-incomplete:" : untouched,
    ],
    ...reasonRows(incompleteReasons(result.manifest)),
  ];
}

function droppedRows({ result }: Ending, layout: ScreenLayout): Row[] {
  const { drops, manifest } = result;
  if (drops?.verdict !== "refused") return [];
  const read = manifest.complete
    ? "nothing was replaced. Everything was read, but"
    : "of what was read whole,";
  return [
    [layout.paint.bad("DROPPED".padEnd(LABEL_WIDTH)), `${read} more is gone than is let pass:`],
    ...reasonRows(dropReasons(drops, layout)),
  ];
}

function reasonRows(reasons: readonly string[]): Row[] {
  return reasons.map((reason) => ["", reason]);
}

function placeRows({ result, target, now }: Ending): Row[] {
  const place = placeWords(result.path);
  if (target.standing.kind === "stream") return [["Written", place]];
  const nothing = `nothing: no sync file stands at ${placeWords(target.standingPath)}`;
  return [
    ["Kept", standingWords(target, now) ?? nothing],
    ["Set aside", result.manifest.complete ? `${place}, a complete sync file of what was read` : place],
  ];
}

function adviceRows({ result: { path, drops, manifest } }: Ending): Row[] {
  const rows: Row[] = [];
  if (!manifest.complete) {
    rows.push(["Next", "run it again. If it stays so, the key may not see everything: jc-connector doctor"]);
    if (path !== "-") rows.push(["", `what is missing: jc-connector stats ${placeWords(path)} --gaps`]);
  } else rows.push(["Next", "does the key still see everybody? jc-connector doctor"]);
  if (drops?.verdict === "refused")
    rows.push(["", `if all that is truly gone, run it once with --max-drop ${sufficientLimits(drops)}`]);
  return rows;
}
