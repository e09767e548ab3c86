import { describe, expect, it } from "vitest";
import { StoppedError, UsageError } from "../../src/cli/errors.js";
import { describeFailure, reportFailure } from "../../src/cli/failure.js";
import { createScreen } from "../../src/cli/screen.js";
import { InputFileError } from "../../src/input-file/errors.js";
import { ConnectionError } from "../../src/jumpcloud/connection-error.js";
import {
  BadRequestError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "../../src/jumpcloud/errors.js";
import { FalseStatementError, ReportError } from "../../src/reconcile/errors.js";
import { OrganizationChoiceError } from "../../src/sync/organization.js";
import {
  LockedError,
  LockLostError,
  OutputClosedError,
  OutputError,
  SyncFileError,
} from "../../src/sync-file/errors.js";
import { textSink } from "./text-sink.js";

const endpoint = "GET /api/v2/usergroups/{id}/members";

describe("the exit code", () => {
  it.each([
    [2, new UsageError("--region is wrong")],
    [2, new OutputError("cannot write /x")],
    [2, new SyncFileError("x:3: grants[0]: id is empty")],
    [2, new ReportError("x.csv: is empty")],
    [2, new InputFileError("suppressions.json:3: suppressions[0].expires is missing")],
    [6, new FalseStatementError("x: it was changed while it was read")],
    [2, new OrganizationChoiceError([{ id: "o1" }])],
    [4, new RefusedError("answered 401", { endpoint, status: 401 })],
    [4, new RefusedError("answered 403", { endpoint, status: 403 })],
    [4, new RefusedError("answered 302", { endpoint, status: 302 })],
    [5, new UnavailableError("failed 7 times", { endpoint })],
    [5, new NotFoundError("answered 404", { endpoint })],
    [5, new BadRequestError("answered 400", { endpoint, status: 400 })],
    [75, new LockedError("another sync holds sync.json.lock")],
    [75, new LockLostError("sync.json.lock is no longer held by this sync")],
    [70, new TypeError("x is not a function")],
    [70, "a string"],
    [70, undefined],
    [130, new StoppedError("SIGINT")],
    [143, new StoppedError("SIGTERM")],
    [141, new OutputClosedError("the reader went away")],
  ])("is %d for %s", (exitCode, error) => {
    expect(describeFailure(error).exitCode).toBe(exitCode);
  });
});

describe("what is said", () => {
  function report(error: unknown, options: { isVerbose?: boolean } = {}) {
    const sink = textSink();
    const screen = createScreen(sink, { color: "never", env: {} });
    screen.conceal("s3cret");
    reportFailure(error, { screen, isVerbose: options.isVerbose === true, advice: [] });
    return sink.text();
  }

  it("names the refused endpoint, and the right that the key's owner needs", () => {
    const refused = new RefusedError(`${endpoint} answered 403 "Forbidden"`, { endpoint, status: 403 });
    expect(report(refused)).toBe(
      `jc-connector: JumpCloud refused a permission: ${endpoint} answered 403 "Forbidden"
  The administrator whose key it is needs a role that may read user groups and their members; Read Only is usually enough.
  Which endpoints are refused: jc-connector doctor
`,
    );
  });

  it.each<[number, RefusedError["credential"], string, string]>([
    [401, "client", "JumpCloud refused the service account: ", "Admin Portal > Settings > Service Accounts"],
    [403, "client", "JumpCloud refused the service account a token: ", "It lacks the permission"],
    [401, "serviceAccount", "JumpCloud refused the service account's token: ", "--oauth-url"],
    [302, "serviceAccount", "JumpCloud refused the service account's token: ", "--oauth-url"],
    [403, "serviceAccount", "JumpCloud refused a permission: ", "The service account needs a role"],
    [401, "apiKey", "JumpCloud refused the API key: ", "My API Key"],
  ])("of a %d to a credential of kind %s is about that: %s", (status, credential, start, advice) => {
    const said = report(new RefusedError(`answered ${status}`, { endpoint, status, credential }));
    expect(said.startsWith(`jc-connector: ${start}answered ${status}\n`)).toBe(true);
    expect(said).toContain(advice);
    expect(said.includes("service account")).toBe(credential !== "apiKey");
  });

  it.each([
    ["of the console", "apiKey", "--base-url and --region"],
    ["of the token host", "client", "--oauth-url (JUMPCLOUD_OAUTH_URL)"],
  ] as const)("asks of a 404 or 400 %s whether the right setting leads there", (_, credential, setting) => {
    const errors = [
      new NotFoundError("answered 404", { endpoint, credential }),
      new BadRequestError("answered 400", { endpoint, status: 400, credential }),
    ];
    for (const error of errors) {
      const said = report(error);
      expect(said).toContain(setting);
      expect(said.includes("--base-url")).toBe(credential === "apiKey");
    }
  });

  it("lists the organisations to choose from, their names made harmless", () => {
    const choice = new OrganizationChoiceError([{ id: "o1", displayName: "A\u001b[2J" }, { id: "o2" }]);
    expect(report(choice)).toBe(
      "jc-connector: the key may read several organisations, and none was named: --org-id ID names one; sync --all-orgs --dir DIR syncs each\n  o1  A\\u{1b}[2J\n  o2\n",
    );
  });

  it("says of a lock when it will be free", () => {
    expect(report(new LockedError("another sync holds sync.json.lock"))).toBe(
      `jc-connector: another sync holds sync.json.lock
  Wait until it has ended. One that died is no hindrance: on this machine that is noticed at once,
  on another one, or in another container, 60 s after its last sign of life.
`,
    );
  });

  it.each([
    [{}, "Nothing was replaced."],
    [{ holder: "run" }, "Nothing was done after that. Run it again."],
  ])("says of a lock that was lost by %j what did not happen", (held, advice) => {
    expect(report(new LockLostError("x.lock is no longer held", held))).toBe(
      `jc-connector: x.lock is no longer held\n  ${advice}\n`,
    );
  });

  it("asks for a report of a bug, with the stack only when it is asked for", () => {
    const bug = new Error("s3cret is undefined", { cause: new Error("deeper") });
    expect(report(bug)).toBe(
      "jc-connector: a bug in jc-connector: [REDACTED] is undefined\n  Please report it, with what --verbose shows.\n",
    );
    expect(report(bug, { isVerbose: true })).toMatch(/\n {4}at [\s\S]*caused by Error: deeper\n {4}at /);
  });

  it("makes harmless what stands in a stack, and ends with an error that is its own cause", () => {
    const bug = new Error("a\u001b[2J\u009b");
    bug.cause = bug;
    const said = report(bug, { isVerbose: true });
    expect(said).toContain("\nError: a\\u{1b}[2J\\u{9b}\n    at ");
    expect(said.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  it.each([
    ["unknown issuer", "NODE_EXTRA_CA_CERTS=/path/to/ca.pem"],
    ["other name", "--base-url"],
    ["out of date", "clock"],
    ["certificate", "The key was not sent."],
    ["proxy", "NO_PROXY=host goes around it."],
  ] as const)("says what to do about a connection whose fault is %s", (fault, advice) => {
    const cause = new ConnectionError("the certificate of jc.example is odd", { fault, mayPass: false });
    const { exitCode, advice: lines } = describeFailure(
      new UnavailableError("cannot connect", { endpoint, cause }),
    );
    expect({ exitCode, isSaid: lines.join("\n").includes(advice) }).toEqual({ exitCode: 5, isSaid: true });
  });

  it("is nothing when the reader of the output went away", () => {
    expect(report(new OutputClosedError("gone"))).toBe("");
  });
});
