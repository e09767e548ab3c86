import type { SignIn } from "./credential.js";
import type { HttpProxy } from "./dispatcher.js";
import type { Region } from "./regions.js";

/** How to reach one organisation. */
export interface Connection {
  origin: string;
  region?: Region;
  /** What a sync file says of the origin: not the port that a demonstration happened to get. */
  baseUrl: string;
  organizationId?: string;
  proxy?: HttpProxy;
  /** On the way to the host that gives tokens. */
  tokenProxy?: HttpProxy;
  credential: SignIn;
  /** What must appear in no output, log or file. */
  secrets: readonly string[];
  /** Requests per second that the server is known to bear, 0 for any. */
  startRps: number;
  /** Ends what the connection needed besides the server. */
  close(): Promise<void>;
}

/** JumpCloud publishes no limit; ten a second was seen to be borne. */
export const POLITE_START_RPS = 10;
