import type { Reconciliation } from "./reconciliation.js";

export const RESULT_FORMAT = "jc-connector/reconcile";
const VERSION = 1;

/** How every result begins. */
export const RESULT_START = `{"format":"${RESULT_FORMAT}",`;

/**
 * A result as text, in pieces: one JSON document with one person a line, so that a million differences are never one
 * string. The same inputs give the same bytes.
 */
export function* printResult(reconciliation: Reconciliation): Generator<string> {
  const { summary } = reconciliation;
  const head = JSON.stringify({ ...summary, resources: reconciliation.resources() }).slice(1, -1);
  yield `${RESULT_START}"version":${VERSION},${head},\n"people":[`;
  let batch = "\n";
  let isFirst = true;
  for (const person of reconciliation.people()) {
    batch += `${isFirst ? "" : ",\n"}${JSON.stringify(person)}`;
    isFirst = false;
    if (batch.length < BATCH_CHARACTERS) continue;
    yield batch;
    batch = "";
  }
  yield `${batch}${isFirst ? "" : "\n"}]}\n`;
}

const BATCH_CHARACTERS = 64 * 1024;
