import { describe, expect, it } from "vitest";
import type { Call } from "../../src/jumpcloud/call.js";
import { RefusedError, UnavailableError } from "../../src/jumpcloud/errors.js";
import { tokenCredential } from "../../src/jumpcloud/token-credential.js";
import { pacedRequest } from "../support/paced-run.js";
import { VirtualTime } from "../support/virtual-time.js";

const get: Call = { endpoint: "GET /api/things", path: "/api/things" };
const write: Call = { endpoint: "POST /api/things", path: "/api/things", body: { op: "add" } };

/** A request function with tokens 1, 2, …, of which the server knows those that `knows` names. */
function requesting(knows: (token: string) => boolean, options: { maxRetryTimeMs?: number } = {}) {
  const time = new VirtualTime();
  const retried: string[] = [];
  const sent: string[] = [];
  let given = 0;
  const request = pacedRequest({
    ...options,
    time,
    credential: tokenCredential(async () => {
      given += 1;
      const value = String(given);
      await time.wait(50);
      return { value, lifetimeMs: 3_600_000 };
    }, time),
    observer: { retrying: ({ reason }) => retried.push(reason) },
    async send({ headers }) {
      const token = (headers.authorization ?? "").replace("Bearer ", "");
      sent.push(token);
      await time.wait(100);
      return { status: knows(token) ? 200 : 401, headers: new Map(), body: '{"message":"invalid token"}' };
    },
  });
  const ask = (call: Call) => request(call, () => "answered");
  return { ask, time, sent, retried, given: () => given };
}

describe("a request whose token is no longer known", () => {
  it.each([
    ["reads", get],
    ["writes, of which nothing was done,", write],
  ])("that %s is sent again once with another", async (_, call) => {
    const { ask, time, sent, retried } = requesting((token) => token === "2");
    expect(await time.run(ask(call))).toBe("answered");
    expect(sent).toEqual(["1", "2"]);
    expect(retried).toEqual(["status 401: the token is no longer known, another is used"]);
  });

  it("is sent again even where no time is left for retries: it is not one", async () => {
    const { ask, time } = requesting((token) => token === "2", { maxRetryTimeMs: 0 });
    expect(await time.run(ask(get))).toBe("answered");
  });

  it("is refused when the next token is not known either", async () => {
    const { ask, time, sent } = requesting(() => false);
    const error = await time.run(ask(get)).catch((thrown: unknown) => thrown);
    expect(error).toEqual(
      new RefusedError('GET /api/things answered 401 "invalid token"', {
        endpoint: get.endpoint,
        status: 401,
        credential: "serviceAccount",
        answered: { status: 401, said: "invalid token" },
      }),
    );
    expect(sent).toEqual(["1", "2"]);
  });

  it("shares the next one with all that are under way", async () => {
    const { ask, time, sent, given } = requesting((token) => token === "2");
    const answers = await time.run(Promise.all(Array.from({ length: 8 }, () => ask(get))));
    expect(answers).toEqual(Array.from({ length: 8 }, () => "answered"));
    expect({ given: given(), sent: sent.join("") }).toEqual({ given: 2, sent: "1111111122222222" });
  });
});

it("a request for which no token is given fails as the token's did, and is not sent", async () => {
  const time = new VirtualTime();
  const refused = new UnavailableError("no token", { endpoint: "POST /oauth2/token" });
  let sends = 0;
  const request = pacedRequest({
    time,
    credential: tokenCredential(() => Promise.reject(refused), time),
    async send() {
      sends += 1;
      throw new Error("nothing is to be sent");
    },
  });
  const error = await time.run(request(get, () => "")).catch((thrown: unknown) => thrown);
  expect([error, sends]).toEqual([refused, 0]);
});
