import { describe, expect, it } from "vitest";
import { concealer, growingSecrets } from "../../src/jumpcloud/conceal.js";
import { concealingData, concealingSend } from "../../src/jumpcloud/concealing-send.js";

const key = "s3cret-key";

function answered(status: number, body: string, headers: [string, string][] = []) {
  const send = concealingSend(async () => ({ status, body, headers: new Map(headers) }), concealer([key]));
  return send({ path: "/", headers: {} });
}

describe("an answer that repeats the key", () => {
  it.each([
    ["plain text", `blocked ${key}`, "blocked [REDACTED]"],
    ["JSON, at any depth", `{"error":{"list":["${key}"]}}`, '{"error":{"list":["[REDACTED]"]}}'],
    ["JSON with escapes", `{"message":"s3cret\\u002dkey"}`, '{"message":"[REDACTED]"}'],
    ["the name of a field", `{"${key}":1}`, '{"[REDACTED]":1}'],
    ["a JSON string by itself", `"${key}"`, '"[REDACTED]"'],
    ["nothing", "", ""],
  ])("does so no more when it is an error: %s", async (_, body, concealed) => {
    expect((await answered(401, body)).body).toBe(concealed);
  });

  it("does so no more in its headers", async () => {
    const { headers } = await answered(302, "", [["location", `https://elsewhere.example/?k=${key}`]]);
    expect([...headers]).toEqual([["location", "https://elsewhere.example/?k=[REDACTED]"]]);
  });

  it("is left as it is when it is data", async () => {
    expect((await answered(200, `{"name":"${key}"}`)).body).toBe(`{"name":"${key}"}`);
  });
});

describe("data", () => {
  const token = 'a/long"token-0123456789';
  const answerOf = async (body: string) => {
    const secrets = growingSecrets(["word", "ordinary"]);
    secrets.add(token);
    const answer = { status: 200, headers: new Map([["x-total-count", "1"]]), body };
    return concealingData(async () => answer, secrets)({ path: "/", headers: {} });
  };

  it.each([
    ["as JSON writes it", `{"displayName":${JSON.stringify(token)}}`],
    ["with its slashes escaped", `{"displayName":${JSON.stringify(token).replace("/", "\\/")}}`],
  ])("that repeats a secret does so no more: %s", async (_, body) => {
    expect((await answerOf(body)).body).toBe('{"displayName":"[REDACTED]"}');
  });

  it("keeps its bytes where no secret stands in it, nor anything longer than a word", async () => {
    const body = '{ "name": "an ordinary word", "n": 1.0e2, "\\u0061": "a" }';
    expect(await answerOf(body)).toEqual({ status: 200, headers: new Map([["x-total-count", "1"]]), body });
  });
});
