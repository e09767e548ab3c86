import { changesAgainst, differingMachine } from "./against.js";
import { changeTable, readerTable, startTable, summaryTable, syncTable } from "./tables.js";

/**
 * The results in words and tables, in Markdown.
 *
 * @param {object} results
 * @param {object} [earlier] the results of an earlier run
 */
export function reportText(results, earlier) {
  const { machine, load, takenAt, commit, runs, rows, summary } = results;
  const { cpu, cores, memoryGb, node } = machine;
  const of = (section) => rows.filter((row) => row.section === section);
  const failed = rows.flatMap(({ name, failed: why, floor }) => [
    ...(why === undefined ? [] : [`${name}: ${why}`]),
    ...(floor?.failed === undefined ? [] : [`the floor of ${name}: ${floor.failed}`]),
  ]);
  const blocks = [
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, load ${load.toFixed(1)} before the start;\n${takenAt.slice(0, 10)}, commit ${commit}; medians of ${runsText(runs)}.\n`,
    ...section(of("sync"), syncTable),
    ...section(of("readers"), readerTable),
    ...section([...of("sync"), ...of("readers")], () => FLOOR),
    ...section(of("start"), startTable),
    ...section(summary, summaryTable),
    ...section(failed, (lines) => `Not measured:\n\n${lines.map((line) => `- ${line}\n`).join("")}`),
    ...(earlier === undefined ? [] : [againstText(results, earlier)]),
  ];
  return blocks.join("\n");
}

const FLOOR = `CPU s is user and system time; floor s is that of a program which does nothing but what cannot be left out, measured
in turn with the command: fetch and parse the same pages, write and hash as many bytes (sync); read and parse the same
lines, and hash and write as much (readers). Ratio: CPU s to floor s. A diff does not parse a line again that both of
its files have, and can stay below 1.
`;

function runsText(runs) {
  return runs === 1 ? "1 run" : `${runs} runs`;
}

function section(rows, print) {
  return rows.length === 0 ? [] : [print(rows)];
}

function againstText(results, earlier) {
  const notes = differingMachine(results, earlier).map((line) => `- Another machine or Node, ${line}\n`);
  const head = `Against ${earlier.takenAt}, commit ${earlier.commit}, medians of ${runsText(earlier.runs)}:\n`;
  const changes = changesAgainst(results, earlier);
  const table = changes.length === 0 ? "Nothing was measured in both.\n" : changeTable(changes);
  return [head, ...(notes.length > 0 ? [notes.join("")] : []), table].join("\n");
}
