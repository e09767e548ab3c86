import type { Credential, SecretHeaders } from "./credential.js";
import type { Timer } from "./timer.js";
import type { Token } from "./token.js";

/** A request must not arrive after the end of the token that it left with. */
const RENEWED_BEFORE_END_MS = 30_000;

/**
 * The credential of a service account: a token, asked for when it is first needed, 30 s before its end, and when
 * JumpCloud no longer knows it. However many requests want one, `ask` is called once; when it rejects, all that wait
 * reject with it, and the next request asks again.
 */
export function tokenCredential(ask: () => Promise<Token>, timer: Timer): Credential {
  let held: { headers: SecretHeaders; renewAtMs: number } | undefined;
  let coming: Promise<SecretHeaders> | undefined;

  async function renewed(): Promise<SecretHeaders> {
    const { value, lifetimeMs } = await ask();
    const headers = { authorization: `Bearer ${value}` };
    // A token that lives less than a minute serves for half its life: else there would be one for every request.
    const renewAtMs = timer.now() + Math.max(lifetimeMs - RENEWED_BEFORE_END_MS, lifetimeMs / 2);
    held = { headers, renewAtMs };
    return headers;
  }

  return {
    kind: "serviceAccount",
    async headers() {
      if (held !== undefined && timer.now() < held.renewAtMs) return held.headers;
      coming ??= renewed().finally(() => {
        coming = undefined;
      });
      return coming;
    },
    refused(headers) {
      // Where another request was told so before, there is a newer one already.
      if (held?.headers === headers) held = undefined;
      return "others follow";
    },
    mayHavePrefix: () => false,
  };
}
