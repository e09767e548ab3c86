import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { apiKeyCredential } from "../../src/jumpcloud/credential.js";
import { BadRequestError, NotFoundError, RefusedError } from "../../src/jumpcloud/errors.js";
import { type Observer, silentObserver } from "../../src/jumpcloud/observer.js";
import { Pacer } from "../../src/jumpcloud/pacer.js";
import { BodyError } from "../../src/jumpcloud/page.js";
import { createRequest } from "../../src/jumpcloud/request.js";

type Reply = { status: number; headers?: Record<string, string>; body?: string } | Error;

/** A request function over answers given in order; the last one repeats. */
function requesting(
  replies: Reply[],
  options: { concurrency?: number; observer?: Partial<Observer>; signal?: AbortSignal } = {},
) {
  const sent: { path: string; headers: Record<string, string> }[] = [];
  const request = createRequest({
    send: async ({ path, headers }): Promise<Answer> => {
      const reply = replies[Math.min(sent.length, replies.length - 1)];
      sent.push({ path, headers });
      if (reply === undefined) throw new Error("no answer was prepared");
      if (reply instanceof Error) throw reply;
      return {
        status: reply.status,
        headers: new Map(Object.entries(reply.headers ?? {})),
        body: reply.body ?? "",
      };
    },
    credential: apiKeyCredential("secret-key"),
    pacer: new Pacer({ startRps: 0 }),
    concurrency: options.concurrency ?? 8,
    maxRetryTimeMs: 60_000,
    userAgent: "jc-connector/test",
    observer: { ...silentObserver, ...options.observer },
    random: () => 0,
    ...(options.signal && { signal: options.signal }),
  });
  const get = () => request({ endpoint: "GET /api/things/{id}", path: "/api/things/1?limit=100" }, readBody);
  return { get, sent };
}

function readBody({ body }: Answer): string {
  if (body === "<html>") throw new BodyError("a body that is not JSON");
  return body;
}

describe("a request", () => {
  it("carries the key, says who asks, and wants JSON", async () => {
    const { get, sent } = requesting([{ status: 200, body: "yes" }]);
    expect(await get()).toBe("yes");
    expect(sent).toEqual([
      {
        path: "/api/things/1?limit=100",
        headers: { accept: "application/json", "user-agent": "jc-connector/test", "x-api-key": "secret-key" },
      },
    ]);
  });

  it.each<[string, Reply]>([
    ["500", { status: 500 }],
    ["503 with a page for people", { status: 503, body: "<html>", headers: { "retry-after": "0" } }],
    ["a body that is not what was asked for", { status: 200, body: "<html>" }],
    ["a reset connection", Object.assign(new Error("reset"), { code: "ECONNRESET" })],
  ])("that meets %s is sent again", async (_, reply) => {
    const { get, sent } = requesting([reply, reply, { status: 200, body: "yes" }]);
    expect(await get()).toBe("yes");
    expect(sent).toHaveLength(3);
  });

  it("gives up after six retries and says what the last one met", async () => {
    const { get, sent } = requesting([{ status: 500, body: '{"message":"boom"}' }]);
    await expect(get()).rejects.toMatchObject({
      name: "UnavailableError",
      message: "GET /api/things/{id} failed 7 times, last with status 500",
    });
    expect(sent).toHaveLength(7);
  });

  it.each([
    {
      status: 401,
      body: '{"error":"Unauthorized","message":"api key user not found"}',
      type: RefusedError,
      said: "api key user not found",
    },
    { status: 403, body: '{"message":"Forbidden"}', type: RefusedError, said: "Forbidden" },
    { status: 302, body: "", type: RefusedError, said: "did not see a key" },
    { status: 404, body: '{"message":"Not Found"}', type: NotFoundError, said: "Not Found" },
    {
      status: 400,
      body: '{"status":400,"error":"ssoUrl is not allowed"}',
      type: BadRequestError,
      said: "ssoUrl",
    },
  ])("that is answered $status is not sent again and says why", async ({ status, body, type, said }) => {
    const { get, sent } = requesting([{ status, body }]);
    const error = await get().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(type);
    expect(String(error)).toContain(said);
    expect(String(error)).toContain(`GET /api/things/{id} answered ${status}`);
    expect(sent).toHaveLength(1);
  });

  it("that is answered 403 where the same endpoint has just worked is throttled, not refused", async () => {
    const waits: string[] = [];
    const { get } = requesting(
      [
        { status: 200, body: "one" },
        { status: 403, headers: { "retry-after": "0" } },
        { status: 200, body: "two" },
      ],
      { observer: { waiting: ({ endpoint }) => waits.push(endpoint) } },
    );
    expect([await get(), await get()]).toEqual(["one", "two"]);
    expect(waits).toEqual(["GET /api/things/{id}"]);
  });

  it("ends with the reason of the signal, whatever it waits for", async () => {
    const controller = new AbortController();
    const { get } = requesting([{ status: 429, headers: { "retry-after": "60" } }], {
      signal: controller.signal,
      observer: { waiting: () => controller.abort(new Error("interrupted")) },
    });
    await expect(get()).rejects.toThrow("interrupted");
  });

  it("never shows the key in what it throws", async () => {
    const { get } = requesting([{ status: 401, body: '{"message":"bad"}' }]);
    const error = await get().catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("secret-key");
  });
});
