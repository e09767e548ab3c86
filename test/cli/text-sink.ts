import { Writable } from "node:stream";
import type { TextStream } from "../../src/cli/io.js";

/** A stream that keeps what was written and emits each piece as "text", with the width of a terminal where it is to be one. */
export interface TextSink extends TextStream {
  text(): string;
}

export function textSink(columns?: number): TextSink {
  let written = "";
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      const text = chunk.toString("utf8");
      written += text;
      stream.emit("text", text);
      done();
    },
  });
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  return Object.assign(stream, { text: () => written, ...terminal });
}
