import { execFile } from "node:child_process";
import { getEventListeners, once } from "node:events";
import { existsSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import { OutputError, type SyncOptions, sync } from "jc-connector";
import { describe, expect, it } from "vitest";
import { served } from "./served.js";

describe("a sync into a stream", () => {
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
});

describe("the signal of a sync", () => {
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
});
