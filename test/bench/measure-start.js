import { CLI, measure } from "./measure.js";
import { measureRounds } from "./rounds.js";

/** Fewer than this say little of some ten milliseconds. */
const FEWEST_RUNS = 11;

const bare = { name: "node -e 0", args: ["-e", "0"] };
const commands = [
  bare,
  ...[["--version"], ["--help"], ["audit", "--help"]].map((args) => ({
    name: args.join(" "),
    args: [CLI, ...args],
  })),
];

/**
 * Measures what starting takes, against bare Node.
 *
 * @param {import("./measure-syncs.js").Bench} bench
 */
export async function measureStart({ runs, say }) {
  const count = Math.max(FEWEST_RUNS, runs);
  say(`start: ${count} runs of ${commands.map(({ name }) => name).join(", ")}`);
  const subjects = commands.map(({ name, args }) => ({ name, run: () => measure(args) }));
  const measured = await measureRounds(subjects, { runs: count, say: () => {} });
  const rows = commands.map(({ name }) => ({ section: "start", name, ...measured.get(name) }));
  const base = measured.get(bare.name);
  return rows.map((row) =>
    row.failed === undefined && base.failed === undefined
      ? {
          ...row,
          beyondNodeMs: {
            wall: row.wallMs.median - base.wallMs.median,
            cpu: row.cpuMs.median - base.cpuMs.median,
          },
        }
      : row,
  );
}
