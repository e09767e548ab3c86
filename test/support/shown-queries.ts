import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { loadJq } from "jq-wasm";

/** A command of a page, and the answer that stands below it. */
export interface ShownQuery {
  command: string;
  answer: string;
}

const SHOWN = /```sh\n((?:duckdb|jq) [^`]*)```\n\n```text\n([^`]*)```/g;

export function shownQueries(page: string): ShownQuery[] {
  return [...page.matchAll(SHOWN)].map(([, command = "", answer = ""]) => ({ command, answer }));
}

/** The page with the answers of these queries in place of its own, in their order. */
export function withAnswers(page: string, answers: readonly string[]): string {
  const left = [...answers];
  return page.replace(
    SHOWN,
    (_, command: string) => `\`\`\`sh\n${command}\`\`\`\n\n\`\`\`text\n${left.shift()}\`\`\``,
  );
}

/** What a `duckdb` or `jq` command prints when it is run in a folder. The tools are libraries here: none need be installed. */
export async function runQuery(command: string, cwd: string): Promise<string> {
  const sql = /^duckdb (?:-csv )?(\S+) -c "([^"$`\\]*)"\n$/.exec(command);
  if (sql !== null) return runDuckDb({ database: join(cwd, sql[1] ?? ""), sql: sql[2] ?? "", cwd });
  const jq = /^jq (-\w+) '([^']*)' ([\w. -]+)\n$/.exec(command);
  if (jq === null) throw new Error(`not a duckdb or jq command that a shell takes as it stands: ${command}`);
  const [, flags = "", filter = "", files = ""] = jq;
  const texts = files.split(" ").map((file) => readFileSync(join(cwd, file), "utf8"));
  const { stdout, stderr, exitCode } = (await loadJq()).raw(texts.join("\n"), filter, [flags]);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout === "" || stdout.endsWith("\n") ? stdout : `${stdout}\n`;
}

async function runDuckDb({ database, sql, cwd }: { database: string; sql: string; cwd: string }) {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  try {
    await connection.run(`set file_search_path = '${cwd.replaceAll("'", "''")}'`);
    const reader = await connection.runAndReadAll(sql);
    return [reader.columnNames(), ...reader.getRows()].map((row) => `${row.map(csvCell).join(",")}\n`).join("");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** As `duckdb -csv` of 1.5.6 prints it: quoted for what is no plain ASCII either. */
function csvCell(value: unknown): string {
  const text = value === null ? "NULL" : String(value);
  return /[\p{Cc}"',\u{80}-\u{10ffff}]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
