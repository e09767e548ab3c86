import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  LockedError,
  OrganizationChoiceError,
  RefusedError,
  RejectedResultError,
  readSyncFile,
  SettingError,
  type SyncOptions,
  sync,
  TargetError,
} from "jc-connector";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/cli.js";
import { served } from "./served.js";

describe("sync", () => {
  it("writes what the command writes, for the owner alone, and tells what it wrote", async () => {
    const { options, file, sync: runCommandSync } = await served();
    const calls = { answered: 0, listed: new Set<string>(), writing: [] as boolean[] };
    const result = await sync({
      ...options,
      observer: {
        answered() {
          calls.answered += 1;
        },
        listed: ({ list }) => void calls.listed.add(list),
        writing: ({ complete }) => void calls.writing.push(complete),
      },
    });
    const { header, manifest } = await readWhole(file);
    expect(result).toMatchObject({ file, header, manifest, size: statSync(file).size });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(calls).toMatchObject({ writing: [true] });
    expect(calls.listed.has("users")).toBe(true);
    const requests = Object.values(manifest.requests).reduce((sum, { requests }) => sum + requests, 0);
    expect(calls.answered).toBe(requests);

    const other = join(temporaryFolder(), "command.json");
    await runCommandSync(other);
    expect((await readWhole(other)).manifest.digest).toBe(manifest.digest);
    expect((await runCli(["verify", file])).code).toBe(0);
  });

  it("sets aside a result that is not whole, and keeps the file, unless it is wanted all the same", async () => {
    const { options, file } = await served();
    await sync(options);
    const before = readFileSync(file);
    const failure = await sync({ ...options, expect: { user: 99 } }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RejectedResultError);
    expect(failure).toMatchObject({
      verdict: "incomplete",
      result: { file: `${file}.rejected`, header: { complete: false, incomplete: ["user"] } },
    });
    expect(readFileSync(file)).toEqual(before);
    const taken = await sync({ ...options, expect: { user: 99 }, allowIncomplete: true });
    expect(taken).toMatchObject({ file, manifest: { complete: false } });
  });

  it("sets aside a result that lost too much, unless the limits let it pass", async () => {
    const { options, file, simulator } = await served();
    await sync(options);
    simulator.organization.administrators.splice(0, 3);
    await expect(sync(options)).rejects.toMatchObject({ name: "RejectedResultError", verdict: "dropped" });
    const result = await sync({ ...options, maxDrop: { admin_user: { count: 3 }, other: { percent: 90 } } });
    expect(result.file).toBe(file);
  });

  it("does not replace a file that is something else", async () => {
    const { options, file, simulator } = await served();
    writeFileSync(file, "dear diary\n");
    const failure = await sync(options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TargetError);
    expect(failure).toMatchObject({ path: file, problem: { kind: "other file" } });
    expect(String(failure)).not.toContain("--");
    expect(simulator.log.entries).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe("dear diary\n");
  });

  it("is one at a time, and ends with the signal's reason, nothing written", async () => {
    const { options, file, hold } = await served();
    const held = hold(3);
    const stop = new AbortController();
    const first = sync({ ...options, signal: stop.signal });
    const ended = first.catch((error: unknown) => error);
    await held.arrived;
    await expect(sync(options)).rejects.toBeInstanceOf(LockedError);
    const reason = new Error("enough");
    stop.abort(reason);
    held.release();
    expect(await ended).toBe(reason);
    expect(existsSync(file)).toBe(false);
  });

  it("tells a refusal from an organisation that the key does not see", async () => {
    const { options } = await served();
    await expect(sync({ ...options, credential: { apiKey: "wrong" } })).rejects.toBeInstanceOf(RefusedError);
    await expect(sync({ ...options, organizationId: "0".repeat(24) })).rejects.toBeInstanceOf(
      OrganizationChoiceError,
    );
  });

  it.each<[string, object]>([
    ["there is no option alowIncomplete", { alowIncomplete: true }],
    ["concurrency: ", { concurrency: 0 }],
    ["credential: is neither", { credential: {} }],
    ["credential.apiKey has a character", { credential: { apiKey: "s3cret\n" } }],
    ["credential.tokenUrl is needed", { credential: { clientId: "a", clientSecret: "s3cret" } }],
    ["baseUrl begins with http://", { baseUrl: "http://jc.example" }],
    ['organizationId "acme" is no organisation id', { organizationId: "acme" }],
    ["maxDrop: there is no option usr", { maxDrop: { usr: { count: 1 } } }],
    ["expect", { expect: { usr: 1 } }],
    ["observer.listed: is no function", { observer: { listed: true } }],
    ["signal: is no AbortSignal", { signal: { aborted: false } }],
  ])("refuses before anything is asked: %s", async (words, wrong) => {
    const file = join(temporaryFolder(), "sync.json");
    const options: SyncOptions = { credential: { apiKey: "k" }, baseUrl: "http://127.0.0.1:1", file };
    const failure = await sync({ ...options, ...wrong }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SettingError);
    expect(String(failure)).toContain(words);
    expect(String(failure)).not.toContain("s3cret");
  });
});

async function readWhole(path: string) {
  const file = await readSyncFile(path);
  return { header: file.header, manifest: await file.manifest() };
}
