import { setImmediate } from "node:timers/promises";
import { Chain } from "./chain.js";
import { ReceiptsError } from "./errors.js";
import { piecesOf } from "./lines.js";
import { Pairing } from "./pairing.js";
import { RECEIPT_FORMAT, RECEIPT_VERSION } from "./receipt-line.js";

/** Something about a line, by its number in the file from 1. */
export interface Remark {
  line: number;
  problem: string;
}

/** A receipts file, and what it states falsely about itself. */
export interface ReceiptsReading {
  /** The changes, in the order of their first lines. */
  pairing: Pairing;
  /** What is false: somebody changed the file. */
  findings: Remark[];
  /** What a run that died or a clock that was set leaves behind. */
  remarks: Remark[];
  /** Where the next line goes on. */
  chain: Chain;
  /** The bytes end within a line: the next one needs a line feed before it. */
  isCutShort: boolean;
}

const LINE_FEED = 0x0a;

/** A pause after so many bytes: whoever waits for a signal has to be heard. */
const TURN_BYTES = 1024 * 1024;
/** Torn lines that are told one by one. */
const TOLD_TORN = 10;

/** Reads the bytes of a receipts file. Throws ReceiptsError where a newer version wrote it. */
export function readReceipts(name: string, bytes: Uint8Array): ReceiptsReading {
  const turns = readInTurns(name, bytes);
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  return turn.value;
}

/** The same, and lets others have their turn meanwhile. Throws the reason of the signal too. */
export async function readReceiptsPatiently(
  name: string,
  { bytes, signal }: { bytes: Uint8Array; signal?: AbortSignal | undefined },
): Promise<ReceiptsReading> {
  const turns = readInTurns(name, bytes);
  let turn = turns.next();
  while (turn.done !== true) {
    await setImmediate();
    signal?.throwIfAborted();
    turn = turns.next();
  }
  return turn.value;
}

function* readInTurns(name: string, bytes: Uint8Array): Generator<void, ReceiptsReading> {
  const chain = new Chain();
  const pairing = new Pairing();
  const findings: Remark[] = [];
  const remarks: Remark[] = [];
  let latest = "";
  let number = 0;
  let torn = 0;
  let turn = 0;
  for (const piece of piecesOf(bytes, isOurs)) {
    const at = (problem: string): Remark => ({ line: number, problem });
    turn += piece.bytes.length;
    if (turn > TURN_BYTES) {
      turn = 0;
      yield;
    }
    const chained = piece.isTooShort ? undefined : chain.push(piece.bytes);
    if (chained === undefined) {
      if (piece.isTooShort) chain.pushTorn(piece.bytes, piece.lines);
      if (piece.lines === 1) refuseNewer(piece.bytes, `${name}:${number + 1}`);
      for (let told = torn; told < Math.min(torn + piece.lines, TOLD_TORN); told += 1) {
        remarks.push({
          line: number + told - torn + 1,
          problem: "it is torn: a run ended while it wrote it",
        });
      }
      number += piece.lines;
      torn += piece.lines;
      continue;
    }
    number += 1;
    const { line, problems } = chained;
    findings.push(...problems.map(at), ...pairing.add(line).map(at));
    if (line.time < latest) remarks.push(at(`its time ${line.time} is before that of a line above it`));
    else latest = line.time;
  }
  if (torn > TOLD_TORN) {
    remarks.push({
      line: number,
      problem: `up to here ${torn - TOLD_TORN} more lines are torn or illegible`,
    });
  }
  return {
    pairing,
    findings,
    remarks,
    chain,
    isCutShort: bytes.length > 0 && bytes.at(-1) !== LINE_FEED,
  };
}

function isOurs(line: Uint8Array): boolean {
  return BEGINNING.equals(line.subarray(0, BEGINNING.length));
}

const BYTE_ORDER_MARK = Buffer.from("\uFEFF");
const BEGINNING = Buffer.from(`{"format":"${RECEIPT_FORMAT}","version":`);

/** So much of a torn line is of no other file. */
const LEAST_OF_OURS = `{"format":"${RECEIPT_FORMAT}`.length;

/**
 * Whether a file that begins so is one of receipts, also where its first lines are torn, or an editor put a byte order
 * mark before them.
 */
export function areReceipts(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes);
  for (const line of linesOf(start.indexOf(BYTE_ORDER_MARK) === 0 ? start.subarray(3) : start)) {
    if (isOurs(line)) return true;
    if (!BEGINNING.subarray(0, line.length).equals(line)) return false;
    if (line.length >= LEAST_OF_OURS) return true;
  }
  return false;
}

/** Whether a file without a whole line holds nothing but torn ones of ours. */
export function areTornReceipts(bytes: Uint8Array): boolean {
  let place = 0;
  for (const byte of bytes) {
    if (byte === LINE_FEED) place = 0;
    else if (place < BEGINNING.length && byte !== BEGINNING[place]) return false;
    else place += 1;
  }
  return true;
}

/** The lines without their line feeds; the last one may have none. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    yield bytes.subarray(start, end === -1 ? bytes.length : end);
    if (end === -1) return;
    start = end + 1;
  }
}

/** Illegible to this version is not torn. */
function refuseNewer(piece: Uint8Array, where: string): void {
  const [, version] =
    new RegExp(`^\\{"format":"${RECEIPT_FORMAT}","version":(\\d+)`).exec(
      Buffer.from(piece.subarray(0, 80)).toString("latin1"),
    ) ?? [];
  if (version === undefined || Number(version) <= RECEIPT_VERSION) return;
  throw new ReceiptsError(`${where}: is of version ${version}: a newer jc-connector wrote it, and reads it`);
}
