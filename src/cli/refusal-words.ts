import type { RefusedError } from "../jumpcloud/errors.js";

/** What was refused, and what to do, one line each. */
export interface RefusalWords {
  refused: string;
  advice: readonly string[];
}

/** 401, and 302 to the page for signing in, are about who asks; 403 is about what that one may do. */
export function refusalWords(
  refusal: Pick<RefusedError, "status" | "endpoint" | "credential">,
): RefusalWords {
  return refusal.status === 403 ? permissionWords(refusal) : unknownWords[refusal.credential];
}

/** For every command but the doctor itself. */
export const doctorHint = "Which endpoints are refused: jc-connector doctor";

const serviceAccountPage = "Admin Portal > Settings > Service Accounts";

const unknownWords: Readonly<Record<RefusedError["credential"], RefusalWords>> = {
  apiKey: {
    refused: "JumpCloud refused the API key",
    advice: [
      "The key is unknown, has ended, or is another region's: keys do not cross regions (--region us, eu, in).",
      "A new one: Admin Portal, your initials, My API Key. It is shown once, and stops the one before.",
    ],
  },
  client: {
    refused: "JumpCloud refused the service account",
    advice: [
      "Its id is unknown, its secret is wrong or has ended, or it is another region's: keys do not cross regions",
      "(--region us, eu, in).",
      `A service account's id and secret: ${serviceAccountPage}.`,
    ],
  },
  serviceAccount: {
    refused: "JumpCloud refused the service account's token",
    advice: [
      "The token was new: is the host that gave it (--oauth-url) of the same region as the console?",
      `Whether the service account still stands: ${serviceAccountPage}.`,
    ],
  },
};

function permissionWords({
  endpoint,
  credential,
}: Pick<RefusedError, "endpoint" | "credential">): RefusalWords {
  if (credential === "client") {
    return {
      refused: "JumpCloud refused the service account a token",
      advice: [`It lacks the permission: its role and its state stand in ${serviceAccountPage}.`],
    };
  }
  const who = credential === "apiKey" ? "The administrator whose key it is" : "The service account";
  return {
    refused: "JumpCloud refused a permission",
    advice: [
      `${who} needs a role that may read ${rightFor(endpoint)}; Read Only is usually enough.`,
      doctorHint,
    ],
  };
}

const rights: readonly (readonly [RegExp, string])[] = [
  [/\/applications/, "applications and their associations"],
  [/\/usergroups/, "user groups and their members"],
  [/\/systemusers/, "users"],
  [/\/api\/users/, "administrators (or --without admin_user)"],
  [/\/organizations/, "the organisation"],
];

/** What a role has to allow, in the words of the console. */
function rightFor(endpoint: string): string {
  return rights.find(([pattern]) => pattern.test(endpoint))?.[1] ?? endpoint;
}
