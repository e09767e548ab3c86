/** The name that a receipts file has where none is given. */
export const RECEIPTS_NAME = "receipts.jsonl";
