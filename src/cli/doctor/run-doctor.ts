import type { KeyOwner } from "../../connector/key-owner.js";
import { managingProvider } from "../../connector/managing-provider.js";
import type { OrganizationName } from "../../connector/organization.js";
import { silentObserver } from "../../jumpcloud/observer.js";
import { openSession, type Session } from "../../jumpcloud/session.js";
import { tellAll } from "../../jumpcloud/tell-all.js";
import { userAgent } from "../../model/package-version.js";
import { escapeJson, plainLines } from "../../model/plain-text.js";
import type { OptionalResourceType } from "../../model/what-is-read.js";
import { configuredConnection, demoConnection, serviceAccountOf } from "../connection.js";
import type { LoggingContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { requestLog } from "../request-log.js";
import { textWidth } from "../screen.js";
import type { ConnectionFlags } from "../settings.js";
import { obstacles } from "./check.js";
import { diagnose, exitCodeOf } from "./diagnose.js";
import { doctorText } from "./doctor-text.js";
import type { DoctorDocument } from "./document.js";
import { type Examination, type ExaminedSync, examine } from "./examine.js";
import { createProber } from "./probe.js";
import { examineNothing, missingToken } from "./untried.js";
import { ownAdministrators, whichOrganization, whoseKey } from "./whose-key.js";

export interface DoctorFlags extends ConnectionFlags {
  demo?: true;
  without?: readonly OptionalResourceType[];
  groupRules?: true;
  format: "text" | "json";
  /** Seconds. */
  timeout: number;
  startRps?: number;
}

/** Questions, not a sync: whoever waits for the answer wants it soon. */
const RETRY_SECONDS = 10;
const AT_ONCE = 4;

/** `jc-connector doctor`: asks every endpoint that a sync needs, and tells what is missing. */
export async function runDoctor(flags: DoctorFlags, context: LoggingContext): Promise<ExitCode> {
  const { io, screen, log, signal } = context;
  const connection = flags.demo
    ? await demoConnection()
    : await configuredConnection(flags, { env: io.env, stdin: io.stdin, warn: (text) => log.warn(text) });
  let serverTime: { date: Date; at: Date } | undefined;
  const session = openSession(connection, {
    pace: {
      concurrency: AT_ONCE,
      timeout: flags.timeout,
      maxRetryTime: RETRY_SECONDS,
      ...(flags.startRps !== undefined && { startRps: flags.startRps }),
    },
    observer: tellAll([
      { ...requestLog(log, () => performance.now()), listed() {} },
      {
        ...silentObserver,
        answered({ date }) {
          if (date !== undefined) serverTime = { date: new Date(date), at: io.now() };
        },
      },
    ]),
    conceal: (secret) => screen.conceal(secret),
    userAgent: userAgent(),
    signal,
  });
  const { serviceAccount } = serviceAccountOf(connection);
  const sync = { without: new Set(flags.without), groupRules: flags.groupRules === true };
  try {
    screen.status("Asking JumpCloud…");
    const refusal = await missingToken(session.credential);
    const { organizationId, credential } = connection;
    const [organization, examination, owner] =
      refusal === undefined
        ? await askEverything(session, { organizationId, sync })
        : [
            organizationId === undefined ? undefined : { id: organizationId },
            await examineNothing(sync, { refusal, signIn: credential }),
            {},
          ];
    screen.clearStatus();
    const clockApartMs = serverTime && serverTime.at.getTime() - serverTime.date.getTime();
    const isClockKnown = clockApartMs !== undefined && Number.isSafeInteger(clockApartMs);
    const document = diagnose({
      examination,
      sync,
      baseUrl: connection.baseUrl,
      ...(connection.region !== undefined && { region: connection.region }),
      organization: { ...organization },
      credential: {
        kind: credential.kind,
        ...owner,
        ...(serviceAccount !== undefined && { owner: serviceAccount }),
      },
      ...(isClockKnown && { clockApartMs }),
      now: context.now(),
    });
    await tell(document, { format: flags.format, context });
    return exitCodeOf(obstacles(examination.checks));
  } finally {
    screen.clearStatus();
    await session.close();
  }
}

/** Side by side: where nobody answers, each would wait for the whole time of retries. */
async function askEverything(
  { client, request }: Session,
  { organizationId, sync }: { organizationId: string | undefined; sync: ExaminedSync },
): Promise<[OrganizationName | undefined, Examination, KeyOwner]> {
  const chosen = whichOrganization(client, organizationId);
  const own = ownAdministrators(client);
  const provider = Promise.all([chosen, own]).then(([organization, administrators]) =>
    managingProvider(organization?.providerId, administrators?.values() ?? []),
  );
  const [organization, examination, owner] = await Promise.all([
    chosen,
    examine(createProber(request, organizationId), { ...sync, provider }),
    Promise.all([own, provider]).then(([administrators, providerId]) =>
      whoseKey(client, { own: administrators, providerId }),
    ),
  ]);
  if (organization === undefined) return [undefined, examination, owner];
  const { providerId: _, ...name } = organization;
  return [name, examination, owner];
}

/** `--quiet` is about text: JSON is what was asked for. */
async function tell(
  document: DoctorDocument,
  { format, context }: { format: DoctorFlags["format"]; context: LoggingContext },
): Promise<void> {
  const { io, color, isQuiet } = context;
  if (format === "json") {
    await writeOutput(context, [`${escapeJson(JSON.stringify(document, null, 2))}\n`]);
    return;
  }
  if (isQuiet && document.ready) return;
  const paint = createPaint(io.stdout, { mode: color, env: io.env });
  await writeOutput(context, [plainLines(doctorText(document, { width: textWidth(io.stdout), paint }))]);
}
