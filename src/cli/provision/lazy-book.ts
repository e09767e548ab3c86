import type { ReceiptBook } from "../../provision/receipt.js";
import type { Receipt } from "../../provision/receipts/receipt.js";
import { openReceiptBook, type ReceiptBookOptions } from "../../provision/receipts/receipt-book.js";

export interface LazyBook extends ReceiptBook {
  /** What the file holds by now; opens it. Throws as `begin`. */
  receipts(): Promise<readonly Receipt[]>;
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
    async receipts() {
      opened ??= openReceiptBook(path, options);
      return (await opened).receipts;
    },
    async close() {
      // Where it could not be opened, `begin` has told.
      const book = await opened?.catch(() => undefined);
      await book?.close();
    },
  };
}
