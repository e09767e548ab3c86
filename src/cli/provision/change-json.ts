import { resourceKey } from "../../model/resource-id.js";
import type { Named } from "../../provision/situation.js";
import { type ChangeReport, endOf, hasRequest } from "./change-report.js";
import { resultWords } from "./result-words.js";

/** One change for programs: one JSON object, keys without a value left out. */
export function changeJson(report: ChangeReport): string {
  const { mode, change, organization, owner, ticket, request, situation, carried, doubts } = report;
  const words = resultWords(report);
  const { method, path, headers, body } = request;
  const value = {
    mode,
    action: change.action,
    organization: { ...organization },
    entitlement: { id: change.entitlement, ...(situation && { name: situation.resource.name }) },
    principal: {
      ...change.principal,
      ...(situation && { name: situation.principal.name }),
      ...(situation?.principal.email !== undefined && { email: situation.principal.email }),
    },
    keyOwner: owner.unknown === undefined ? (owner.email ?? owner.id) : undefined,
    ticket,
    until: endOf(report),
    request: hasRequest(report) ? { method, path, headers, body } : undefined,
    heldBefore: situation?.isHeld,
    through: situation?.through.map(reference),
    suspended: situation?.isSuspended,
    result: carried === undefined ? "to do" : carried.result,
    heldAfter: carried?.heldAfter,
    answer: carried?.answer,
    why: words.text,
    advice: words.advice,
    doubts,
    receipt: carried?.receipt === undefined ? undefined : { id: carried.receipt, file: report.receipts },
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function reference({ id, name }: Named): { id: string; name: string } {
  return { id: resourceKey(id), name };
}
