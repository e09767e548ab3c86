// Stands for GitHub's `gh` while a workflow is tried: answers from a folder, and remembers what it was asked to do.
// GH_STATE/repository.json and GH_STATE/artifacts.json are answers; GH_STATE/artifacts/RUN/NAME/ are files of runs;
// GH_STATE/issues.ndjson gets a line for each issue.
import { appendFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadJq } from "jq-wasm";

const state = process.env.GH_STATE ?? "";
if (!process.env.GH_TOKEN) {
  console.error("gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.");
  process.exit(4);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ["jq", "repo", "name", "dir", "title", "body-file"].map((name) => [name, { type: "string" }]),
  ),
});
const call = positionals.join(" ");
const slug = "repos/acme/access";
if (call === `api ${slug}`) await answer("repository.json");
else if (call === `api ${slug}/actions/artifacts?name=jumpcloud-access&per_page=100`) {
  await answer("artifacts.json");
} else if (call === `run download ${positionals[2]}` && values.repo === "acme/access") {
  // Modes are those of a zip that keeps none.
  cpSync(join(state, "artifacts", positionals[2] ?? "", values.name ?? ""), values.dir ?? "", {
    recursive: true,
  });
} else if (call === "issue create" && values.repo === "acme/access") {
  const issue = { title: values.title, body: readFileSync(values["body-file"] ?? "", "utf8") };
  appendFileSync(join(state, "issues.ndjson"), `${JSON.stringify(issue)}\n`);
} else {
  console.error(`gh: no such thing here: ${process.argv.slice(2).join(" ")}`);
  process.exit(1);
}

/** @param {string} file */
async function answer(file) {
  const { stdout, stderr, exitCode } = (await loadJq()).raw(
    readFileSync(join(state, file), "utf8"),
    values.jq ?? ".",
    ["-r"],
  );
  process.stdout.write(stdout === "" ? "" : `${stdout.trimEnd()}\n`);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}
