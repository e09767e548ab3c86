import { plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import { labeled } from "../layout.js";
import { organizationWords } from "../organization-words.js";
import type { Paint } from "../paint.js";
import { minuteText } from "../time-text.js";
import { type ChangeReport, exitCodeOf } from "./change-report.js";
import { namedText, resultWords } from "./result-words.js";

const LABEL_WIDTH = 15;

/** One change, for people: what, for whom, by whom, what was so, what was sent, what came of it. */
export function changeText(report: ChangeReport, { width, paint }: { width: number; paint: Paint }): string {
  const { change, situation, carried, ticket, until, owner, mode } = report;
  const { action, entitlement, principal } = change;
  const row = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const words = resultWords(report);
  const organization = organizationWords({
    system: "JumpCloud",
    baseUrl: "",
    ...(report.region !== undefined && { region: report.region }),
    organization: { ...report.organization },
  });
  const result = exitCodeOf(report) === 0 ? paint.good : paint.bad;
  return [
    row("organisation", organization),
    row(action, situation === undefined ? plainText(entitlement) : entitlementText(report)),
    row(
      action === "grant" ? "to" : "from",
      situation === undefined ? plainText(resourceKey(principal)) : namedText(situation.principal),
    ),
    row(
      "key of",
      owner.unknown === undefined ? plainText(owner.email ?? owner.id) : unknownOwner(owner.unknown),
    ),
    ...(ticket === undefined ? [] : [row("ticket", plainText(ticket))]),
    ...(until === undefined ? [] : [row("until", minuteText(new Date(until)))]),
    ...nowRows(report).map((text, index) => row(index === 0 ? "before" : "", text)),
    ...requestRows(report).map((text, index) => row(index === 0 ? "request" : "", text)),
    ...report.doubts.map((doubt) => row("not sure", plainText(doubt))),
    row(mode === "dry run" ? "dry run" : "result", result(plainText(words.text))),
    ...words.advice.map((line) => row("", line)),
    ...receiptRows(report).map((text) => row("receipt", text)),
    ...(carried?.receiptError === undefined
      ? []
      : [row("", paint.bad(plainText(`the receipt has no second line: ${carried.receiptError.message}`)))]),
  ].join("");
}

function unknownOwner(why: string): string {
  return `not known: ${why}; so whether the change is about that person is not known`;
}

function entitlementText({ change, situation }: ChangeReport): string {
  const name = situation?.resource.name ?? change.entitlement;
  return plainText(`${name} (${change.entitlement})`);
}

function nowRows({ situation, change }: ChangeReport): string[] {
  if (situation === undefined) return [];
  const { isHeld, through, throughLacks, isSuspended } = situation;
  const groups = through.map(namedText).join(", ");
  const byItself = isHeld ? "held directly" : "not held directly";
  const also = groups === "" ? "" : `; ${isHeld ? "also" : "but"} through ${groups}`;
  return [
    `${byItself}${also}`,
    ...(throughLacks === undefined ? [] : [`there may be more groups: ${plainText(throughLacks)}`]),
    ...(change.action === "grant" && through.length > 0 && !isHeld
      ? ["a direct grant stays when the group's ends"]
      : []),
    ...(change.action === "revoke" && isHeld && through.length > 0
      ? ["what comes through a group stays"]
      : []),
    ...(isSuspended ? ["the user is suspended, and can sign in to nothing before that ends"] : []),
  ];
}

function requestRows({ request, carried, mode }: ChangeReport): string[] {
  const { method, path, headers, body } = request;
  const isSent =
    mode === "dry run" ? carried === undefined : carried?.receipt !== undefined && carried.ends === undefined;
  if (!isSent) return ["none"];
  const names = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}`, JSON.stringify(body), ...names];
}

function receiptRows({ carried, receipts }: ChangeReport): string[] {
  return carried?.receipt === undefined ? [] : [`${carried.receipt} in ${plainText(receipts)}`];
}
