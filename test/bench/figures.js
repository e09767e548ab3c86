/** @typedef {{ median: number, min: number, max: number }} Figure */

/**
 * @param {readonly number[]} values at least one
 * @returns {Figure}
 */
export function figureOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
    min: sorted[0],
    max: sorted[sorted.length - 1],
  };
}

/**
 * What a number of runs used.
 *
 * @param {readonly import("./measure.js").Usage[]} runs at least one
 */
export function figuresOf(runs) {
  return {
    wallMs: figureOf(runs.map(({ wallMs }) => wallMs)),
    cpuMs: figureOf(runs.map(({ cpuMs }) => cpuMs)),
    peakMb: figureOf(runs.map(({ peakMb }) => peakMb)),
  };
}
