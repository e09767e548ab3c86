import { parseArgs } from "node:util";
import { sizes } from "./sizes.js";

export const parts = ["sync", "readers", "start"];

export const HELP = `npm run bench -- [--only PARTS] [--size SIZES] [--runs N] [--out FILE] [--against FILE]

Measures the built command line against a simulated JumpCloud. Nothing passes or fails on time.

  --only PARTS    of ${parts.join(",")} (default: all)
  --size SIZES    of ${Object.keys(sizes).join(",")} users (default: all); readers are measured from 10k on
  --runs N        of each measurement, whose median is shown (default: 3; start-up: at least 11)
  --out FILE      where the figures go as JSON (default: bench-results.json)
  --against FILE  such a file of an earlier run, to compare with
  --help          shows this

Exit codes: 0 measured; 1 something could not be measured; 2 the arguments are wrong.
`;

/** Arguments that make no sense. The message is one line. */
export class ArgumentError extends Error {
  name = "ArgumentError";
}

const options = {
  only: { type: "string", default: parts.join(",") },
  size: { type: "string", default: Object.keys(sizes).join(",") },
  runs: { type: "string", default: "3" },
  out: { type: "string", default: "bench-results.json" },
  against: { type: "string" },
  help: { type: "boolean", default: false },
};

/**
 * Reads what stands behind `npm run bench --`. Throws ArgumentError.
 *
 * @param {readonly string[]} args
 */
export function readArguments(args) {
  const { only, size, runs, out, against, help } = parse(args);
  if (!/^[1-9]\d{0,2}$/.test(runs)) throw new ArgumentError(`--runs ${runs}: give a number from 1 to 999`);
  return {
    parts: chosen("--only", only, parts),
    sizes: chosen("--size", size, Object.keys(sizes)),
    runs: Number(runs),
    out,
    against,
    help,
  };
}

function parse(args) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Node goes on with advice for who writes such a program.
    throw new ArgumentError(error.message.split(/[.\n]/)[0]);
  }
}

/** Those of `known` that are named, in their own order. */
function chosen(flag, text, known) {
  const names = text.split(",");
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) {
    throw new ArgumentError(`${flag} ${text}: "${strange}" is none of ${known.join(", ")}`);
  }
  return known.filter((name) => names.includes(name));
}
