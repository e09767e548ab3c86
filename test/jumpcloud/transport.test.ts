import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { createTransport } from "../../src/jumpcloud/transport.js";
import { mswDispatcher } from "../support/msw-dispatcher.js";

const origin = "https://console.jumpcloud.test";

function transportTo(...handlers: Parameters<typeof mswDispatcher>[0]) {
  return createTransport({ origin, connections: 2, timeoutMs: 1000, dispatcher: mswDispatcher(handlers) });
}

describe("the transport", () => {
  it("sends the path and headers as they are, and returns status, headers and body", async () => {
    let seen: { url: string; key: string | null } | undefined;
    const { send } = transportTo(
      http.get(`${origin}/api/systemusers`, ({ request }) => {
        seen = { url: request.url, key: request.headers.get("x-api-key") };
        return HttpResponse.json({ totalCount: 0, results: [] }, { headers: { "X-Total-Count": "0" } });
      }),
    );
    const answer = await send({ path: "/api/systemusers?fields=_id%20email", headers: { "x-api-key": "k" } });
    expect(seen).toEqual({ url: `${origin}/api/systemusers?fields=_id%20email`, key: "k" });
    expect({ status: answer.status, body: answer.body, total: answer.headers.get("x-total-count") }).toEqual({
      status: 200,
      body: '{"totalCount":0,"results":[]}',
      total: "0",
    });
  });

  it("does not follow a redirect, which would hand the key to another place", async () => {
    const { send } = transportTo(
      http.get(
        `${origin}/api/users`,
        () => new HttpResponse(null, { status: 302, headers: { location: "/login" } }),
      ),
      http.get(`${origin}/login`, () => HttpResponse.html("<html>")),
    );
    const answer = await send({ path: "/api/users", headers: {} });
    expect({ status: answer.status, location: answer.headers.get("location") }).toEqual({
      status: 302,
      location: "/login",
    });
  });

  it.each([
    ["leads to another host", "//elsewhere.example/api/users"],
    ["goes up", "/api/v2/usergroups/../users"],
    ["goes up, escaped", "/api/v2/usergroups/%2e%2E/members"],
    ["ends early", "/api/v2/usergroups/a#b/members"],
    ["is turned round", "/api\\users"],
  ])("never sends a request whose path %s", async (_, path) => {
    let arrived = 0;
    const everything = http.all("*", () => {
      arrived += 1;
      return HttpResponse.json([]);
    });
    await expect(transportTo(everything).send({ path, headers: {} })).rejects.toThrow(
      "a request whose path is not what it seems to be was not sent",
    );
    expect(arrived).toBe(0);
  });

  it("rejects when nobody answers", async () => {
    const { send } = transportTo(http.get(`${origin}/api/users`, () => HttpResponse.error()));
    await expect(send({ path: "/api/other", headers: {} })).rejects.toThrow("no handler takes");
  });
});
