import { goConnector } from "./go-connector.js";
import { markdownTable } from "./markdown-table.js";

const left = (title) => ({ title, align: "left" });
const right = (title) => ({ title });

/** Cells of values that may not be known: those stay blank. */
const seconds = (figure) => (figure === undefined ? undefined : (figure.median / 1000).toFixed(2));
const megabytes = (bytes) => (bytes === undefined ? undefined : (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0));
/** Nothing less than half a per cent is told, whichever sign it has. */
function percent(value) {
  if (value === undefined) return undefined;
  const rounded = Math.round(value);
  return `${rounded > 0 ? "+" : ""}${rounded === 0 ? 0 : rounded} %`;
}

function ratio({ cpuMs, floor }) {
  if (cpuMs === undefined || floor?.cpuMs === undefined) return undefined;
  return (cpuMs.median / floor.cpuMs.median).toFixed(2);
}

export function syncTable(rows) {
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

export function readerTable(rows) {
  const columns = ["wall s", "CPU s", "floor s", "ratio", "peak MB", "written MB"];
  const cells = rows.map((row) => [
    row.name,
    seconds(row.wallMs),
    seconds(row.cpuMs),
    seconds(row.floor?.cpuMs),
    ratio(row),
    row.peakMb?.median.toFixed(0),
    megabytes(row.written?.bytes),
  ]);
  return markdownTable([left("reader"), ...columns.map(right)], cells);
}

export function startTable(rows) {
  const columns = ["wall ms", "CPU ms", "beyond Node: wall ms", "beyond Node: CPU ms", "peak MB"];
  const cells = rows.map(({ name, wallMs, cpuMs, peakMb, beyondNodeMs }) => [
    name,
    wallMs?.median.toFixed(0),
    cpuMs?.median.toFixed(0),
    beyondNodeMs?.wall.toFixed(0),
    beyondNodeMs?.cpu.toFixed(0),
    peakMb?.median.toFixed(0),
  ]);
  return markdownTable([left("start, 11 runs or more"), ...columns.map(right)], cells);
}

export function summaryTable(lines) {
  const cells = lines.map(({ name, value, unit, target }) => [name, value.toFixed(1), unit, `${target}`]);
  return markdownTable([left("growth"), right("measured"), left("unit"), right("at most")], cells);
}

export function changeTable(changes) {
  const cells = changes.map(({ name, cpuMs, wallMs, peakMb }) => [
    name,
    percent(cpuMs),
    percent(wallMs),
    percent(peakMb),
  ]);
  return markdownTable([left("change"), right("CPU"), right("wall"), right("peak memory")], cells);
}
