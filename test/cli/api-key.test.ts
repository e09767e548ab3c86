import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type ApiKeySources, readApiKey } from "../../src/cli/api-key.js";
import { temporaryFolder } from "../support/cli.js";

const KEY = "jca_0123456789abcdef";

function read(sources: Partial<ApiKeySources>) {
  return readApiKey({ env: {}, stdin: Readable.from([]), ...sources });
}

function keyFile(text: string | Buffer, mode = 0o600): string {
  const path = join(temporaryFolder(), "key");
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe("readApiKey", () => {
  it.each([
    ["a bare key", KEY],
    ["a line", `${KEY}\n`],
    ["a line of Windows", `${KEY}\r\n`],
    ["a byte order mark", `\ufeff${KEY}\r\n`],
    ["blanks around it", `  ${KEY}\t\n\n`],
  ])("reads a file with %s", async (_, text) => {
    expect(await read({ file: keyFile(text) })).toEqual({ key: KEY });
  });

  it("reads standard input for -, whatever its pieces", async () => {
    const stdin = Readable.from([Buffer.from("jca_0123456"), Buffer.from("789abcdef\r\n")]);
    expect(await read({ file: "-", stdin })).toEqual({ key: KEY });
  });

  it("warns of a file that everybody can read, and of a key on the command line", async () => {
    const path = keyFile(KEY, 0o644);
    expect(await read({ file: path })).toEqual({
      key: KEY,
      warning: `everybody on this machine can read ${path}: chmod 600 it`,
    });
    expect(await read({ flag: KEY })).toEqual({
      key: KEY,
      warning: "--api-key shows the key to everybody who can list processes: use --api-key-file",
    });
    expect(await read({ file: keyFile(KEY, 0o640) })).toEqual({ key: KEY });
  });

  it.each([
    ["a flag before the environment", { flag: KEY, env: { JUMPCLOUD_API_KEY: "other" } }],
    ["JUMPCLOUD_API_KEY before BATON_API_KEY", { env: { JUMPCLOUD_API_KEY: KEY, BATON_API_KEY: "other" } }],
    ["BATON_API_KEY when the other is empty", { env: { JUMPCLOUD_API_KEY: "", BATON_API_KEY: KEY } }],
  ])("takes %s", async (_, sources) => {
    expect((await read(sources)).key).toBe(KEY);
  });

  it.each([
    ["no key at all", {}, "no API key: set JUMPCLOUD_API_KEY"],
    ["two flags", { file: "x", flag: KEY }, "use one"],
    ["a file that is not there", { file: "/nowhere/key" }, "no such file or directory"],
    ["empty input", { file: "-" }, "the API key from standard input is empty"],
    ["blanks", { env: { JUMPCLOUD_API_KEY: " \n" } }, "the API key from JUMPCLOUD_API_KEY is empty"],
    ["two keys", { env: { BATON_API_KEY: "first\nsecond" } }, "what BATON_API_KEY holds is no API key"],
    ["letters that no header takes", { flag: "clé" }, "what --api-key holds is no API key"],
    ["a whole book", { file: "-", stdin: Readable.from(["x".repeat(5000)]) }, "too long"],
  ])("refuses %s", async (_, sources, message) => {
    const refused = expect(read(sources)).rejects;
    await refused.toMatchObject({ name: "UsageError", message: expect.stringContaining(message) });
  });

  it("refuses a folder, and says nothing of what a file holds that is no key", async () => {
    const folder = join(temporaryFolder(), "keys");
    mkdirSync(folder);
    await expect(read({ file: folder })).rejects.toThrow(`cannot read the API key from ${folder}`);
    const path = keyFile("hunter2 hunter3");
    await expect(read({ file: path })).rejects.not.toThrow("hunter");
  });
});
