import type { Credential, SignIn } from "../../jumpcloud/credential.js";
import { JumpCloudError } from "../../jumpcloud/errors.js";
import type { Check } from "./check.js";
import { type Examination, type ExaminedSync, examine } from "./examine.js";
import { type Prober, type Refusal, refusalOf } from "./probe.js";

/**
 * Why there is nothing to sign a request with; `undefined` when there is. Asked before everything else: each request
 * would ask for a token of its own, and a host that is asked in vain so often may lock the account.
 */
export async function missingToken(credential: Credential): Promise<Refusal | undefined> {
  try {
    await credential.headers();
    return undefined;
  } catch (error) {
    if (!(error instanceof JumpCloudError)) throw error;
    return refusalOf(error);
  }
}

/** The examination of who got no token: what would have been asked, and that nothing was. */
export async function examineNothing(
  sync: ExaminedSync,
  { refusal, signIn }: { refusal: Refusal; signIn: SignIn },
): Promise<Examination> {
  const answered: Refusal = { kind: "notTried", error: refusal.error };
  const prober: Prober = { list: async () => answered, object: async () => answered };
  const { checks } = await examine(prober, { ...sync, provider: Promise.resolve(undefined) });
  const host = signIn.kind === "serviceAccount" ? new URL(signIn.tokenUrl).origin : "";
  const token: Check = {
    what: "token",
    endpoint: refusal.error.endpoint.startsWith("POST /") ? refusal.error.endpoint : tokenEndpoint(signIn),
    need: "needed",
    answered: refusal,
    without: "without a token nothing else was asked",
    failing: `${host} gave no token`,
  };
  return { checks: [token, ...checks.map((check) => ({ ...check, answered }))], totals: {} };
}

/** Where no connection came about, the error is about the host and not about an endpoint. */
function tokenEndpoint(signIn: SignIn): string {
  return signIn.kind === "serviceAccount" ? `POST ${new URL(signIn.tokenUrl).pathname}` : "POST /";
}
