import { plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import { type EdgeListName, edgeListNames, isTypeName, typesRead } from "../../model/what-is-read.js";
import { countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { treeText } from "./tree.js";
import type { Uncertainty } from "./uncertainty.js";

/** What each list of a resource holds. */
const contents: Readonly<Record<EdgeListName, string>> = {
  memberships: "members of group",
  appUsers: "people assigned directly to app",
  appGroups: "groups bound to app",
};

const FEW = 8;
const FEW_NAMES = 3;

/** What an answer may lack, a branch each below a heading; nothing where nothing is. Lines end with LF. */
export function uncertaintyText(
  uncertainties: readonly Uncertainty[],
  { width, paint, isWhole }: { width: number; paint: Paint; isWhole: boolean },
): string {
  const sentences = sentencesOf(uncertainties);
  const shown = isWhole ? sentences : sentences.slice(0, FEW);
  const rest = sentences.length - shown.length;
  const all = rest > 0 ? [...shown, paint.faint(`… ${countText(rest)} more (--all)`)] : shown;
  if (all.length === 0) return "";
  const nodes = all.map((text) => ({ text }));
  return `${paint.warning("uncertain")}\n${treeText(nodes, width)}`;
}

/** An app that is uncertain through a group stands with that group. */
function sentencesOf(uncertainties: readonly Uncertainty[]): string[] {
  const causes = new Set(
    uncertainties
      .filter(({ list }) => list === "memberships")
      .map(({ resourceType, id = "" }) => resourceKey({ resourceType, resource: id })),
  );
  const caused = uncertainties.filter(({ because = [] }) =>
    because.some((id) => causes.has(resourceKey(id))),
  );
  return uncertainties
    .filter((uncertainty) => !caused.includes(uncertainty))
    .map((uncertainty) => {
      const { resourceType, id = "" } = uncertainty;
      const key = resourceKey({ resourceType, resource: id });
      const apps = caused.filter(({ because = [] }) => because.some((cause) => resourceKey(cause) === key));
      return `${sentence(uncertainty)}${apps.length === 0 ? "" : `; it gives ${names(apps)}`}`;
    });
}

function sentence({ code, resourceType, id, displayName, list, why }: Uncertainty): string {
  const reason = plainText(why);
  const type = isTypeName(resourceType) ? typesRead[resourceType].plural : plainText(resourceType);
  const name = plainText(displayName ?? id ?? "");
  switch (code) {
    case "notRead":
      return `${list === undefined ? type : plainText(list)} were not read (${reason})`;
    case "sameAddress":
      return `${resourceType === "admin_user" ? "administrator" : plainText(resourceType)} ${name} (${plainText(`${resourceType}:${id}`)}) may be the same person: ${reason}`;
    case "missingAccount":
    case "severalAccounts":
      return reason;
    case "listNotWhole": {
      if (id === undefined) return `the list of ${type} is not whole (${reason}): there may be more`;
      const content = edgeListNames.find((name) => name === list);
      return content === undefined
        ? `${plainText(resourceType)} ${name} is missing in the list of ${type} (${reason})`
        : `${contents[content]} ${name} are not all known (${reason}): there may be more`;
    }
  }
}

function names(apps: readonly Uncertainty[]): string {
  const all = [...new Set(apps.map(({ displayName = "" }) => plainText(displayName)))];
  const shown = all.slice(0, FEW_NAMES).join(", ");
  return all.length > FEW_NAMES ? `${shown} and ${countText(all.length - FEW_NAMES)} more` : shown;
}
