import type { CredentialKind } from "./credential.js";
import {
  BadRequestError,
  type JumpCloudError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "./errors.js";

/** An HTTP answer whose body has come whole. Header names are lower case. */
export interface Answer {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: string;
}

/** What JumpCloud says in an error body: V1 uses `message`, `error` or both, V2 `message`, the edge plain text. */
export function errorText(body: string): string | undefined {
  const parsed = parseJson(body);
  if (parsed === undefined) {
    // HTML is a login page or Cloudflare speaking; it says nothing that fits in a line.
    const text = body.trim();
    return text === "" || text.startsWith("<") ? undefined : oneLine(text);
  }
  const spoken = [
    field(parsed, "message"),
    field(parsed, "error"),
    field(field(parsed, "error"), "message"),
    field(parsed, "status"),
  ];
  const text = spoken.find((value) => typeof value === "string" && value.trim() !== "");
  return typeof text === "string" ? oneLine(text) : undefined;
}

/** The error that a status outside 200 to 299 stands for. */
export function refusal(
  { endpoint, credential }: { endpoint: string; credential: CredentialKind },
  answer: Answer,
): JumpCloudError {
  const { status } = answer;
  const said = errorText(answer.body);
  const message = `${endpoint} answered ${status}${said === undefined ? "" : ` "${said}"`}`;
  const about = { endpoint, status, credential, answered: { status, ...(said !== undefined && { said }) } };
  if (status >= 300 && status < 400 && credential !== "client") {
    // A request without any key is sent to /login; what stands there is a page for people.
    const missing = credential === "apiKey" ? "key" : "token";
    return new RefusedError(`${message}: JumpCloud did not see a ${missing}`, about);
  }
  if (status === 401 || status === 403) return new RefusedError(message, about);
  if (status === 404) return new NotFoundError(message, about);
  if (status >= 500) return new UnavailableError(message, about);
  return new BadRequestError(message, about);
}

/** The value of a JSON text, `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
