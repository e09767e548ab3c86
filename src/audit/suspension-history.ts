/** Since when users have been suspended, as far as older sync files show it. */
export interface SuspensionHistory {
  /** When the oldest of the files that were looked at began. */
  from: Date;
  /** The oldest sync since which the user was suspended in every one; `undefined` when only the newest shows it so. */
  since(userKey: string): Date | undefined;
}
