import { demoOrganization } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization, WireRow } from "../../src/simulator/organization.js";

/** What a terminal, or an eye, would obey instead of read: a clipboard, a link, a title, the cursor, the order of letters. */
export const hostileText =
  "\u001b]52;c;cHduZWQ=\u0007\u001b]8;;http://x.example\u001b\\link\u001b[2J\u009b1m\u202egnp\u2066\u200b\u0085\u2028\r\u0007\u0000\u007f";

/** The demo organisation in which every name, and every text that a screen may show, is a trap. */
export function hostileOrganization(): SimulatedOrganization {
  const organization = demoOrganization();
  const { users, administrators, serviceAccounts, roles, groups, applications } = organization;
  organization.displayName = `Larkspur${hostileText}`;
  const trap = (rows: readonly WireRow[], fields: readonly string[]) => {
    for (const row of rows) {
      for (const field of fields)
        if (typeof row[field] === "string") row[field] = `${row[field]}${hostileText}`;
    }
  };
  trap(users, ["username", "email", "firstname", "lastname", "displayname", "department", "state"]);
  trap(administrators, ["email", "firstname", "lastname", "roleName"]);
  trap(serviceAccounts, ["name", "roleName", "status"]);
  trap(roles, ["name", "description"]);
  trap(groups, ["name", "email", "description"]);
  trap(applications, ["name", "displayName", "displayLabel"]);
  return organization;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const OURS = /\u001b\[(?:1|2|22|31|32|33|39)m|\r\u001b\[2K/g;

/** Everything in a text that a terminal would obey or not show, our colours and the status line's own aside. */
export function obeyed(text: string): string[] {
  const left = text.replace(OURS, "");
  return [
    ...new Set(
      left.match(/[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu),
    ),
  ]
    .filter((character) => character !== "\n" && character !== "\t")
    .map((character) => `U+${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
