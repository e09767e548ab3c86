import { type KeyOwner, keyOwner } from "../../connector/key-owner.js";
import { listOrganizations, type OrganizationName } from "../../connector/organization.js";
import { pairRoles } from "../../connector/role-book.js";
import type { Administrator } from "../../jumpcloud/administrator.js";
import { JumpCloudError, RefusedError } from "../../jumpcloud/errors.js";
import { silentObserver } from "../../jumpcloud/observer.js";
import { plainLines } from "../../model/plain-text.js";
import { chooseOrganization } from "../../sync/organization.js";
import { type Connection, configuredConnection, demoConnection, serviceAccountOf } from "../connection.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import { tellAll } from "../observers.js";
import { createPaint } from "../paint.js";
import { doctorHint } from "../refusal-words.js";
import { requestLog } from "../request-log.js";
import { textWidth } from "../screen.js";
import { openSession, type Session } from "../session.js";
import type { ConnectionFlags } from "../settings.js";
import { doctorText } from "./doctor-text.js";
import { examine, obstacles } from "./examine.js";
import { createProber } from "./probe.js";

export interface DoctorFlags extends ConnectionFlags {
  demo?: true;
  /** Seconds. */
  timeout: number;
}

/** Questions, not a sync: whoever waits for the answer wants it soon. */
const RETRY_SECONDS = 10;
const AT_ONCE = 4;

/** `jc-connector doctor`: asks every endpoint that a sync needs, and tells what is missing. */
export async function runDoctor(flags: DoctorFlags, context: CommandContext): Promise<ExitCode> {
  const { io, screen, log, signal } = context;
  const connection = flags.demo
    ? await demoConnection()
    : await configuredConnection(flags, { env: io.env, stdin: io.stdin, warn: (text) => log.warn(text) });
  let serverTime: { date: Date; at: Date } | undefined;
  const session = openSession(connection, {
    pace: { concurrency: AT_ONCE, timeout: flags.timeout, maxRetryTime: RETRY_SECONDS },
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
    signal,
  });
  try {
    screen.status("Asking JumpCloud…");
    const organization = await whichOrganization(session, connection);
    const [examination, owner] = await Promise.all([
      examine(createProber(session.request, connection.organizationId)),
      whoseKey(session),
    ]);
    screen.clearStatus();
    const report = {
      organization: {
        ...(connection.region !== undefined && { region: connection.region }),
        organization: { ...organization },
      },
      origin: connection.origin,
      owner,
      ...serviceAccountOf(connection),
      ...examination,
      ...(serverTime !== undefined && {
        clockApartMs: Math.abs(serverTime.date.getTime() - serverTime.at.getTime()),
      }),
      now: context.now(),
    };
    const paint = createPaint(io.stdout, { mode: context.color, env: io.env });
    io.stdout.write(plainLines(doctorText(report, { width: textWidth(io.stdout), paint })));
    const inTheWay = obstacles(examination.checks);
    const [first] = inTheWay;
    if (first === undefined) return exitCodes.done;
    const refused = inTheWay.find(({ answered }) => answered.kind === "refused") ?? first;
    const { exitCode } = describeFailure(refused.answered.error);
    const advice = new Set(inTheWay.flatMap(({ answered }) => describeFailure(answered.error).advice));
    advice.delete(doctorHint);
    io.stdout.write([...advice].map((text) => `  ${text}\n`).join(""));
    return exitCode;
  } finally {
    screen.clearStatus();
    await session.close();
  }
}

/** A key that is refused everything is refused this too: the examination goes on and says so for each endpoint. */
async function whichOrganization(
  { client }: Session,
  { organizationId }: Connection,
): Promise<OrganizationName | undefined> {
  let listed: OrganizationName[] | undefined;
  try {
    listed = await listOrganizations(client);
  } catch (error) {
    if (!(error instanceof JumpCloudError)) throw error;
  }
  return chooseOrganization({ listed, ...(organizationId !== undefined && { named: organizationId }) });
}

async function whoseKey({ client }: Session): Promise<KeyOwner> {
  const administrators = new Map<string, Administrator>();
  try {
    for await (const administrator of client.administrators())
      administrators.set(administrator.id, administrator);
  } catch (error) {
    if (!(error instanceof JumpCloudError)) throw error;
    return {};
  }
  return keyOwner({
    administrators,
    roles: pairRoles(await listedRoles(client), administrators),
  });
}

async function listedRoles(client: Session["client"]) {
  const roles = [];
  try {
    for await (const role of client.roles()) roles.push(role);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
  return roles;
}
