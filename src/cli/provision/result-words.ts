import { RefusedError } from "../../jumpcloud/errors.js";
import { plainText } from "../../model/plain-text.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { CarriedOut, Obstacle } from "../../provision/carry-out.js";
import type { Named } from "../../provision/situation.js";
import { refusalWords } from "../refusal-words.js";
import type { ChangeReport } from "./change-report.js";

/** What came of a change in one sentence, and what to do, a line each. */
export interface ResultWords {
  text: string;
  advice: readonly string[];
}

export function resultWords(report: ChangeReport): ResultWords {
  const { carried, mode, change } = report;
  const { action } = change;
  if (carried === undefined) {
    const todo = "To do it: the same with --write --ticket TEXT in place of --dry-run";
    return { text: "would be asked for; nothing was sent that changes anything", advice: [todo] };
  }
  const { result, obstacle, receipt, answer, ends } = carried;
  if (obstacle !== undefined) return obstacleWords(obstacle, report);
  if (result === "done") {
    const held = action === "grant" ? "it is held now" : "it is not held any more";
    return { text: `done: ${held}, as read back`, advice: [] };
  }
  if (result === "already so") {
    const held = action === "grant" ? "it is held" : "it is not held";
    if (receipt === undefined || ends !== undefined) {
      const advice = report.until === undefined ? [] : [WITHOUT_END];
      if (ends !== undefined)
        advice.push(`The grant of receipt ${ends} is over with this: no run takes it back.`);
      const sent = mode === "dry run" ? "nothing would be sent" : "nothing was sent";
      return { text: `already so: ${held}, ${sent}`, advice };
    }
    const answered =
      answer === undefined ? "JumpCloud was not reached" : `JumpCloud answered ${answerText(carried)}`;
    const text = `already so: ${answered}, and ${held}, as read back`;
    return { text, advice: report.until === undefined ? [] : [WITHOUT_END] };
  }
  if (result === "unknown") return unknownWords(carried, report);
  const so = action === "grant" ? "it is not held" : "it is still held";
  const readBack = carried.heldAfter === undefined ? "" : `; reading back, ${so}`;
  if (carried.error === undefined) {
    const advice = [
      "The group may follow a rule by now, or somebody changed it in the same moment: --dry-run shows.",
    ];
    return { text: `not done: JumpCloud answered ${answer?.status ?? "nothing"}${readBack}`, advice };
  }
  return { text: `not done: ${carried.error.message}${readBack}`, advice: refusalAdvice(carried) };
}

const WITHOUT_END = "--until does not count: it was not granted here, and so nothing takes it back.";

function unknownWords(carried: CarriedOut, { change }: ChangeReport): ResultWords {
  const { error, readBackError, heldAfter } = carried;
  const failed = error === undefined ? "the call was answered" : error.message;
  const unread =
    readBackError === undefined ? "" : `, and nothing could be read back (${readBackError.message})`;
  const so = change.action === "grant" ? "it is not held" : "it is still held";
  const underWay =
    heldAfter === undefined ? "" : `; reading back, ${so}, but a request may still be under way`;
  const { action, entitlement, principal } = change;
  return {
    text: `IT MAY HAVE BEEN DONE: ${failed}${unread}${underWay}`,
    advice: [
      `Look: jc-connector provision ${action} ${plainText(entitlement)} ${plainText(resourceKey(principal))} --dry-run`,
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
        text: `not done: ${obstacle.objects.map(unknownText).join(", and ")}`,
        advice: [
          "Was it deleted, or is it another organisation's (--org-id)? A sync tells the ids that exist now.",
        ],
      };
    case "by rule": {
      const group = plainText(situation?.resource.name ?? change.entitlement);
      return {
        text: `not done: ${group} is a dynamic group, and its rule decides who is in it`,
        advice: [
          "Change the attribute that the rule looks at, or the rule: Admin Portal > User Groups > Details.",
        ],
      };
    }
    case "through groups":
      return {
        text: `not done: there is nothing to remove, it is held only through ${obstacle.groups.map(namedText).join(", ")}`,
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
