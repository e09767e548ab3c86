import { describe, expect, it } from "vitest";
import { DEMO_CLIENT } from "../../src/simulator/demo-organization.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { ask, fieldOf, simulatorOf } from "./ask.js";

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;
const form = "grant_type=client_credentials&scope=api";

function askForToken(simulator: Simulator, asked: { pair?: string; body?: string; type?: string } = {}) {
  const {
    pair = `${DEMO_CLIENT.id}:${DEMO_CLIENT.secret}`,
    body = form,
    type = "application/x-www-form-urlencoded",
  } = asked;
  const headers = { "x-api-key": "", authorization: basic(pair), "content-type": type };
  return ask(simulator, "/oauth2/token", { method: "POST", headers, body });
}

async function tokenOf(simulator: Simulator): Promise<string> {
  return String(fieldOf((await askForToken(simulator)).body, "access_token"));
}

const users = async (simulator: Simulator, token: string) =>
  (
    await ask(simulator, "/api/systemusers", {
      headers: { "x-api-key": "", authorization: `Bearer ${token}` },
    })
  ).status;

describe("the simulated token host", () => {
  it("gives a token that the API takes until its end", async () => {
    const simulator = simulatorOf(() => {}, { tokenSeconds: 60 });
    simulator.clock.set(Date.UTC(2026, 10, 23));
    const { status, body } = await askForToken(simulator);
    expect([status, fieldOf(body, "expires_in"), fieldOf(body, "token_type")]).toEqual([200, 60, "bearer"]);
    const token = String(fieldOf(body, "access_token"));
    simulator.clock.advance(59_999);
    expect(await users(simulator, token)).toBe(200);
    simulator.clock.advance(1);
    expect(await users(simulator, token)).toBe(401);
  });

  it("takes all tokens back, and gives others", async () => {
    const simulator = simulatorOf();
    const old = await tokenOf(simulator);
    simulator.revokeTokens();
    expect([await users(simulator, old), await users(simulator, await tokenOf(simulator))]).toEqual([
      401, 200,
    ]);
  });

  it("knows no token that it has not given, and takes no other scheme for one", async () => {
    const simulator = simulatorOf();
    expect(await users(simulator, "made-up")).toBe(401);
    const headers = { "x-api-key": "", authorization: basic("a:b") };
    expect((await ask(simulator, "/api/systemusers", { headers })).status).toBe(302);
  });

  it("decodes the halves of the pair", async () => {
    const simulator = simulatorOf(() => {}, { clients: [{ id: "a:b", secret: "c%d e" }] });
    expect((await askForToken(simulator, { pair: "a%3Ab:c%25d+e" })).status).toBe(200);
  });

  it("may leave the end of a token out", async () => {
    const { body } = await askForToken(simulatorOf(() => {}, { tokenEnd: "absent" }));
    expect(Object.keys(body ?? {})).not.toContain("expires_in");
  });

  it.each([
    [{ pair: "other:secret" }, 401, "invalid_client"],
    [{ pair: `${DEMO_CLIENT.id}:` }, 401, "invalid_client"],
    [{ pair: "no colon" }, 401, "invalid_client"],
    [{ body: "grant_type=password&scope=api" }, 400, "unsupported_grant_type"],
    [{ body: form, type: "application/json" }, 400, "unsupported_grant_type"],
    [{ body: "grant_type=client_credentials" }, 400, "invalid_scope"],
  ])("refuses %j with %i %s", async (asked, status, error) => {
    const reply = await askForToken(simulatorOf(), asked);
    expect([reply.status, reply.body]).toEqual([status, { error }]);
  });

  it("refuses a client that may have none, and an endpoint that a client may not read", async () => {
    const refused = simulatorOf(() => {}, { clients: [{ ...DEMO_CLIENT, tokens: "refused" }] });
    expect((await askForToken(refused)).status).toBe(403);
    const limited = simulatorOf(() => {}, { clients: [{ ...DEMO_CLIENT, refuse: ["/api/systemusers"] }] });
    expect(await users(limited, await tokenOf(limited))).toBe(403);
  });

  it("logs how a request was signed, and never with what", async () => {
    const simulator = simulatorOf();
    const token = await tokenOf(simulator);
    await users(simulator, token);
    expect(simulator.log.entries.map(({ headers }) => headers.credential)).toEqual(["basic", "bearer"]);
    expect(simulator.log.writes).toEqual([]);
    expect(JSON.stringify(simulator.log.entries)).not.toContain(token);
  });
});
