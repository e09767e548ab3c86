import { escapeJson, plainLines, plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import type { AccessChange } from "../../provision/access-change.js";
import { type CarriedOut, carryOut, withoutCall } from "../../provision/carry-out.js";
import { edgeOf } from "../../provision/change-target.js";
import { endStanding, foundNothing, grantToEnd } from "../../provision/end-standing.js";
import type { Receipt } from "../../provision/receipts/receipt.js";
import { lookUp } from "../../provision/situation.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { CommandContext, LoggingContext } from "../context.js";
import { UsageError } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { readerLine } from "../reader.js";
import { textWidth } from "../screen.js";
import { changeJson } from "./change-json.js";
import { type ChangeReport, exitCodeOf } from "./change-report.js";
import { changeText } from "./change-text.js";
import { lazyBook } from "./lazy-book.js";
import { type AskedChange, changeById, changeByName } from "./named-change.js";
import { openProvision, type Provision } from "./open-provision.js";
import { holderWhoIs } from "./owner.js";
import type { ChangeFlags } from "./provision-flags.js";
import { receiptsPath } from "./receipts-place.js";
import { refuseOtherFile } from "./refuse-other-file.js";
import { standingGrant } from "./standing-grant.js";
import { tellUnsettled } from "./tell-unsettled.js";
import { untilTime } from "./until.js";
import { type Permission, writePermission } from "./write-permission.js";

/** What is to be done, before JumpCloud is asked anything. */
interface Plan {
  change: AccessChange;
  permission: Permission;
  /** Of the file in which names were looked up. */
  header?: SyncHeader;
  until?: string;
  receipts: string;
}

/** `jc-connector provision grant` and `revoke`. */
export async function runChange(
  asked: AskedChange,
  flags: ChangeFlags,
  context: LoggingContext,
): Promise<ExitCode> {
  const { io, screen, isQuiet } = context;
  const plan = await planOf(asked, flags, context);
  if (plan.header !== undefined && !isQuiet) screen.write(`${readerLine(plan.header, context.now())}\n`);
  const earlier = (await tellUnsettled(plan.receipts, context)) ?? [];
  const provision = await openProvision(plan.permission, flags, context);
  let report: ChangeReport;
  try {
    report = await reportOf(plan, provision, { flags, context, earlier });
  } finally {
    await provision.close();
  }
  const layout = {
    width: textWidth(io.stdout),
    paint: createPaint(io.stdout, { mode: context.color, env: io.env }),
  };
  const isJson = flags.format === "json";
  await writeOutput(context, [
    isJson ? escapeJson(changeJson(report)) : plainLines(changeText(report, layout)),
  ]);
  return exitCodeOf(report);
}

async function planOf(asked: AskedChange, flags: ChangeFlags, context: LoggingContext): Promise<Plan> {
  const { io } = context;
  const permission = writePermission(flags, { env: io.env });
  const receipts = receiptsPath(flags, io.env);
  // A receipt has the real time, whatever --now says, and so has an end.
  const until = flags.until === undefined ? undefined : untilTime(flags.until, io.now());
  if (flags.from === "-" && flags.apiKeyFile === "-") {
    throw new UsageError("standard input cannot be the sync file and the key: give one of them by a path");
  }
  const named =
    flags.from === undefined ? { change: changeById(asked) } : await changeByName(asked, flags.from, context);
  // Throws for what nobody can be granted, before anything is asked.
  edgeOf(named.change);
  return { ...named, permission, receipts, ...(until !== undefined && { until }) };
}

async function reportOf(
  { change, permission, header, until, receipts }: Plan,
  provision: Provision,
  { flags, context, earlier }: { flags: ChangeFlags; context: LoggingContext; earlier: readonly Receipt[] },
): Promise<ChangeReport> {
  const { connection, organization, reader, changes, owner } = provision;
  const { from: path = "" } = flags;
  // Only now is every secret known: a key that was pasted into the ticket stands in no output, as in no receipt.
  const ticket = permission.ticket === undefined ? undefined : context.screen.concealed(permission.ticket);
  const doubt = header && refuseOtherFile(header, { organization, path });
  const holder = flags.self ? undefined : await holderWhoIs(change.principal, { owner, reader });
  if (holder !== undefined) {
    const is = owner.unknown === undefined ? "is" : "may be";
    throw new UsageError(
      `${plainText(resourceKey(change.principal))} ${is} whose key it is (${plainText(holder.email ?? holder.id)}): nobody should change their own access; with --self it is done all the same`,
    );
  }
  const edge = edgeOf(change);
  const isForOthers = change.principal.resourceType !== "user";
  const membership =
    isForOthers && !flags.self && owner.unknown === undefined
      ? `whether ${owner.email ?? owner.id}, whose key it is, is a member of that group is not looked into`
      : undefined;
  const organizationId = organization?.id ?? connection.organizationId;
  const standing = standingGrant(change, { receipts: earlier, organizationId });
  const about = {
    mode: permission.mode,
    change,
    organization,
    ...(connection.region !== undefined && { region: connection.region }),
    owner,
    ...(ticket !== undefined && { ticket }),
    ...(until !== undefined && { until }),
    ...(standing && { standing }),
    request: changes.requestFor(edge),
    receipts,
    lacking: permission.lacking,
    place: placeWords(flags),
    doubts: [doubt, membership].filter((text) => text !== undefined),
  };
  if (permission.mode === "dry run") {
    const situation = await lookUp(edge, reader);
    const carried = withoutCall(edge, situation);
    return {
      ...about,
      ...("unknown" in situation ? {} : { situation }),
      ...(carried !== undefined && { carried }),
    };
  }
  const carried = await carriedOut(about, provision, { ...context, kept: earlier });
  return { ...about, ...(carried.situation && { situation: carried.situation }), carried };
}

/** Where the change went: whoever looks afterwards has to look there. */
function placeWords({ orgId, region, baseUrl }: ChangeFlags): string[] {
  const given = { "--org-id": orgId, "--region": region, "--base-url": baseUrl };
  return Object.entries(given).flatMap(([flag, value]) => (value === undefined ? [] : [`${flag} ${value}`]));
}

async function carriedOut(
  { change, ticket = "", until, receipts }: Omit<ChangeReport, "carried">,
  { reader, changes, organization, by }: Provision,
  {
    screen,
    signal,
    io,
    kept,
  }: Pick<CommandContext, "screen" | "signal" | "io"> & { kept: readonly Receipt[] },
): Promise<CarriedOut> {
  const book = lazyBook(receipts, {
    now: io.now,
    conceal: (text) => screen.concealed(text),
    signal,
  });
  try {
    const intent = { organization: { ...organization }, ticket, by };
    const carried = await carryOut(change, {
      reader,
      changes,
      book,
      intent: { ...intent, ...(until !== undefined && { until }) },
      signal,
    });
    if (change.action !== "revoke" || !foundNothing(carried)) return carried;
    const asked = organization === undefined ? {} : { organizationId: organization.id };
    const standing = grantToEnd({ change }, { receipts: kept, ...asked });
    if (standing === undefined) return carried;
    // Another run may have ended it, or granted it anew, before this one had the file.
    const now = grantToEnd({ change }, { receipts: await book.receipts(), ...asked });
    return now?.intent.id === standing.intent.id
      ? await endStanding(standing, { carried, changes, book, intent })
      : carried;
  } finally {
    await book.close();
  }
}
