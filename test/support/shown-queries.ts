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

const loadedJq = loadJq();

export function shownQueries(page: string): ShownQuery[] {
  return [...page.matchAll(SHOWN)].map(([, command = "", answer = ""]) => ({ command, answer }));
}

/** The page with these answers in place of its own, in their order. */
export function withAnswers(page: string, answers: readonly string[]): string {
  const left = [...answers];
  return page.replace(
    SHOWN,
    (_, command: string) => `\`\`\`sh\n${command}\`\`\`\n\n\`\`\`text\n${left.shift()}\`\`\``,
  );
}

/** What a `duckdb` or `jq` command prints in a folder. Both tools come as packages, so that none needs to be installed. */
export async function runQuery(command: string, cwd: string): Promise<string> {
  // What a shell would take apart within its quotes is no match.
  const [, database = "", sql] = /^duckdb (?:-csv )?(\S+) -c "([^"$`\\]*)"\n$/.exec(command) ?? [];
  if (sql !== undefined) return runSql(sql, { database: join(cwd, database), cwd });
  const [, flags = "", filter, files = ""] = /^jq (-\w+) '([^']*)' ([\w. -]+)\n$/.exec(command) ?? [];
  if (filter === undefined) throw new Error(`neither duckdb nor jq as a shell takes it: ${command}`);
  const texts = files.split(" ").map((file) => readFileSync(join(cwd, file), "utf8"));
  const { stdout, stderr, exitCode } = (await loadedJq).raw(texts.join(""), filter, [flags]);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout === "" || stdout.endsWith("\n") ? stdout : `${stdout}\n`;
}

async function runSql(sql: string, { database, cwd }: { database: string; cwd: string }): Promise<string> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  try {
    await connection.run(`set file_search_path = '${cwd}'`);
    const reader = await connection.runAndReadAll(sql);
    return [reader.columnNames(), ...reader.getRows()]
      .map((row) => `${row.map(csvCell).join(",")}\n`)
      .join("");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** As `duckdb -csv` of 1.5.6 prints it, which quotes what is no ASCII too: compared with that program byte for byte. */
function csvCell(value: unknown): string {
  const text = value === null ? "NULL" : String(value);
  return /[\p{Cc}"',\u{80}-\u{10ffff}]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows of what `duckdb -csv` or `jq` with `@tsv` printed, cell by cell, without DuckDB's header. */
export function rowsOf({ command }: Pick<ShownQuery, "command">, printed: string): string[][] {
  const lines = printed.split("\n").slice(0, -1);
  if (command.startsWith("jq")) return lines.map((line) => line.split("\t"));
  return lines
    .slice(1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain = ""]) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      ),
    );
}
