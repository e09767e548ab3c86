import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type ConnectionFlags, resolvePlace } from "../../src/cli/settings.js";
import { readSignIn } from "../../src/cli/sign-in.js";
import { regions } from "../../src/jumpcloud/regions.js";
import { temporaryFolder } from "../support/cli.js";

const KEY = "jca_0123456789abcdef";
const SECRET = "0123456789-secret";

function read(flags: ConnectionFlags, env: Record<string, string> = {}, stdin = "") {
  return readSignIn(flags, { env, stdin: Readable.from([stdin]), place: resolvePlace(flags, env) });
}

function secretFile(text: string, mode = 0o600): string {
  const path = join(temporaryFolder(), "secret");
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const account = {
  kind: "serviceAccount",
  clientId: "client-1",
  clientSecret: SECRET,
  tokenUrl: regions.us.token,
};

/** Each setting by its name, as a flag or in the environment, with a value that will do. */
const settings: Record<string, { flags?: ConnectionFlags; env?: Record<string, string>; stdin?: string }> = {
  "--api-key": { flags: { apiKey: KEY } },
  "--api-key-file": { flags: { apiKeyFile: "-" } },
  JUMPCLOUD_API_KEY: { env: { JUMPCLOUD_API_KEY: KEY } },
  BATON_API_KEY: { env: { BATON_API_KEY: KEY } },
  "--client-id": { flags: { clientId: "client-1" } },
  JUMPCLOUD_CLIENT_ID: { env: { JUMPCLOUD_CLIENT_ID: "client-1" } },
  "--client-secret-file": { flags: { clientSecretFile: "-" } },
  JUMPCLOUD_CLIENT_SECRET: { env: { JUMPCLOUD_CLIENT_SECRET: SECRET } },
};
const keys = ["--api-key", "--api-key-file", "JUMPCLOUD_API_KEY", "BATON_API_KEY"];
const ids = ["--client-id", "JUMPCLOUD_CLIENT_ID"];
const secrets = ["--client-secret-file", "JUMPCLOUD_CLIENT_SECRET"];

function given(...names: string[]) {
  const chosen = names.map((name) => settings[name] ?? {});
  const flags = Object.assign({}, ...chosen.map(({ flags = {} }) => flags));
  const env = Object.assign({}, ...chosen.map(({ env = {} }) => env));
  const isKey = names.some((name) => keys.includes(name));
  return read(flags, env, `${isKey ? KEY : SECRET}\n`);
}

const pairs = (some: string[], others: string[]) =>
  some.flatMap((one) => others.map((other) => [one, other]));

describe("readSignIn", () => {
  it.each(keys)("takes %s for an API key", async (name) => {
    expect(await given(name)).toMatchObject({ credential: { kind: "apiKey", key: KEY } });
  });

  it.each(pairs(ids, secrets))("takes %s and %s for a service account", async (id, secret) => {
    expect(await given(id, secret)).toEqual({ credential: account });
  });

  it.each(pairs(keys, ids))("refuses %s and %s, naming both", async (key, id) => {
    const message = `${key} (an API key) and ${id} (a service account) are both given: use one`;
    for (const names of [[key, id], ...secrets.map((secret) => [key, id, secret])]) {
      await expect(given(...names)).rejects.toMatchObject({ name: "UsageError", message });
    }
  });

  it.each(pairs(keys, secrets))("refuses %s and %s, naming both", async (key, secret) => {
    const message = `${key} (an API key) and ${secret} (a service account) are both given: use one`;
    await expect(given(key, secret)).rejects.toMatchObject({ name: "UsageError", message });
  });

  it.each(ids)("refuses %s without a secret", async (id) => {
    const message = `${id} is given without a secret: set JUMPCLOUD_CLIENT_SECRET or use --client-secret-file PATH`;
    await expect(given(id)).rejects.toMatchObject({ name: "UsageError", message });
  });

  it.each(secrets)("refuses %s without an id", async (secret) => {
    const message = `${secret} is given without an id: set JUMPCLOUD_CLIENT_ID or use --client-id ID`;
    await expect(given(secret)).rejects.toMatchObject({ name: "UsageError", message });
  });

  it("takes flags before the environment, and empty variables for none", async () => {
    const env = { JUMPCLOUD_CLIENT_ID: "other", JUMPCLOUD_CLIENT_SECRET: "other", JUMPCLOUD_API_KEY: "" };
    const flags = { clientId: "client-1", clientSecretFile: secretFile(`\ufeff${SECRET}\r\n`) };
    expect(await read(flags, env)).toEqual({ credential: account });
    const empty = { JUMPCLOUD_CLIENT_ID: "", JUMPCLOUD_CLIENT_SECRET: "", JUMPCLOUD_API_KEY: KEY };
    expect(await read({}, empty)).toEqual({ credential: { kind: "apiKey", key: KEY } });
  });

  it("warns of a secret's file that everybody can read", async () => {
    const path = secretFile(SECRET, 0o644);
    expect(await read({ clientId: "client-1", clientSecretFile: path })).toEqual({
      credential: account,
      warning: `everybody on this machine can read ${path}: chmod 600 it`,
    });
  });

  it.each([
    [{ clientId: "" }, "the client id from --client-id is empty"],
    [{ clientId: "two ids" }, "what --client-id holds is no client id: it has blanks"],
    [
      { clientSecretFile: "/nowhere/secret" },
      "cannot read the client secret from /nowhere/secret: no such file",
    ],
    [{ clientSecretFile: "0123456789abcdef0123456789" }, "was it the secret itself?"],
  ])("refuses %j", async (flags, message) => {
    const env = { JUMPCLOUD_CLIENT_ID: "client-1", JUMPCLOUD_CLIENT_SECRET: SECRET };
    const refused = expect(read(flags, env)).rejects;
    await refused.toMatchObject({ name: "UsageError", message: expect.stringContaining(message) });
  });

  it("never repeats a secret that is none", async () => {
    const refused = expect(
      read({}, { JUMPCLOUD_CLIENT_ID: "client-1", JUMPCLOUD_CLIENT_SECRET: "a hunter2" }),
    );
    await refused.rejects.toMatchObject({
      message:
        "what JUMPCLOUD_CLIENT_SECRET holds is no client secret: it has blanks, line ends or special characters in it",
    });
  });
});
