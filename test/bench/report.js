import { changesAgainst, differingMachine } from "./against.js";
import { goConnector } from "./go-connector.js";
import { markdownTable } from "./markdown-table.js";

const left = (title) => ({ title, align: "left" });
const right = (title) => ({ title });

const seconds = (figure) => (figure === undefined ? undefined : (figure.median / 1000).toFixed(2));
const megabytes = (bytes) => (bytes === undefined ? undefined : (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0));
const percent = (value) => (value === undefined ? undefined : `${value > 0 ? "+" : ""}${value.toFixed(0)} %`);

function ratio({ cpuMs, floor }) {
  if (cpuMs === undefined || floor?.cpuMs === undefined) return undefined;
  return (cpuMs.median / floor.cpuMs.median).toFixed(2);
}

function syncTable(rows) {
  const columns = [
    "requests",
    "bound",
    "wall s",
    "target s",
    "CPU s",
    "floor s",
    "ratio",
    "peak MB",
    "file MB",
  ];
  const cells = rows.map((row) => [
    row.name,
    row.failed === undefined ? String(row.requests) : undefined,
    String(row.bound),
    seconds(row.wallMs),
    row.wallTargetS?.toFixed(2),
    seconds(row.cpuMs),
    seconds(row.floor?.cpuMs),
    ratio(row),
    row.peakMb?.median.toFixed(0),
    megabytes(row.fileBytes),
  ]);
  const last = rows.findLastIndex(({ size }) => size === goConnector.size);
  const goCells = goConnector.runs.map(({ latencyMs, wallS }) => [
    `${goConnector.size}, ${latencyMs} ms, Go connector`,
    String(goConnector.requests),
    undefined,
    String(wallS),
  ]);
  if (last !== -1) cells.splice(last + 1, 0, ...goCells);
  const source = last === -1 ? "" : `\nGo connector: ${goConnector.source};\n${goConnector.remark}.\n`;
  return `${markdownTable([left("sync"), ...columns.map(right)], cells)}${source}`;
}

function readerTable(rows) {
  const columns = ["wall s", "CPU s", "floor s", "ratio", "peak MB", "written MB"];
  const cells = rows.map((row) => [
    row.name,
    seconds(row.wallMs),
    seconds(row.cpuMs),
    seconds(row.floor?.cpuMs),
    ratio(row),
    row.peakMb?.median.toFixed(0),
    megabytes(row.writtenBytes),
  ]);
  return markdownTable([left("reader"), ...columns.map(right)], cells);
}

function startTable(rows) {
  const columns = ["wall ms", "CPU ms", "beyond Node: wall ms", "beyond Node: CPU ms", "peak MB"];
  const cells = rows.map(({ name, wallMs, cpuMs, peakMb, beyondNodeMs }) => [
    name,
    wallMs?.median.toFixed(0),
    cpuMs?.median.toFixed(0),
    beyondNodeMs?.wall.toFixed(0),
    beyondNodeMs?.cpu.toFixed(0),
    peakMb?.median.toFixed(0),
  ]);
  return markdownTable([left("start"), ...columns.map(right)], cells);
}

function summaryTable(lines) {
  const cells = lines.map(({ name, value, unit, target }) => [name, value.toFixed(1), unit, `${target}`]);
  return markdownTable([left("growth"), right("measured"), left("unit"), right("at most")], cells);
}

function changeTable(changes) {
  const cells = changes.map(({ name, cpuMs, wallMs, peakMb }) => [
    name,
    percent(cpuMs),
    percent(wallMs),
    percent(peakMb),
  ]);
  return markdownTable([left("change"), right("CPU"), right("wall"), right("peak memory")], cells);
}

/**
 * The results in words and tables, in Markdown.
 *
 * @param {object} results
 * @param {object} [earlier] the results of an earlier run
 */
export function reportText(results, earlier) {
  const { machine, takenAt, commit, runs, rows, summary } = results;
  const { cpu, cores, memoryGb, node } = machine;
  const of = (section) => rows.filter((row) => row.section === section);
  const failed = rows.flatMap(({ name, failed: why, floor }) => [
    ...(why === undefined ? [] : [`${name}: ${why}`]),
    ...(floor?.failed === undefined ? [] : [`the floor of ${name}: ${floor.failed}`]),
  ]);
  const blocks = [
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}; ${takenAt.slice(0, 10)}, commit ${commit}; medians of ${runsText(runs)}.\n`,
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
lines, and hash and write as much (readers). Ratio: CPU s to floor s.
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
  return [
    head,
    ...(notes.length > 0 ? [notes.join("")] : []),
    changeTable(changesAgainst(results, earlier)),
  ].join("\n");
}
