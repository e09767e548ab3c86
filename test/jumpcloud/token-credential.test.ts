import { describe, expect, it } from "vitest";
import { RefusedError, UnavailableError } from "../../src/jumpcloud/errors.js";
import type { Token } from "../../src/jumpcloud/token.js";
import { tokenCredential } from "../../src/jumpcloud/token-credential.js";
import { VirtualTime } from "../support/virtual-time.js";

/** A credential whose tokens are numbered and take 100 ms; `give` may reject in place of the nth. */
function credentialOf(give: (nth: number) => Partial<Token> | Error = () => ({})) {
  const time = new VirtualTime();
  let asked = 0;
  const credential = tokenCredential(async () => {
    asked += 1;
    const given = give(asked);
    const value = `token-${asked}`;
    await time.wait(100);
    if (given instanceof Error) throw given;
    return { value, lifetimeMs: 3_600_000, ...given };
  }, time);
  const sign = async () => (await time.run(credential.headers())).authorization;
  const later = (ms: number) => time.run(time.wait(ms));
  return { credential, time, sign, later, asked: () => asked };
}

describe("a token", () => {
  it("is asked for once, however many requests want it at the same time", async () => {
    const { credential, time, asked } = credentialOf();
    const all = await time.run(Promise.all(Array.from({ length: 50 }, () => credential.headers())));
    expect(new Set(all)).toEqual(new Set([{ authorization: "Bearer token-1" }]));
    expect(asked()).toBe(1);
  });

  it.each([
    { lifetimeMs: 3_600_000, lastMs: 3_569_999 },
    { lifetimeMs: 61_000, lastMs: 30_999 },
    { lifetimeMs: 40_000, lastMs: 19_999 },
    { lifetimeMs: 1000, lastMs: 499 },
  ])("of $lifetimeMs ms serves until $lastMs ms after it came", async ({ lifetimeMs, lastMs }) => {
    const { sign, later } = credentialOf(() => ({ lifetimeMs }));
    expect(await sign()).toBe("Bearer token-1");
    await later(lastMs);
    expect(await sign()).toBe("Bearer token-1");
    await later(1);
    expect(await sign()).toBe("Bearer token-2");
  });

  it("that is no longer known is replaced once, however many requests are told so", async () => {
    const { credential, time, asked } = credentialOf();
    const old = await time.run(credential.headers());
    const again = await time.run(
      Promise.all(
        Array.from({ length: 8 }, async (_, at) => {
          // The refusals arrive one after the other, some when the next token is there already.
          await time.wait(at * 30);
          expect(credential.refused(old)).toBe("others follow");
          return credential.headers();
        }),
      ),
    );
    expect(new Set(again)).toEqual(new Set([{ authorization: "Bearer token-2" }]));
    expect(asked()).toBe(2);
  });

  const endpoint = "POST /oauth2/token";
  it.each([
    new RefusedError("answered 401", { endpoint, status: 401, credential: "client" }),
    new UnavailableError("failed 7 times", { endpoint }),
  ])("that is not given fails all that wait ($message), and the next request asks again", async (error) => {
    const { credential, time, sign, asked } = credentialOf((nth) => (nth === 1 ? error : {}));
    const waiting = Array.from({ length: 5 }, () => credential.headers().catch((thrown: unknown) => thrown));
    expect(new Set(await time.run(Promise.all(waiting)))).toEqual(new Set([error]));
    expect(asked()).toBe(1);
    expect(await sign()).toBe("Bearer token-2");
  });

  it("is not the key of an administrator", () => {
    const { credential } = credentialOf();
    expect([credential.kind, credential.mayHavePrefix("tok")]).toEqual(["serviceAccount", false]);
  });
});
