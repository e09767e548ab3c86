import { execFile } from "node:child_process";
import { getEventListeners, once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import {
  LockedError,
  OrganizationChoiceError,
  OutputError,
  RefusedError,
  RejectedResultError,
  readSyncFile,
  SettingError,
  type SyncOptions,
  sync,
  TargetError,
} from "jc-connector";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { serveOrganization } from "../support/organization-server.js";

async function served() {
  const server = await serveOrganization(demoOrganization());
  const file = join(temporaryFolder(), "sync.json");
  const options = {
    credential: { apiKey: DEMO_API_KEY },
    baseUrl: server.url,
    file,
    startRps: 0,
  } satisfies SyncOptions;
  return { ...server, file, options };
}

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

  it("writes to a stream, which it leaves open", async () => {
    const { options } = await served();
    const pieces: Buffer[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        pieces.push(Buffer.from(chunk));
        done();
      },
    });
    const listenedTo = stream.eventNames();
    const result = await sync({ ...options, file: stream });
    expect(result).not.toHaveProperty("file");
    expect(JSON.parse(Buffer.concat(pieces).toString()).manifest).toEqual(result.manifest);
    expect(stream.writableEnded).toBe(false);
    expect(stream.eventNames()).toEqual(listenedTo);
  });

  it("writes to the process's standard output as to any stream: also what is not whole", async () => {
    const { options } = await served();
    const program = `import { sync } from "jc-connector";
      await sync(${JSON.stringify({ ...options, file: "-", expect: { user: 99 } })}).catch((error) => {
        console.error(error.verdict, JSON.stringify(error.result.file), error.result.header.incomplete.join());
      });`;
    const node = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
      maxBuffer: 1 << 24,
    });
    const { stdout, stderr } = await node;
    expect(stderr).toBe("incomplete undefined user\n");
    expect(JSON.parse(stdout).sync).toMatchObject({ complete: false, incomplete: ["user"] });
  });

  it("takes its listeners off a stream that it was told to leave, and off the signal", async () => {
    const { options } = await served();
    const stop = new AbortController();
    const reason = new Error("enough");
    let take = () => {};
    const stream = new Writable({
      write(_chunk, _, done) {
        take = done;
        stop.abort(reason);
      },
    });
    const listenedTo = stream.eventNames();
    await expect(sync({ ...options, file: stream, signal: stop.signal })).rejects.toBe(reason);
    const taken = once(stream, "drain");
    stream.write(Buffer.alloc(1 << 20));
    take();
    take();
    await taken;
    expect(stream.eventNames()).toEqual(listenedTo);
    expect(getEventListeners(stop.signal, "abort")).toEqual([]);
  });

  it("rejects with a stream's error, and takes its listeners off it", async () => {
    const { options } = await served();
    const stream = new Writable({
      write(_chunk, _, done) {
        done(Object.assign(new Error("full"), { code: "ENOSPC" }));
      },
    });
    const listenedTo = stream.eventNames();
    const closed = new Promise<void>((resolve) => void stream.once("close", resolve));
    await expect(sync({ ...options, file: stream })).rejects.toBeInstanceOf(OutputError);
    await closed;
    expect(stream.eventNames()).toEqual(listenedTo);
  });

  it("ends by a signal that is none of Node's", async () => {
    const { options, file, hold } = await served();
    const held = hold(3);
    const listeners = new Set<() => void>();
    const foreign = {
      aborted: false,
      addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
    };
    // @ts-expect-error older ones have no reason and throwIfAborted
    const signal: AbortSignal = foreign;
    const ended = sync({ ...options, signal }).catch((error: unknown) => error);
    await held.arrived;
    for (const listener of listeners) listener();
    held.release();
    expect(await ended).toMatchObject({ name: "AbortError" });
    expect(listeners.size).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it("asks nothing when the signal has aborted before", async () => {
    const { options, simulator } = await served();
    const reason = new Error("enough");
    await expect(sync({ ...options, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(simulator.log.entries).toEqual([]);
  });

  it.each<[string, object]>([
    ["an object", {}],
    ["a stream that can only be read", Readable.from([])],
  ])("refuses a file that is %s", async (_, file) => {
    const wrong = { credential: { apiKey: "k" }, baseUrl: "http://127.0.0.1:1", file };
    // @ts-expect-error a program without types can pass anything
    const options: SyncOptions = wrong;
    await expect(sync(options)).rejects.toThrow(
      new TypeError("file: is neither a path nor a stream that can be written to"),
    );
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
