import { describe, expect, it } from "vitest";
import { concealer } from "../../src/jumpcloud/conceal.js";
import { concealingSend } from "../../src/jumpcloud/concealing-send.js";

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

  it("is left as it is when it is data: nothing in a file is ever changed", async () => {
    expect((await answered(200, `{"name":"${key}"}`)).body).toBe(`{"name":"${key}"}`);
  });
});
