import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { readExposition } from "./exposition.js";

/** Prometheus's own tool, where it is on the PATH: Debian's package `prometheus` has it. */
export const promtool = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "promtool"))
  .find((path) => existsSync(path));

/**
 * The series of one organisation, or those without one, in a metrics file: names without the beginning that all have, and
 * the resource type behind a colon. Throws an Error where the file is not as Prometheus reads it.
 */
export function seriesOf(file: string, organizationId?: string): Record<string, number> {
  const text = readFileSync(file, "utf8");
  if (promtool !== undefined) execFileSync(promtool, ["check", "metrics"], { input: text, stdio: "pipe" });
  return Object.fromEntries(
    [...readExposition(text)].flatMap(([name, { samples }]) =>
      samples
        .filter(({ labels }) => labels.organization_id === organizationId)
        .map(({ labels, value }) => {
          const { resource_type: type } = labels;
          return [
            `${name.replace(/^jc_connector_(sync_)?/, "")}${type === undefined ? "" : `:${type}`}`,
            value,
          ];
        }),
    ),
  );
}
