import { join } from "node:path";
import type { ReceiptBook } from "../../provision/receipt.js";
import { openReceiptBook, type ReceiptBookOptions } from "../../provision/receipts/receipt-book.js";
import { UsageError } from "../errors.js";
import type { WriteFlags } from "./provision-flags.js";

/** The file that receipts are written to: --receipts, else in the folder of dated files, else here. */
export function receiptsPath(
  { receipts, dir }: Pick<WriteFlags, "receipts" | "dir">,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (receipts === "") throw new UsageError("--receipts names no file");
  if (dir === "") throw new UsageError("--dir names no folder");
  const folder = dir ?? (env.JC_CONNECTOR_DIR || undefined);
  return receipts ?? (folder === undefined ? "receipts.jsonl" : join(folder, "receipts.jsonl"));
}

export interface LazyBook extends ReceiptBook {
  close(): Promise<void>;
}

/** A receipts file that is opened, or made, when a call is about to be sent: what changes nothing leaves no file. */
export function lazyBook(path: string, options: ReceiptBookOptions): LazyBook {
  let opened: ReturnType<typeof openReceiptBook> | undefined;
  return {
    async begin(intent) {
      opened ??= openReceiptBook(path, options);
      return (await opened).begin(intent);
    },
    async close() {
      // Where it could not be opened, `begin` has told.
      const book = await opened?.catch(() => undefined);
      await book?.close();
    },
  };
}
