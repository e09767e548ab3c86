import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { StoppedError } from "../../src/cli/errors.js";
import { writeOutput } from "../../src/cli/output.js";
import { ByteText, utf8Bytes } from "../../src/export/byte-text.js";
import { OutputClosedError, OutputError } from "../../src/sync-file/errors.js";
import { fakeIo } from "./fake-io.js";
import { textSink } from "./text-sink.js";

const line = `${"x".repeat(99)}\n`;

describe("output", () => {
  it("leaves in pieces of about 64 KB, none asked for before the last one is taken", async () => {
    let asked = 0;
    const taken: string[] = [];
    const stdout = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _, done) {
        const before = asked;
        setImmediate(() => {
          expect(asked).toBe(before);
          // The bytes are its own until it is done, so only now are they looked at.
          taken.push(chunk.toString());
          done();
        });
      },
    });
    const lineOf = (number: number) => `${String(number).padStart(99, "x")}\n`;
    function* lines() {
      for (asked = 0; asked < 3000; asked += 1) yield lineOf(asked);
    }
    const io = { ...fakeIo(), stdout: Object.assign(stdout, { text: () => "" }) };
    await writeOutput({ io, signal: new AbortController().signal }, lines());
    expect(taken.map(({ length }) => length)).toEqual([65_600, 65_600, 65_600, 65_600, 37_600]);
    expect(taken.join("")).toBe(Array.from({ length: 3000 }, (_, number) => lineOf(number)).join(""));
  });

  it("is what was given, whatever the pieces", async () => {
    const io = fakeIo();
    const long = "é".repeat(200_000);
    async function* pieces() {
      yield* ["", "é", "", "🚀\n", long, "a"];
      yield* [new ByteText(utf8Bytes("Łé")), new ByteText(utf8Bytes(long))];
    }
    await writeOutput({ io, signal: new AbortController().signal }, pieces());
    expect(io.stdout.text()).toBe(`é🚀\n${long}aŁé${long}`);
  });

  it.each([
    ["EPIPE", OutputClosedError],
    ["ENOSPC", OutputError],
  ])("tells of %s", async (code, kind) => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });
    const io = { ...fakeIo(), stdout: Object.assign(stdout, { text: () => "" }) };
    await expect(writeOutput({ io, signal: new AbortController().signal }, [line])).rejects.toBeInstanceOf(
      kind,
    );
  });

  it("ends when the run is to end, with nothing more written", async () => {
    const controller = new AbortController();
    const stdout = textSink();
    function* lines() {
      yield line;
      controller.abort(new StoppedError("SIGINT"));
      yield line;
    }
    await expect(
      writeOutput({ io: fakeIo({ stdout }), signal: controller.signal }, lines()),
    ).rejects.toBeInstanceOf(StoppedError);
    expect(stdout.text()).toBe("");
  });
});
