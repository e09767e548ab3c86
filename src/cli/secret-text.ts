import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "./errors.js";

/** A secret that is kept outside, in the words of messages. */
export interface SecretKind {
  /** "an API key" */
  aSecret: string;
  /** "the API key" */
  theSecret: string;
  /** "the key" */
  short: string;
  /** "--api-key-file" */
  fileFlag: string;
}

export interface SecretText {
  text: string;
  /** What the person ought to know about how the secret is kept. */
  warning?: string;
}

/** JumpCloud's keys have some 50 characters. */
const LONGEST_BYTES = 4096;
const SHORTEST_LIKELY_SECRET = 20;

/** Reads a secret from a file; "-" is `stdin`. Throws UsageError, never with a part of it. */
export async function readSecretFile(
  path: string,
  { kind, stdin }: { kind: SecretKind; stdin: Readable },
): Promise<SecretText> {
  if (path === "-") {
    return { text: checkedSecret(await readStream(stdin), { kind, source: "standard input" }) };
  }
  let content: string;
  let mode: number;
  try {
    const handle = await open(path, "r");
    try {
      content = await readStart(handle);
      mode = (await handle.stat()).mode;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^([A-Z]+): ([^,]*),.*$/, "$2") : "";
    // What is given in place of a path is most likely the secret: it is not repeated.
    if (!/[/\\.]/.test(path) && path.length >= SHORTEST_LIKELY_SECRET) {
      throw new UsageError(
        `${kind.fileFlag} names a file that holds ${kind.short}, and what was given is no file: was it ${kind.short} itself?`,
      );
    }
    throw new UsageError(`cannot read ${kind.theSecret} from ${path}: ${reason}`, { cause: error });
  }
  const text = checkedSecret(content, { kind, source: path });
  const isOpenToOthers = (mode & 0o004) !== 0 && (mode & 0o170000) === 0o100000;
  return isOpenToOthers
    ? { text, warning: `everybody on this machine can read ${path}: chmod 600 it` }
    : { text };
}

/** What is meant by a text that holds a secret: editors and `echo` leave a byte order mark or a line end around it. */
export function checkedSecret(
  content: string,
  { kind, source }: { kind: Pick<SecretKind, "aSecret" | "theSecret">; source: string },
): string {
  const text = content.replace(/^\uFEFF/, "").trim();
  if (text === "") throw new UsageError(`${kind.theSecret} from ${source} is empty`);
  if (text.length > LONGEST_BYTES)
    throw new UsageError(`what ${source} holds is too long to be ${kind.aSecret}`);
  // Such a character cannot stand in a header; most often the file holds something else, or two keys.
  if (!/^[\x21-\x7e]+$/.test(text)) {
    const no = kind.aSecret.replace(/^an? /, "no ");
    throw new UsageError(
      `what ${source} holds is ${no}: it has blanks, line ends or special characters in it`,
    );
  }
  return text;
}

/** To the end, or one byte further than a secret may be: a pipe gives what has come so far, often half of it. */
async function readStart(handle: FileHandle): Promise<string> {
  const buffer = Buffer.alloc(LONGEST_BYTES + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.toString("utf8", 0, length);
}

async function readStream(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    pieces.push(Buffer.from(piece));
    bytes += Buffer.byteLength(piece);
    if (bytes > LONGEST_BYTES) break;
  }
  return Buffer.concat(pieces).toString("utf8");
}
