import { C1zError } from "../c1z/errors.js";
import { OtherOrganizationError } from "../diff/organization.js";
import { InputFileError } from "../input-file/errors.js";
import { ConnectionError, type ConnectionFault } from "../jumpcloud/connection-error.js";
import {
  BadRequestError,
  JumpCloudError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "../jumpcloud/errors.js";
import { SettingError } from "../jumpcloud/setting-error.js";
import { plainText } from "../model/plain-text.js";
import { NotGrantableError } from "../provision/errors.js";
import { FalseReceiptsError, ReceiptsError } from "../provision/receipts/errors.js";
import { FalseStatementError, ReportError } from "../reconcile/errors.js";
import { ReviewError } from "../review/errors.js";
import { OrganizationChoiceError } from "../sync/organization.js";
import {
  LockedError,
  LockLostError,
  OutputClosedError,
  OutputError,
  SyncFileError,
} from "../sync-file/errors.js";
import { TargetError } from "../sync-run/target-error.js";
import { IncompleteError, StoppedError, UsageError } from "./errors.js";
import { type ExitCode, exitCodes, signalExitCodes } from "./exit-code.js";
import { refusalWords } from "./refusal-words.js";
import type { Screen } from "./screen.js";
import { targetWords } from "./target-words.js";

/** What an error means for whoever ran the command. */
export interface Failure {
  exitCode: ExitCode;
  /** What happened, and where; absent when there is nobody to tell. */
  message?: string;
  /** What to do, one line each. */
  advice: readonly string[];
}

/** The one place where an error becomes an exit code and words. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof NotGrantableError) {
    return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  }
  if (error instanceof UsageError || error instanceof OutputError || error instanceof SyncFileError) {
    return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  }
  if (error instanceof SettingError) return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  if (error instanceof TargetError)
    return { exitCode: exitCodes.usage, message: targetWords(error), advice: [] };
  if (error instanceof InputFileError || error instanceof C1zError)
    return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  if (error instanceof OtherOrganizationError) {
    const message = `${error.message}: --force compares ${error.isKnown ? "them" : "it"} all the same`;
    return { exitCode: exitCodes.usage, message, advice: [] };
  }
  if (error instanceof ReportError) return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  if (error instanceof ReviewError) {
    return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  }
  if (error instanceof IncompleteError) {
    return { exitCode: exitCodes.incomplete, message: error.message, advice: [] };
  }
  if (error instanceof ReceiptsError) {
    return { exitCode: exitCodes.usage, message: error.message, advice: [] };
  }
  if (error instanceof FalseReceiptsError) {
    const advice = [
      "What is false in it: jc-connector verify FILE. Keep it as it is: provision takes a new one (--receipts PATH),",
      "of a review the file of before has to come back: its receipts are the proof.",
    ];
    return { exitCode: exitCodes.falseStatement, message: error.message, advice };
  }
  if (error instanceof FalseStatementError) {
    const advice = ["What is false in it: jc-connector verify FILE"];
    return { exitCode: exitCodes.falseStatement, message: error.message, advice };
  }
  if (error instanceof OrganizationChoiceError) return describeChoice(error);
  if (error instanceof StoppedError) {
    return { exitCode: signalExitCodes[error.signal], message: error.message, advice: [] };
  }
  if (error instanceof LockedError) {
    const advice = [
      "Wait until it has ended. One that died is no hindrance: on this machine that is noticed at once,",
      "on another one, or in another container, 60 s after its last sign of life.",
    ];
    return { exitCode: exitCodes.locked, message: error.message, advice };
  }
  if (error instanceof LockLostError) {
    const advice =
      error.holder === "sync" ? ["Nothing was replaced."] : ["Nothing was done after that. Run it again."];
    return { exitCode: exitCodes.locked, message: error.message, advice };
  }
  if (error instanceof OutputClosedError) return { exitCode: exitCodes.outputClosed, advice: [] };
  if (error instanceof JumpCloudError) return describeJumpCloudFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    exitCode: exitCodes.bug,
    message: `a bug in jc-connector: ${message}`,
    advice: ["Please report it, with what --verbose shows."],
  };
}

/** What there is to choose from stands below, whichever choice was not possible. */
function describeChoice({ message, named, organizations }: OrganizationChoiceError): Failure {
  const choices = organizations.map(({ id, displayName }) => `${id}  ${displayName ?? ""}`.trimEnd());
  const how =
    named === undefined
      ? "--org-id ID names one; sync --all-orgs --dir DIR syncs each"
      : choices.length === 0
        ? "it may read none"
        : "--org-id takes one of these";
  return { exitCode: exitCodes.usage, message: `${message}: ${how}`, advice: choices };
}

function describeJumpCloudFailure(error: JumpCloudError): Failure {
  if (error instanceof RefusedError) return describeRefusal(error);
  const { message } = error;
  if (error instanceof UnavailableError) {
    if (error.cause instanceof ConnectionError) {
      return { exitCode: exitCodes.unavailable, message, advice: connectionAdvice[error.cause.fault] };
    }
    const advice = ["Run it again later; a slow network may need a longer --timeout."];
    return { exitCode: exitCodes.unavailable, message, advice };
  }
  if (error instanceof NotFoundError || error instanceof BadRequestError) {
    const advice = error.credential === "client" ? tokenHostAdvice : consoleAdvice;
    return { exitCode: exitCodes.unavailable, message, advice };
  }
  return { exitCode: exitCodes.unavailable, message, advice: [] };
}

const consoleAdvice = [
  "Is it JumpCloud's console that --base-url and --region lead to, and is --org-id one of the key's organisations?",
];
const tokenHostAdvice = [
  "Does --oauth-url (JUMPCLOUD_OAUTH_URL), or --region, lead to the host that gives tokens?",
];

const connectionAdvice: Readonly<Record<ConnectionFault, readonly string[]>> = {
  "unknown issuer": [
    "A proxy that opens TLS, or a CA of your own: NODE_EXTRA_CA_CERTS=/path/to/ca.pem makes its certificate known.",
    "Expected neither? Then somebody may be in between: the key was not sent.",
  ],
  "other name": ["Is it JumpCloud's console that --base-url leads to? The key was not sent."],
  "out of date": ["Is this machine's clock right? The key was not sent."],
  certificate: ["Somebody may be in between. The key was not sent."],
  proxy: [
    "HTTPS_PROXY names the proxy, with http://user:password@host:port where it wants one; NO_PROXY=host goes around it.",
  ],
};

function describeRefusal(error: RefusedError): Failure {
  const { refused, advice } = refusalWords(error);
  return { exitCode: exitCodes.refused, message: `${refused}: ${error.message}`, advice };
}

/** Tells what went wrong; returns the exit code. */
export function reportFailure(
  error: unknown,
  how: {
    screen: Pick<Screen, "write" | "clearStatus">;
    isVerbose: boolean;
    /** What the command itself has to add, one line each. */
    advice: readonly string[];
  },
): ExitCode {
  const { screen, isVerbose } = how;
  const { exitCode, message, advice } = describeFailure(error);
  screen.clearStatus();
  if (message !== undefined) {
    const all = [...advice, ...how.advice];
    const lines = [`jc-connector: ${plainText(message)}`, ...all.map((line) => `  ${plainText(line)}`)];
    screen.write(`${lines.join("\n")}\n`);
  }
  if (isVerbose && error instanceof Error && error.stack !== undefined) {
    // A stack repeats the message, and a message what others said.
    screen.write(`${stackOf(error).split("\n").map(plainText).join("\n")}\n`);
  }
  return exitCode;
}

/** An error may, in the end, be its own cause. */
const DEEPEST_CAUSE = 8;

function stackOf(error: Error, depth = 0): string {
  const cause =
    error.cause instanceof Error && depth < DEEPEST_CAUSE
      ? `\ncaused by ${stackOf(error.cause, depth + 1)}`
      : "";
  return `${error.stack ?? error.message}${cause}`;
}
