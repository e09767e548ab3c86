import { randomBytes } from "node:crypto";
import { credentialMarkers } from "./planted-markers.js";
import type { SimulatedClient } from "./switches.js";

interface Issued {
  client: SimulatedClient;
  endsAtMs: number;
}

/** The tokens that were given and are still known. */
export class AccessTokens {
  readonly #issued = new Map<string, Issued>();

  issue(client: SimulatedClient, endsAtMs: number): string {
    const token = `${credentialMarkers.accessToken}-${randomBytes(16).toString("hex")}`;
    this.#issued.set(token, { client, endsAtMs });
    return token;
  }

  /** Whose it is; `undefined` for one that was never given, has ended or was revoked. */
  clientOf(token: string, nowMs: number): SimulatedClient | undefined {
    const issued = this.#issued.get(token);
    return issued !== undefined && nowMs < issued.endsAtMs ? issued.client : undefined;
  }

  revokeAll(): void {
    this.#issued.clear();
  }
}
