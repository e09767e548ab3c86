import { figuresOf } from "./figures.js";
import { RunError } from "./run-error.js";

/**
 * Measures several things `runs` times each, all of them once a round, so that they see the same machine. What fails is
 * not run again; its name has `failed` in place of figures.
 *
 * @param {readonly { name: string, run(round: number): Promise<import("./measure.js").Usage> }[]} subjects
 * @param {{ runs: number, say(text: string): void }} options
 */
export async function measureRounds(subjects, { runs, say }) {
  const usages = new Map(subjects.map(({ name }) => [name, []]));
  const failed = new Map();
  for (let round = 1; round <= runs; round += 1) {
    for (const { name, run } of subjects) {
      if (failed.has(name)) continue;
      try {
        const usage = await run(round);
        usages.get(name).push(usage);
        say(`${name}, run ${round} of ${runs}: ${usageText(usage)}`);
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        failed.set(name, error.message);
        say(`${name}, run ${round} of ${runs}: FAILED, ${error.message}`);
      }
    }
  }
  return new Map(
    subjects.map(({ name }) => [
      name,
      failed.has(name) ? { failed: failed.get(name) } : figuresOf(usages.get(name)),
    ]),
  );
}

function usageText({ wallMs, cpuMs, peakMb }) {
  return `${(wallMs / 1000).toFixed(2)} s, CPU ${(cpuMs / 1000).toFixed(2)} s, ${Math.round(peakMb)} MB`;
}
