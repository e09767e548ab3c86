import { replaceFile } from "../../sync-file/replace-file.js";
import type { ClosedRow, ClosingDocument } from "./closing-document.js";
import type { RowProof } from "./row-proof.js";

/** What a closing document says of a row. */
export function closedRow(row: RowProof): ClosedRow {
  const { item, decision, answer, fate, receipt, doneAt, stillThere, why, open } = row;
  return {
    key: item.key,
    decision,
    ...(answer && { by: answer.by }),
    ...(answer && answer.comment !== "" && { comment: answer.comment }),
    ...(fate && { fate }),
    ...(receipt && { receipt: receipt.intent.id }),
    ...(doneAt !== undefined && { doneAt }),
    stillThere,
    why,
    ...(open && { open }),
  };
}

/** The text of `closing.json`: a row a line. */
export function* closingText({ rows, ...head }: ClosingDocument): Generator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n`;
  for (const [index, row] of rows.entries()) {
    yield `    ${JSON.stringify(row)}${index === rows.length - 1 ? "" : ","}\n`;
  }
  yield "  ]\n}\n";
}

/** Puts it in the place of the one before. Throws OutputError, and what `check` of the lock throws. */
export async function writeClosing(
  path: string,
  document: ClosingDocument,
  { check }: { check(): Promise<void> },
): Promise<void> {
  const text = [...closingText(document)].join("");
  await replaceFile(path, (write) => write(Buffer.from(text)), { beforeReplace: check });
}
