import { appendFileSync, chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { temporaryFolder } from "../../support/cli.js";
import { folderOfPrograms, installedConnector, newFolder, type Run, root, runProgram } from "./workplace.js";

const textMap = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

export const workflowSchema = z.object({
  on: z.object({ schedule: z.array(z.object({ cron: z.string() })), workflow_dispatch: z.null() }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({
    sync: z.object({
      permissions: z.record(z.string(), z.string()),
      steps: z.array(
        z.object({
          name: z.string().optional(),
          id: z.string().optional(),
          if: z.string().optional(),
          uses: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
          env: textMap.optional(),
          run: z.string().optional(),
        }),
      ),
    }),
  }),
});
type Step = z.infer<typeof workflowSchema>["jobs"]["sync"]["steps"][number];

export interface Night {
  /** What each step that ran was called, with its end; the last one may have failed. */
  steps: Record<string, Run>;
  issues: { title: string; body: string }[];
}

const issueSchema = z.object({ title: z.string(), body: z.string() });

/** GitHub, as far as the workflow sees it: runs, artifacts and issues of one repository. */
export class WorkflowRunner {
  readonly #steps: readonly Step[];
  readonly #state = temporaryFolder();
  readonly #programs = folderOfPrograms({
    gh: `#!/bin/sh\nexec "${process.execPath}" "${join(root, "test/docs/schedule/gh.js")}" "$@"\n`,
    // What `npm ci` makes of a lock file that names the connector; until then there is none.
    npm: '#!/bin/sh\nmkdir -p node_modules/.bin && cp "$(dirname "$0")/installed" node_modules/.bin/jc-connector\n',
    installed: installedConnector,
  });
  readonly #artifacts: { expired: boolean; created_at: string; workflow_run: { id: number } }[] = [];

  constructor(steps: readonly Step[], { isPrivate = true }: { isPrivate?: boolean } = {}) {
    this.#steps = steps;
    writeFileSync(join(this.#state, "repository.json"), JSON.stringify({ private: isPrivate }));
    this.#storeArtifacts();
  }

  /** Artifacts are gone after their days. */
  expireAll(): void {
    for (const artifact of this.#artifacts) artifact.expired = true;
    this.#storeArtifacts();
  }

  /** One run of the workflow, on a machine of its own. */
  async run({ url, key }: { url: string; key: string }): Promise<Night> {
    const id = this.#artifacts.length + 101;
    const workspace = newFolder("access");
    const files = newFolder("files");
    const paths: string[] = [];
    const outputs = new Map<string, string>();
    const night: Night = { steps: {}, issues: [] };
    const before = this.#issues().length;
    const expressions = new Map([
      ["github.token", "token"],
      ["github.server_url", "https://github.com"],
      ["github.repository", "acme/access"],
      ["github.run_id", String(id)],
      ["secrets.JUMPCLOUD_API_KEY", key],
    ]);
    for (const step of this.#steps) {
      if (step.if !== undefined && !holds(step.if, outputs)) continue;
      if (step.uses?.startsWith("actions/upload-artifact@")) this.#upload(step, { workspace, id });
      if (step.run === undefined) continue;
      const [envFile, outputFile, script] = ["path", "output", "script.sh"].map((name) => join(files, name));
      for (const file of [envFile, outputFile]) writeFileSync(file ?? "", "");
      writeFileSync(script ?? "", step.run);
      // The shell of a step that names none: no pipefail.
      const run = await runProgram(["bash", "-e", script ?? ""], {
        cwd: workspace,
        env: {
          HOME: workspace,
          PATH: [...paths, this.#programs, process.env.PATH].join(":"),
          GITHUB_PATH: envFile ?? "",
          GITHUB_OUTPUT: outputFile ?? "",
          GITHUB_REPOSITORY: "acme/access",
          GH_STATE: this.#state,
          JUMPCLOUD_BASE_URL: url,
          ...Object.fromEntries(
            Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, expressions)]),
          ),
        },
      });
      night.steps[step.name ?? ""] = run;
      if (run.code !== 0) break;
      paths.unshift(...linesOf(envFile ?? ""));
      for (const line of linesOf(outputFile ?? "")) {
        const [name = "", value = ""] = line.split("=");
        outputs.set(`steps.${step.id}.outputs.${name}`, value);
      }
    }
    night.issues.push(...this.#issues().slice(before));
    return night;
  }

  #upload(step: Step, { workspace, id }: { workspace: string; id: number }): void {
    const { name, path } = z.looseObject({ name: z.string(), path: z.string() }).parse(step.with);
    const folder = join(this.#state, "artifacts", String(id), name);
    mkdirSync(folder, { recursive: true });
    const stored = join(folder, basename(path));
    copyFileSync(join(workspace, path), stored);
    chmodSync(stored, 0o644);
    const createdAt = new Date(Date.UTC(2026, 10, id % 100)).toISOString();
    this.#artifacts.unshift({ expired: false, created_at: createdAt, workflow_run: { id } });
    this.#storeArtifacts();
  }

  #storeArtifacts(): void {
    const answer = { total_count: this.#artifacts.length, artifacts: this.#artifacts };
    writeFileSync(join(this.#state, "artifacts.json"), JSON.stringify(answer));
  }

  #issues(): Night["issues"] {
    const file = join(this.#state, "issues.ndjson");
    appendFileSync(file, "");
    return linesOf(file).map((line) => issueSchema.parse(JSON.parse(line)));
  }
}

function linesOf(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

function filled(text: string, expressions: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => {
    const value = expressions.get(name);
    if (value === undefined) throw new Error(`the workflow asks for ${name}`);
    return value;
  });
}

/** Of the expressions that there are, those that compare an output with a text. */
function holds(expression: string, outputs: ReadonlyMap<string, string>): boolean {
  const [, name = "", text] = /^([\w.]+) != '([^']*)'$/.exec(expression) ?? [];
  if (text === undefined) throw new Error(`the workflow asks whether ${expression}`);
  return (outputs.get(name) ?? "") !== text;
}
