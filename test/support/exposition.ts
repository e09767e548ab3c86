/** One sample of a metrics file. */
export interface ReadSample {
  labels: Readonly<Record<string, string>>;
  value: number;
}

export interface ReadMetric {
  help: string;
  type: string;
  samples: readonly ReadSample[];
}

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = `[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"`;
const HELP = new RegExp(`^# HELP (${NAME}) ((?:[^\\\\]|\\\\[\\\\n])+)$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`);
const SAMPLE = new RegExp(
  `^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)\\})? (-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`,
);

/**
 * The metrics of a text in Prometheus's exposition format 0.0.4, strictly: HELP, TYPE and samples of a metric stand
 * together, each metric and each series once, every line is ended. Throws an Error that quotes the line.
 */
export function readExposition(text: string): Map<string, ReadMetric> {
  const metrics = new Map<string, { help: string; type: string; samples: ReadSample[] }>();
  const series = new Set<string>();
  let current: { name: string; help: string } | undefined;
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last line is not ended");
  for (const line of text.split("\n").slice(0, -1)) {
    const wrong = (why: string) => new Error(`${why}: ${JSON.stringify(line)}`);
    const [, helped, help = ""] = HELP.exec(line) ?? [];
    if (helped !== undefined) {
      if (metrics.has(helped)) throw wrong("a metric stands twice");
      current = { name: helped, help };
      continue;
    }
    const [, typed, type = ""] = TYPE.exec(line) ?? [];
    if (typed !== undefined) {
      if (typed !== current?.name || metrics.has(typed)) throw wrong("a TYPE without its HELP above");
      metrics.set(typed, { help: current.help, type, samples: [] });
      continue;
    }
    const [, name = "", labels = "", value] = SAMPLE.exec(line) ?? [];
    if (value === undefined) throw wrong("no line of the format");
    if (name !== current?.name || !metrics.has(name)) throw wrong("a sample apart from its metric");
    if (series.has(`${name}{${labels}`)) throw wrong("a series stands twice");
    series.add(`${name}{${labels}`);
    metrics.get(name)?.samples.push({ labels: labelsOf(labels), value: Number(value) });
  }
  for (const [name, { samples }] of metrics)
    if (samples.length === 0) throw new Error(`${name} has no sample`);
  return metrics;
}

function labelsOf(text: string): Record<string, string> {
  const pairs = text.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"/g);
  return Object.fromEntries(
    [...pairs].map(([, name, value = ""]) => [
      name,
      value.replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character)),
    ]),
  );
}
