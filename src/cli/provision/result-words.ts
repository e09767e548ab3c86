import { RefusedError } from "../../jumpcloud/errors.js";
import { plainText } from "../../model/plain-text.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { CarriedOut, Obstacle } from "../../provision/carry-out.js";
import type { Named } from "../../provision/situation.js";
import { refusalWords } from "../refusal-words.js";
import { minuteText } from "../time-text.js";
import type { ChangeReport } from "./change-report.js";

/** What came of a change in one sentence, and what to do, a line each. */
export interface ResultWords {
  /** "not done"; absent where there is still something to do. */
  head?: string;
  text: string;
  advice: readonly string[];
}

export function resultWords(report: ChangeReport): ResultWords {
  const { carried, mode, change } = report;
  const { action } = change;
  if (carried === undefined) {
    const todo = `To do it, in place of --dry-run: ${report.lacking}`;
    return { text: "would be asked for; nothing was sent that changes anything", advice: [todo] };
  }
  const { result, obstacle, receipt, answer, ends } = carried;
  if (obstacle !== undefined) return obstacleWords(obstacle, report);
  if (result === "done") {
    const held = action === "grant" ? "it is held now" : "it is not held any more";
    return { head: "done", text: `${held}, as read back`, advice: [] };
  }
  if (result === "already so") {
    const held = action === "grant" ? "it is held" : "it is not held";
    const advice = endAdvice(report);
    if (receipt === undefined || ends !== undefined) {
      if (ends !== undefined)
        advice.push(`The grant of receipt ${ends} is over with this: no run takes it back.`);
      const sent = mode === "dry run" ? "nothing would be sent" : "nothing was sent";
      return { head: result, text: `${held}, ${sent}`, advice };
    }
    const answered =
      answer === undefined ? "JumpCloud was not reached" : `JumpCloud answered ${answerText(carried)}`;
    return { head: result, text: `${answered}, and ${held}, as read back`, advice };
  }
  if (result === "unknown") return unknownWords(carried, report);
  const so = action === "grant" ? "it is not held" : "it is still held";
  const readBack = carried.heldAfter === undefined ? "" : `; reading back, ${so}`;
  if (carried.error === undefined) {
    const advice = [
      "The group may follow a rule by now, or somebody changed it in the same moment: --dry-run shows.",
    ];
    return { head: "not done", text: `JumpCloud answered ${answer?.status ?? "nothing"}${readBack}`, advice };
  }
  return { head: "not done", text: `${carried.error.message}${readBack}`, advice: refusalAdvice(carried) };
}

/** What is held already keeps the end that it has, or has none. */
function endAdvice({ until, standing }: ChangeReport): string[] {
  if (until === undefined) return [];
  if (standing === undefined)
    return ["--until does not count: it was not granted here, and so nothing takes it back."];
  const { receipt, isUnsettled } = standing;
  if (isUnsettled) {
    return [
      `--until does not count: receipt ${receipt} may have granted it here, which provision expire --write settles.`,
    ];
  }
  const end =
    standing.until === undefined ? "without an end" : `it ends at ${minuteText(new Date(standing.until))}`;
  return [`receipt ${receipt} granted it here: ${end}, and the new end does not count.`];
}

function unknownWords(carried: CarriedOut, { change, place }: ChangeReport): ResultWords {
  const { error, readBackError, heldAfter } = carried;
  const failed = error === undefined ? "the call was answered" : error.message;
  const unread =
    readBackError === undefined ? "" : `, and nothing could be read back (${readBackError.message})`;
  const so = change.action === "grant" ? "it is not held" : "it is still held";
  const underWay =
    heldAfter === undefined ? "" : `; reading back, ${so}, but a request may still be under way`;
  const { action, entitlement, principal } = change;
  return {
    head: "IT MAY HAVE BEEN DONE",
    text: `${failed}${unread}${underWay}`,
    advice: [
      `Look: ${["jc-connector provision", action, entitlement, resourceKey(principal), ...place, "--dry-run"].map(plainText).join(" ")}`,
    ],
  };
}

function refusalAdvice({ error }: CarriedOut): readonly string[] {
  if (!(error instanceof RefusedError)) return [];
  if (error.credential === "client") return refusalWords(error).advice;
  return error.status === 403
    ? ["The administrator whose key it is needs a role that may change groups and apps; Read Only may not."]
    : ["The key is unknown or has ended."];
}

function obstacleWords(obstacle: Obstacle, report: ChangeReport): ResultWords {
  const { situation, change } = report;
  switch (obstacle.kind) {
    case "unknown":
      return {
        head: "not done",
        text: `${obstacle.objects.map(unknownText).join(", and ")}`,
        advice: [
          "Was it deleted, or is it another organisation's (--org-id)? A sync tells the ids that exist now.",
        ],
      };
    case "by rule": {
      const group = plainText(situation?.resource.name ?? change.entitlement);
      return {
        head: "not done",
        text: `${group} is a dynamic group, and its rule decides who is in it`,
        advice: [
          "Change the attribute that the rule looks at, or the rule: Admin Portal > User Groups > Details.",
        ],
      };
    }
    case "through groups":
      return {
        head: "not done",
        text: `there is nothing to remove, it is held only through ${obstacle.groups.map(namedText).join(", ")}`,
        advice: obstacle.groups.map(
          ({ id }) =>
            `jc-connector provision revoke ${resourceKey(id)}:member ${plainText(resourceKey(change.principal))}`,
        ),
      };
  }
}

function unknownText(id: ResourceId): string {
  return plainText(`there is no ${id.resourceType} ${id.resource}`);
}

/** "Engineering (group:5f3c…)" */
export function namedText({ id, name, email }: Named): string {
  const address = email === undefined || email === name ? "" : ` <${email}>`;
  return plainText(`${name}${address} (${resourceKey(id)})`);
}

function answerText({ answer }: CarriedOut): string {
  const said = answer?.said === undefined ? "" : ` "${plainText(answer.said)}"`;
  return `${answer?.status ?? "nothing"}${said}`;
}
