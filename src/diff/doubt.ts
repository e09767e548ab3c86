/** Which of the two files. */
export type Side = "old" | "new";

/** Why something that one file has, and the other does not, says nothing. */
export interface Doubt {
  /** The file that may lack it. */
  side: Side;
  /** `incomplete`: the file's list is not whole; `notRead`: only the other file's sync asked for it. */
  kind: "incomplete" | "notRead";
  /** What may be lacking: "app", "group:5f3c…", "user /profile/attributes/badge". */
  what: string;
  /** In words for a person. */
  why: string;
}

/** A doubt and how many changes were left out because of it. */
export interface Uncertainty extends Doubt {
  added: number;
  removed: number;
  changed: number;
  /** When the sync began that may lack it, where several were compared with the first. */
  sync?: string;
}
