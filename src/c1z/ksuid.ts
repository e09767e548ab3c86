const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = BigInt(ALPHABET.length);
const LENGTH = 27;
/** KSUIDs count seconds from 2014-05-13T16:53:20Z. */
const EPOCH_SECONDS = 1_400_000_000;
const PAYLOAD_BYTES = 16;

/** What a KSUID is made of: a time in whole seconds, and 16 bytes. */
export interface KsuidParts {
  time: Date;
  payload: Uint8Array;
}

/** The 27 characters of a KSUID: 4 bytes of time and 16 of payload, in base 62. */
export function formatKsuid({ time, payload }: KsuidParts): string {
  if (payload.length !== PAYLOAD_BYTES) throw new RangeError(`a KSUID holds ${PAYLOAD_BYTES} bytes`);
  if (!isKsuidTime(time)) throw new RangeError("the time is none that a KSUID can hold");
  let rest = BigInt(`0x${secondsSince(time).toString(16)}${Buffer.from(payload).toString("hex")}`);
  let text = "";
  while (text.length < LENGTH) {
    text = ALPHABET.charAt(Number(rest % BASE)) + text;
    rest /= BASE;
  }
  return text;
}

/** Whether a KSUID can hold the time: from 2014 to 2150. */
export function isKsuidTime(time: Date): boolean {
  const seconds = secondsSince(time);
  return seconds >= 0 && seconds <= 0xff_ff_ff_ff;
}

function secondsSince(time: Date): number {
  return Math.floor(time.getTime() / 1000) - EPOCH_SECONDS;
}

/** The parts of a KSUID; `undefined` when the text is none. */
export function parseKsuid(text: string): KsuidParts | undefined {
  if (text.length !== LENGTH) return undefined;
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    value = value * BASE + BigInt(digit);
  }
  const hex = value.toString(16).padStart(40, "0");
  if (hex.length > 40) return undefined;
  const seconds = Number.parseInt(hex.slice(0, 8), 16) + EPOCH_SECONDS;
  return { time: new Date(seconds * 1000), payload: Buffer.from(hex.slice(8), "hex") };
}
