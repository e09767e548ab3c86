import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { BadRequestError, NotFoundError, RefusedError } from "../../src/jumpcloud/errors.js";
import type { Observer } from "../../src/jumpcloud/observer.js";
import { BodyError } from "../../src/jumpcloud/page.js";
import { pacedRequest } from "../support/paced-run.js";
import { VirtualTime } from "../support/virtual-time.js";

type Reply = { status: number; headers?: Record<string, string>; body?: string } | Error;

/** A request function over answers given in order, each after 100 ms; the last one repeats. */
function requesting(
  replies: Reply[],
  options: { maxRetryTimeMs?: number; observer?: Partial<Observer>; signal?: AbortSignal } = {},
) {
  const sent: { path: string; headers: Record<string, string> }[] = [];
  const time = new VirtualTime();
  const request = pacedRequest({
    ...options,
    time,
    random: () => 0.5,
    async send({ path, headers, signal }): Promise<Answer> {
      const reply = replies[Math.min(sent.length, replies.length - 1)];
      sent.push({ path, headers });
      await time.wait(100, signal);
      if (reply === undefined) throw new Error("no answer was prepared");
      if (reply instanceof Error) throw reply;
      return {
        status: reply.status,
        headers: new Map(Object.entries(reply.headers ?? {})),
        body: reply.body ?? "",
      };
    },
  });
  const get = () =>
    time.run(request({ endpoint: "GET /api/things/{id}", path: "/api/things/1?limit=100" }, readBody));
  return { get, sent, time };
}

function readBody({ body }: Answer): string {
  if (body === "<html>") throw new BodyError("a body that is not JSON");
  return body;
}

const lost = (code: string) => Object.assign(new Error("lost"), { code });

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
    ["a reset connection", lost("ECONNRESET")],
    ["nobody who listens", lost("ECONNREFUSED")],
    ["silence", lost("UND_ERR_HEADERS_TIMEOUT")],
    ["a body that stops", lost("UND_ERR_BODY_TIMEOUT")],
  ])("that meets %s is sent again", async (_, reply) => {
    const { get, sent } = requesting([reply, reply, { status: 200, body: "yes" }]);
    expect(await get()).toBe("yes");
    expect(sent).toHaveLength(3);
  });

  it.each<{ what: string; reply: Reply; maxRetryTimeMs?: number; sends: number; said: string }>([
    {
      what: "six retries",
      reply: { status: 500, body: '{"message":"boom"}' },
      sends: 7,
      // 125 + 250 + 500 + 1000 + 2000 + 4000 ms of waiting, and seven times 100 ms.
      said: "failed 7 times in 8.6 s, last with status 500",
    },
    {
      what: "the time that retries may take, before a wait that would be too long",
      reply: lost("UND_ERR_HEADERS_TIMEOUT"),
      maxRetryTimeMs: 1000,
      sends: 3,
      said: "failed 3 times in 0.7 s, last with a timeout waiting for the answer (UND_ERR_HEADERS_TIMEOUT); no time is left for another try",
    },
    {
      what: "one try, where JumpCloud wants a longer wait than there is time",
      reply: { status: 429, headers: { "retry-after": "60" } },
      maxRetryTimeMs: 60_000,
      sends: 1,
      said: "failed once, last with status 429; the next try would be in 60 s, when the time for retries is over",
    },
    {
      what: "seven tries of a server that lets nothing through",
      reply: { status: 429 },
      sends: 7,
      said: "failed 7 times in 62 s, last with status 429",
    },
  ])("gives up after $what", async ({ reply, maxRetryTimeMs, sends, said }) => {
    const { get, sent, time } = requesting([reply], { ...(maxRetryTimeMs && { maxRetryTimeMs }) });
    await expect(get()).rejects.toMatchObject({
      name: "UnavailableError",
      message: `GET /api/things/{id} ${said}`,
    });
    expect(sent).toHaveLength(sends);
    expect(time.sleeping()).toBe(0);
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

  it("that is answered 403 for as long as it is tried was refused", async () => {
    const { get, sent } = requesting([
      { status: 200, body: "one" },
      { status: 403, body: '{"message":"Forbidden"}' },
    ]);
    await get();
    await expect(get()).rejects.toThrow(RefusedError);
    expect(sent).toHaveLength(8);
  });

  it.each<[string, Reply]>([
    ["the wait of everybody", { status: 429, headers: { "retry-after": "60" } }],
    ["the wait before a retry", { status: 500 }],
    ["what would be its last try", { status: 429, headers: { "retry-after": "2000" } }],
  ])("that is interrupted in %s ends with the reason of the signal, at once", async (_, reply) => {
    const controller = new AbortController();
    const abort = () => controller.abort(new Error("interrupted"));
    const { get, sent, time } = requesting([reply], {
      signal: controller.signal,
      maxRetryTimeMs: 100_000,
      observer: { waiting: abort, retrying: abort },
    });
    await expect(get()).rejects.toThrow("interrupted");
    expect({ sends: sent.length, now: time.now(), sleeping: time.sleeping() }).toEqual({
      sends: 1,
      now: 100,
      sleeping: 0,
    });
  });

  it("never shows the key in what it throws", async () => {
    const { get } = requesting([{ status: 401, body: '{"message":"bad"}' }]);
    const error = await get().catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("secret-key");
  });
});
