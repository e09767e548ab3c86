import { type Dispatcher, errors } from "undici";
import type { Answer } from "./answer.js";
import { type Silence, watchSilence } from "./silence.js";

/** A page of 100 users is some 200 KB; nothing that JumpCloud answers comes near this. */
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;

type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseStart"]>>[2];

/** How long a server may be silent, in milliseconds, and what ends the exchange before that. */
export interface Patience {
  timeoutMs: number;
  signal?: AbortSignal;
}

interface Settle {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Dispatches one request and resolves with its whole answer. Rejects with the signal's reason, else as undici does. */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  patience: Patience,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { signal } = patience;
    // undici's own timeouts are off: `Silence` has its reasons.
    const options = { ...request, headersTimeout: 0, bodyTimeout: 0 };
    if (signal?.aborted) reject(signal.reason);
    else dispatcher.dispatch(options, new AnswerCollector(patience, { resolve, reject }));
  });
}

/**
 * Puts an answer together as its pieces come. Measured, of a page of a hundred groups: 0.61 ms of CPU instead of 0.75
 * with undici's request(), which makes a stream of every body.
 */
class AnswerCollector implements Dispatcher.DispatchHandler {
  readonly #settle: Settle;
  readonly #silence: Silence;
  #controller: Dispatcher.DispatchController | undefined;
  /** Why the exchange is over before it has a connection; undici hears of it when it has one. */
  #reason: Error | undefined;
  #status = 0;
  #headers: ReadonlyMap<string, string> = new Map();
  readonly #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(patience: Patience, settle: Settle) {
    this.#settle = settle;
    this.#silence = watchSilence({
      ...patience,
      tooLong: () => (this.#status === 0 ? new errors.HeadersTimeoutError() : new errors.BodyTimeoutError()),
      abort: (reason) => this.#abort(reason),
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#reason !== undefined) controller.abort(this.#reason);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // 1xx says that there will be an answer.
    if (status < 200) return;
    this.#silence.heard();
    this.#status = status;
    this.#headers = headerMap(headers);
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    this.#silence.heard();
    this.#bytes += piece.length;
    if (this.#bytes > LARGEST_BODY_BYTES) {
      this.#abort(new Error(`the body is larger than ${LARGEST_BODY_BYTES} bytes`));
    } else this.#pieces.push(piece);
  }

  onResponseEnd(): void {
    this.#silence.end();
    const body = Buffer.concat(this.#pieces).toString("utf8");
    this.#settle.resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_: Dispatcher.DispatchController, error: unknown): void {
    this.#silence.end();
    this.#settle.reject(error);
  }

  #abort(reason: Error): void {
    this.#reason = reason;
    this.#controller?.abort(reason);
  }
}

function headerMap(headers: Headers): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}
