import type { CredentialKind } from "./credential.js";

/** A status, and what the body said where it said anything. */
export interface Answered {
  status: number;
  said?: string;
}

/** Anything that went wrong between us and JumpCloud. Messages carry endpoints and statuses, never a key. */
export class JumpCloudError extends Error {
  override name = "JumpCloudError";
  /** "GET /api/v2/usergroups/{id}/members" */
  readonly endpoint: string;
  /** What JumpCloud answered, where this error is about one answer. */
  readonly answered?: Answered;
  /** What signed the request, where JumpCloud answered it: `client` is the token host's answer, not the console's. */
  readonly credential?: CredentialKind;

  constructor(
    message: string,
    options: { endpoint: string; cause?: unknown; answered?: Answered; credential?: CredentialKind },
  ) {
    super(message, { cause: options.cause });
    this.endpoint = options.endpoint;
    if (options.answered !== undefined) this.answered = options.answered;
    if (options.credential !== undefined) this.credential = options.credential;
  }
}

/** JumpCloud refused the credential (401, or 302 to its login page) or the permission (403). */
export class RefusedError extends JumpCloudError {
  override name = "RefusedError";
  readonly status: number;
  /** What was refused, or whose permission; an API key when it is not given. */
  override readonly credential: CredentialKind;

  constructor(
    message: string,
    options: { endpoint: string; status: number; credential?: CredentialKind; answered?: Answered },
  ) {
    super(message, options);
    this.status = options.status;
    this.credential = options.credential ?? "apiKey";
  }
}

/** 404: the object is gone, or never was. */
export class NotFoundError extends JumpCloudError {
  override name = "NotFoundError";
}

/** Any other 4xx: JumpCloud did not understand the request, so repeating it would not help. */
export class BadRequestError extends JumpCloudError {
  override name = "BadRequestError";
  readonly status: number;

  constructor(
    message: string,
    options: { endpoint: string; status: number; answered?: Answered; credential?: CredentialKind },
  ) {
    super(message, options);
    this.status = options.status;
  }
}

/** No usable answer after all retries: 429, 5xx, the network, a timeout, or a body that is not what was asked for. */
export class UnavailableError extends JumpCloudError {
  override name = "UnavailableError";
}
