import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as library from "jc-connector";
import { describe, expect, expectTypeOf, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../support/cli.js";
import { serveOrganization } from "../support/organization-server.js";
import { tableBelow } from "../support/readme.js";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/library.md"), "utf8");
const examples = [...page.matchAll(/## (.+)\n[^#]*?```js\n([\s\S]*?)```/g)].map(
  ([, heading = "", code = ""]) => ({ heading, code }),
);

/** Runs an example as a file of somebody who has installed the package. */
function run(code: string): Promise<{ code: number | null; printed: string }> {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(root, join(cwd, "node_modules/jc-connector"), "junction");
  copyFileSync(join(root, "fixtures/demo-sync.json"), join(cwd, "sync.json"));
  writeFileSync(join(cwd, "example.mjs"), code);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["example.mjs"], { cwd });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
      });
    }
    child.on("close", (status) => resolve({ code: status, printed }));
  });
}

const prints: Readonly<Record<string, RegExp>> = {
  "Read a sync file": /^Larkspur Instruments true\n\d+ direct grants\n$/,
  "Compare two files": /^true 0 0\n$/,
  "Review rows": /^(\S+ \S+:.+\n)*$/,
  "Run a sync": /^users \d+ proven\n[\s\S]*\nnew\.json \d+ 64\n$/,
};

describe("docs/library.md", () => {
  it("has an example for each thing that the library does", () => {
    expect(examples.map(({ heading }) => heading)).toEqual(Object.keys(prints));
  });

  it.each(examples)("runs as it stands there: $heading", async ({ heading, code }) => {
    const { url } = await serveOrganization(demoOrganization());
    const given = `const [apiKey, baseUrl] = ${JSON.stringify([DEMO_API_KEY, url])};\n`;
    const done = await run(code.includes("baseUrl") ? given + code : code);
    expect(done).toEqual({ code: 0, printed: expect.stringMatching(prints[heading] ?? /^$/) });
  });

  it("names every type that can be imported, and no other", () => {
    const named = tableBelow(page, "Types").flatMap(([, types = ""]) =>
      [...types.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const index = readFileSync(join(root, "src/index.ts"), "utf8");
    const exported = [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
      .flatMap(([, names = ""]) => names.split(","))
      .map((name) =>
        name
          .trim()
          .replace(/^type /, "")
          .replace(/^.* as /, ""),
      );
    const values = new Set(Object.keys(library));
    expect(named.toSorted()).toEqual(exported.filter((name) => name !== "" && !values.has(name)).sort());
  });

  it("names everything that an observer may be told", () => {
    const told = [...page.matchAll(/^\| `(\w+)` \| .*`(?:\w+Event|\{ complete \})`/gm)].map(
      ([, name]) => name,
    );
    expectTypeOf<"answered" | "retrying" | "waiting" | "paged" | "listed" | "writing">().toEqualTypeOf<
      keyof library.SyncObserver
    >();
    expect(told).toEqual(["answered", "retrying", "waiting", "paged", "listed", "writing"]);
  });

  it("explains every error class, and no other", () => {
    const explained = tableBelow(page, "Errors").map(([cell = ""]) => cell.replaceAll("`", ""));
    const exported = Object.keys(library).filter((name) => name.endsWith("Error"));
    expect(explained.sort()).toEqual(exported.sort());
  });
});
