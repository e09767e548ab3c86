import type { AccessChange, ChangeResult } from "./access-change.js";

/** What is about to be done, and for whom: the line before the call. */
export interface Intent {
  change: AccessChange;
  /** What people call the two, where it is known. */
  names?: { entitlement?: string; principal?: string };
  organization: { id?: string; displayName?: string };
  ticket: string;
  by: {
    /** Whose key it is, where that is known: an e-mail address, or the id of a service account's client. */
    credential?: string;
    /** The account of the operating system; absent where it has no name. */
    user?: string;
    host?: string;
  };
  /** "POST", the path, and the body as it is sent. */
  request: { method: "POST"; path: string; body: unknown };
  /** Whether the principal held it by itself before. */
  heldBefore: boolean;
  /** When a grant is to be taken back: UTC, ISO 8601. */
  until?: string;
  /** The id of the receipt whose grant this revoke takes back. */
  takesBack?: string;
  /** The access review that decided it, and the key of its row. */
  review?: { name: string; row: string };
}

/** What came of it: the line after the call. */
export interface Outcome {
  result: ChangeResult;
  /** What JumpCloud answered, where it did. */
  answer?: { status: number; said?: string };
  /** What was read back, where it could be. */
  heldAfter?: boolean;
}

/** A call that is under way: its first line is on the disk. */
export interface OpenReceipt {
  id: string;
  /**
   * Writes the second line and waits until it is on the disk. Throws a ReceiptError, also where somebody removed,
   * replaced or changed the file since the first.
   */
  finish(outcome: Outcome): Promise<void>;
}

/** Where receipts are written. */
export interface ReceiptBook {
  /** Writes the first line and waits until it is on the disk: nothing is sent before. Throws a ReceiptError. */
  begin(intent: Intent): Promise<OpenReceipt>;
}
