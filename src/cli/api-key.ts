import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "./errors.js";

/** Where a key may come from, in the order in which they count. */
export interface ApiKeySources {
  /** `--api-key-file`; "-" is standard input. */
  file?: string | undefined;
  /** `--api-key` */
  flag?: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  stdin: Readable;
}

export interface ApiKey {
  key: string;
  /** What the person ought to know about how the key is kept. */
  warning?: string;
}

/** Baton's name is understood too, so that a deployment of its connector can be taken over. */
const keyVariables = ["JUMPCLOUD_API_KEY", "BATON_API_KEY"] as const;
/** JumpCloud's keys have some 50 characters. */
const LONGEST_KEY_BYTES = 4096;
const SHORTEST_LIKELY_KEY = 20;

/** Finds the API key. Throws UsageError when there is none, or it cannot be one; never with a part of it. */
export async function readApiKey({ file, flag, env, stdin }: ApiKeySources): Promise<ApiKey> {
  if (file !== undefined && flag !== undefined) {
    throw new UsageError("--api-key-file and --api-key are both given: use one");
  }
  if (file === "-") return { key: checkedKey(await readStream(stdin), "standard input") };
  if (file !== undefined) return readKeyFile(file);
  if (flag !== undefined) {
    const warning = "--api-key shows the key to everybody who can list processes: use --api-key-file";
    return { key: checkedKey(flag, "--api-key"), warning };
  }
  for (const variable of keyVariables) {
    const value = env[variable];
    if (value) return { key: checkedKey(value, variable) };
  }
  throw new UsageError(
    "no API key: set JUMPCLOUD_API_KEY or use --api-key-file PATH. To try it without an account: jc-connector sync --demo",
  );
}

async function readKeyFile(path: string): Promise<ApiKey> {
  let text: string;
  let mode: number;
  try {
    const handle = await open(path, "r");
    try {
      const buffer = Buffer.alloc(LONGEST_KEY_BYTES + 1);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      text = buffer.toString("utf8", 0, bytesRead);
      mode = (await handle.stat()).mode;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^([A-Z]+): ([^,]*),.*$/, "$2") : "";
    // What is given in place of a path is most likely the key: it is not repeated.
    if (!/[/\\.]/.test(path) && path.length >= SHORTEST_LIKELY_KEY) {
      throw new UsageError(
        "--api-key-file names a file that holds the key, and what was given is no file: was it the key itself?",
      );
    }
    throw new UsageError(`cannot read the API key from ${path}: ${reason}`, { cause: error });
  }
  const key = checkedKey(text, path);
  const isOpenToOthers = (mode & 0o004) !== 0 && (mode & 0o170000) === 0o100000;
  return isOpenToOthers
    ? { key, warning: `everybody on this machine can read ${path}: chmod 600 it` }
    : { key };
}

async function readStream(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    pieces.push(Buffer.from(piece));
    bytes += Buffer.byteLength(piece);
    if (bytes > LONGEST_KEY_BYTES) break;
  }
  return Buffer.concat(pieces).toString("utf8");
}

/**
 * The key that `text` is, without the byte order mark or line end that editors and `echo` leave around it. Throws
 * UsageError, which names the source alone.
 */
export function checkedKey(text: string, source: string): string {
  const key = text.replace(/^\uFEFF/, "").trim();
  if (key === "") throw new UsageError(`the API key from ${source} is empty`);
  if (key.length > LONGEST_KEY_BYTES)
    throw new UsageError(`what ${source} holds is too long to be an API key`);
  // Such a character cannot stand in a header; most often the file holds something else, or two keys.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new UsageError(
      `what ${source} holds is no API key: it has blanks, line ends or special characters in it`,
    );
  }
  return key;
}
