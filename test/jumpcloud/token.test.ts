import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import type { Call } from "../../src/jumpcloud/call.js";
import { clientCredential, type ServiceAccountSignIn } from "../../src/jumpcloud/credential.js";
import { BodyError } from "../../src/jumpcloud/page.js";
import { askForToken } from "../../src/jumpcloud/token.js";

/** What is made of an answer's body, and what was called for it. */
async function asked(body: string) {
  const calls: Call[] = [];
  const token = await askForToken(async (call, parse) => {
    calls.push(call);
    const answer: Answer = { status: 200, headers: new Map(), body };
    return parse(answer);
  }, "https://token.example:8443/oauth2/token");
  return { calls, token };
}

describe("asking for a token", () => {
  it("posts the form of RFC 6749 to the path of the URL", async () => {
    const { calls } = await asked('{"access_token":"t"}');
    expect(calls).toEqual([
      {
        endpoint: "POST /oauth2/token",
        path: "/oauth2/token",
        form: { grant_type: "client_credentials", scope: "api" },
      },
    ]);
  });

  it.each([
    ['{"access_token":"t","token_type":"bearer","expires_in":600}', 600_000],
    ['{"access_token":"t","token_type":"Bearer","expires_in":"600","scope":"api"}', 600_000],
    ['{"access_token":"t"}', 3_600_000],
    ['{"access_token":"t","expires_in":0}', 3_600_000],
    ['{"access_token":"t","expires_in":-5}', 3_600_000],
    ['{"access_token":"t","expires_in":null}', 3_600_000],
    ['{"access_token":"t","expires_in":"soon"}', 3_600_000],
  ])("takes %s", async (body, lifetimeMs) => {
    expect((await asked(body)).token).toEqual({ value: "t", lifetimeMs });
  });

  it.each([
    "",
    "<html>",
    "[]",
    '{"access_token":""}',
    '{"access_token":"a\\nb"}',
    '{"access_token":7}',
    '{"access_token":"t","token_type":"mac"}',
  ])("takes %j for no token, and does not repeat it", async (body) => {
    const error = await asked(body).catch((thrown: unknown) => thrown);
    expect(error).toEqual(new BodyError("a body that holds no access token"));
  });

  it.each([16_385, 40_000])("takes none of %i characters, and does not repeat it", async (length) => {
    const error = await asked(`{"access_token":"${"t".repeat(length)}"}`).catch((thrown: unknown) => thrown);
    expect(error).toEqual(new BodyError("a token longer than 16 KiB"));
  });
});

describe("the client's id and secret", () => {
  it.each([
    ["plain", "s3cret-_.~", "plain:s3cret-_.~"],
    ["a:b", "c:d%", "a%3Ab:c%3Ad%25"],
    ["id", "p+q/r=", "id:p%2Bq%2Fr%3D"],
  ])("%s and %s are encoded each for itself", async (clientId, clientSecret, pair) => {
    const client: ServiceAccountSignIn = {
      kind: "serviceAccount",
      clientId,
      clientSecret,
      tokenUrl: "https://token.example/t",
    };
    const { authorization = "" } = await clientCredential(client).headers();
    expect(Buffer.from(authorization.replace("Basic ", ""), "base64").toString()).toBe(pair);
  });
});
