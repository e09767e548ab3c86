/**
 * `line`: a line of a list that is none, out of order or there twice; `both lists`; `missing`: a line of SHA256SUMS
 * without its file; `changed`: a file that is not the one that was accepted; `unlisted`: a dated file in no list;
 * `gap`: a file is not linked with the one before it; `fork`: it follows an earlier one; `latest`; `unreadable`.
 */
export type ChainCode =
  | "line"
  | "both lists"
  | "missing"
  | "changed"
  | "unlisted"
  | "gap"
  | "fork"
  | "latest"
  | "unreadable";

/** One thing that is not as it was. */
export interface ChainFinding {
  code: ChainCode;
  /** The name of the file in the folder. */
  where: string;
  /** In words for a person: "its SHA-256 is not the one that SHA256SUMS has". */
  problem: string;
}
