import { compareText } from "../model/order.js";
import { type Family, families, type Sample } from "./families.js";
import type { RunFacts } from "./run-facts.js";

/**
 * The text that Prometheus reads, format 0.0.4: each metric with its HELP and TYPE, organisations by id. The formats of
 * numbers are JavaScript's, which Go's ParseFloat reads. Source:
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function printMetrics(runs: readonly RunFacts[]): string {
  const sorted = runs.toSorted((a, b) => compareText(a.organizationId ?? "", b.organizationId ?? ""));
  return families.map((family) => printFamily(family, sorted)).join("");
}

/** Empty for a metric that nobody has: a HELP without a sample says nothing. */
function printFamily({ name, help, samples }: Family, runs: readonly RunFacts[]): string {
  const lines = runs.flatMap((facts) => samples(facts).map((sample) => printSample(name, sample, facts)));
  if (lines.length === 0) return "";
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join("")}`;
}

function printSample(name: string, { value, labels }: Sample, { organizationId }: RunFacts): string {
  const all = { ...(organizationId !== undefined && { organization_id: organizationId }), ...labels };
  const pairs = Object.entries(all).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}\n`;
}

/** An id is JumpCloud's: whatever it holds, it ends neither the label nor the line. */
function escapeLabel(text: string): string {
  return text.toWellFormed().replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
