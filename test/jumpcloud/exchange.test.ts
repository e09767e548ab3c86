import { Dispatcher, errors } from "undici";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exchange } from "../../src/jumpcloud/exchange.js";

/** Plays the server: what undici tells of a connection is told by hand. */
class ByHand extends Dispatcher {
  #handler: Dispatcher.DispatchHandler = {};
  readonly abortedWith: unknown[] = [];
  readonly controller = {
    aborted: false,
    paused: false,
    reason: null,
    abort: (reason: Error) => {
      this.abortedWith.push(reason);
      this.fail(reason);
    },
    pause: () => {},
    resume: () => {},
  };

  override dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.#handler = handler;
    return true;
  }

  begin(): void {
    this.#handler.onRequestStart?.(this.controller, {});
  }

  head(status: number, headers: Record<string, string | string[]> = {}): void {
    this.#handler.onResponseStart?.(this.controller, status, headers, "");
  }

  piece(bytes: Buffer): void {
    this.#handler.onResponseData?.(this.controller, bytes);
  }

  end(): void {
    this.#handler.onResponseEnd?.(this.controller, {});
  }

  fail(error: Error): void {
    this.#handler.onResponseError?.(this.controller, error);
  }
}

const get = { origin: "https://console.jumpcloud.test", path: "/api/users", method: "GET" } as const;

function begun(signal?: AbortSignal) {
  const server = new ByHand();
  const answer = exchange(server, get, { timeoutMs: 300, ...(signal && { signal }) });
  return { server, answer };
}

describe("an exchange", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("puts an answer together, a character in two pieces too, and passes over what only announces it", async () => {
    const { server, answer } = begun();
    const body = Buffer.from('["Zoë"]');
    server.begin();
    server.head(103, { link: "</style.css>" });
    server.head(200, { "X-Total-Count": "1", via: ["a", "b"] });
    server.piece(body.subarray(0, 5));
    server.piece(body.subarray(5));
    server.end();
    const headers = new Map([
      ["x-total-count", "1"],
      ["via", "a, b"],
    ]);
    expect(await answer).toEqual({ status: 200, headers, body: '["Zoë"]' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ["before the answer", () => {}, new errors.HeadersTimeoutError()],
    ["in the middle of the body", (server: ByHand) => server.head(200), new errors.BodyTimeoutError()],
  ])("is given up when the server falls silent %s", async (_, until, error) => {
    const { server, answer } = begun();
    server.begin();
    until(server);
    vi.advanceTimersByTime(301);
    await expect(answer).rejects.toEqual(error);
    expect(server.abortedWith).toEqual([error]);
  });

  it("rejects with the reason of the signal, and lets go of the connection that it gets only then", async () => {
    const run = new AbortController();
    const { server, answer } = begun(run.signal);
    run.abort(new Error("interrupted"));
    server.begin();
    await expect(answer).rejects.toEqual(new Error("interrupted"));
    await expect(begun(run.signal).answer).rejects.toEqual(new Error("interrupted"));
  });

  it("rejects with what undici says, and takes no body without end", async () => {
    const cut = begun();
    cut.server.begin();
    cut.server.fail(new errors.SocketError("other side closed"));
    await expect(cut.answer).rejects.toEqual(new errors.SocketError("other side closed"));

    const endless = begun();
    endless.server.begin();
    endless.server.head(200);
    for (let sent = 0; sent < 65 && endless.server.abortedWith.length === 0; sent += 1) {
      endless.server.piece(Buffer.alloc(1024 * 1024));
    }
    await expect(endless.answer).rejects.toThrow("the body is larger than 67108864 bytes");
    expect(vi.getTimerCount()).toBe(0);
  });
});
