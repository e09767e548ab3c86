import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createRunSignal } from "../../src/cli/run-signal.js";
import { fakeIo } from "./fake-io.js";
import { textSink } from "./text-sink.js";

function brokenSink(code: string) {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });
  return Object.assign(stream, { text: () => "" });
}

describe("the signal of a run", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("is aborted by %s, once it listens no more by nothing", (name) => {
    const io = fakeIo();
    const { signal, close } = createRunSignal(io);
    io.stop(name);
    expect(signal.reason).toMatchObject({ name: "StoppedError", signal: name });

    const later = createRunSignal(io);
    later.close();
    close();
    io.stop(name);
    expect(later.signal.aborted).toBe(false);
  });

  it("is aborted by an error that nobody caught, which rejects the run", async () => {
    const io = fakeIo();
    const { signal, crashed } = createRunSignal(io);
    const bug = new Error("a bug");
    io.crash(bug);
    await expect(crashed).rejects.toBe(bug);
    expect(signal.reason).toBe(bug);
  });

  it.each([
    ["EPIPE", "OutputClosedError"],
    ["ENOSPC", "OutputError"],
  ])("is aborted when standard output answers %s", async (code, name) => {
    const io = fakeIo({ stdout: brokenSink(code) });
    const { signal, flushed } = createRunSignal(io);
    io.stdout.write("data");
    await expect(flushed()).rejects.toMatchObject({ name });
    expect(signal.reason).toMatchObject({ name });
  });

  it("goes on when only the reader of the talk went away", async () => {
    const io = { ...fakeIo(), stderr: brokenSink("EPIPE") };
    const { signal, flushed } = createRunSignal(io);
    io.stderr.write("talk");
    await flushed();
    expect(signal.aborted).toBe(false);
  });

  it("waits until what was written has left", async () => {
    const stdout = textSink();
    const { flushed } = createRunSignal(fakeIo({ stdout }));
    stdout.write("data");
    await flushed();
    expect(stdout.text()).toBe("data");
  });
});
