import type { ListReport } from "../jumpcloud/list-report.js";
import type { Answered, Retrying, Waiting } from "../jumpcloud/observer.js";

/** One page of a list that was read. */
export interface PagedEvent {
  /** By the name that it has in the manifest: "users", "memberships". */
  list: string;
  rows: number;
  /** Rows of the whole list, where JumpCloud states it. */
  total?: number;
}

/** Told what happens on the way, synchronously; its functions must not throw. */
export interface SyncObserver {
  /** JumpCloud answered a request, or did not. */
  answered?(event: Answered): void;
  /** A request will be sent again. */
  retrying?(event: Retrying): void;
  /** JumpCloud throttled a request, and all wait. */
  waiting?(event: Waiting): void;
  paged?(event: PagedEvent): void;
  /** A list was read to its end; each group and app has lists of its own. */
  listed?(event: ListReport): void;
  /** Everything is read; the file is written now. */
  writing?(event: { complete: boolean }): void;
}
