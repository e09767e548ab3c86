import type { OrganizationName } from "../../connector/organization.js";
import type { ChangeRequest } from "../../jumpcloud/changes.js";
import type { Connection } from "../../jumpcloud/connection.js";
import { RefusedError } from "../../jumpcloud/errors.js";
import type { AccessChange } from "../../provision/access-change.js";
import type { CarriedOut } from "../../provision/carry-out.js";
import type { Situation } from "../../provision/situation.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import type { Owner } from "./owner.js";
import type { StandingGrant } from "./standing-grant.js";

/** Everything that is told of one change. */
export interface ChangeReport {
  mode: "dry run" | "write";
  change: AccessChange;
  organization: OrganizationName | undefined;
  region?: NonNullable<Connection["region"]>;
  owner: Owner;
  ticket?: string;
  /** As it was asked for: UTC, ISO 8601. */
  until?: string;
  /** The earlier grant of the same, where there is one. */
  standing?: StandingGrant;
  request: ChangeRequest;
  /** Absent where one of the two does not exist. */
  situation?: Situation;
  /** What came of it; of a dry run what is settled without a call, absent where there is something to do. */
  carried?: CarriedOut;
  /** What a dry run lacks to be done: "--write --ticket TEXT". */
  lacking: string;
  /** The flags that say which organisation was meant: "--org-id 60259a…", each to be given again. */
  place: readonly string[];
  /** The receipts file. */
  receipts: string;
  /** What could not be made sure. */
  doubts: readonly string[];
}

/** When it really ends: what is held already keeps the end that it has. */
export function endOf({ carried, until, standing }: ChangeReport): string | undefined {
  if (carried?.result !== "already so") return until;
  return until === undefined || standing?.isUnsettled ? undefined : standing?.until;
}

/** Whether the request was sent, or, of a dry run, would be. */
export function hasRequest({ mode, carried }: ChangeReport): boolean {
  if (mode === "dry run") return carried === undefined;
  return carried?.receipt !== undefined && carried.ends === undefined;
}

/** What the report means for a script. */
export function exitCodeOf({ carried }: Pick<ChangeReport, "carried">): ExitCode {
  if (carried === undefined) return exitCodes.done;
  const { result, error, receiptError } = carried;
  if (receiptError !== undefined) return describeFailure(receiptError).exitCode;
  if (result === "unknown") return exitCodes.unavailable;
  if (result !== "not done") return exitCodes.done;
  return error instanceof RefusedError ? exitCodes.refused : exitCodes.notDone;
}
