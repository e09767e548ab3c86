import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

/** What ships, and what for. A new package is a line here, and one in imports.test.ts where its home is. */
const direct: Readonly<Record<string, string>> = {
  commander: "the command line: flags, help, suggestions",
  "@streamparser/json": "reads reports that are larger than a string can be",
  hucre: "the sheets of a review: xlsx, written and read, with drop-downs and locked cells",
  ignore: "whether a sync file in a git work tree would be committed: .gitignore as git reads it",
  "p-limit": "how many requests are under way at once",
  papaparse: "reads CSV reports piece by piece; csv-parse took seven times as long",
  pino: "the log",
  "string-width": "columns of a terminal that a name takes: wide characters, emoji, marks",
  undici: "HTTP: connections, timeouts, proxies",
  uuid: "the id of a sync: version 7, which Node does not make",
  "wrap-ansi": "screens wrap between words, whatever width a character has",
  zod: "everything that comes in is parsed: answers, files, settings",
};

/** What one format alone is made and read with; npm may leave these out. */
const optional: Readonly<Record<string, string>> = {
  "@bufbuild/protobuf": "the messages in a c1z",
  "@hpcc-js/wasm-zstd": "the compression of a c1z: Node's zlib has none before 22.15",
  "xxhash-wasm": "the checksum of what a c1z holds: neither Node nor the compression above tells it",
  "node-sqlite3-wasm": "the database in a c1z: Node has none before 22.5",
};

/** What comes along: each by the package that brings it. */
const transitive: Readonly<Record<string, string>> = {
  "@pinojs/redact": "pino",
  "ansi-regex": "string-width",
  "ansi-styles": "wrap-ansi",
  "atomic-sleep": "pino",
  "get-east-asian-width": "string-width",
  "on-exit-leak-free": "pino",
  "pino-abstract-transport": "pino",
  "pino-std-serializers": "pino",
  "process-warning": "pino",
  "quick-format-unescaped": "pino",
  "real-require": "pino",
  "safe-stable-stringify": "pino",
  "sonic-boom": "pino",
  split2: "pino",
  "strip-ansi": "string-width",
  "thread-stream": "pino",
  "yocto-queue": "p-limit",
};

/** Licences under which a package may be part of ours, which is Apache-2.0. */
const licences = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];

/** Only while developing, and only where npm was told to let them. */
const mayRunAtInstall = ["node_modules/msw"];

const MOST_DIRECT = 12;

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
}

const manifest = z
  .looseObject({
    dependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(readJson("package.json"));
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string(),
        license: z.string().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
        link: z.boolean().optional(),
        dev: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(readJson("package-lock.json"));
const installed = Object.entries(packages).filter(([path]) => path !== "");
const shipped = installed.filter(([, { dev }]) => dev !== true);
const paths = (entries: typeof installed) => entries.map(([path]) => path);

describe("what the package depends on", () => {
  it("is on the list, each with its reason, and is little", () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(Object.keys(direct).sort());
    expect(Object.keys(manifest.optionalDependencies).sort()).toEqual(Object.keys(optional).sort());
    expect(Object.keys(direct).length).toBeLessThanOrEqual(MOST_DIRECT);
  });

  it("brings along only what is on the list", () => {
    const names = paths(shipped).map((path) => path.replace(/^.*node_modules\//, ""));
    const listed = [direct, optional, transitive].flatMap((list) => Object.keys(list));
    expect([...new Set(names)].sort()).toEqual(listed.sort());
    expect(Object.values(transitive).filter((name) => direct[name] === undefined)).toEqual([]);
  });

  it("runs nothing when it is installed", () => {
    expect(paths(shipped.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
    expect(paths(installed.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual(mayRunAtInstall);
  });

  it("is known byte for byte, and comes from a registry", () => {
    const unknown = installed.filter(
      ([, { integrity, resolved, link }]) =>
        !/^sha512-/.test(integrity ?? "") || link === true || resolved !== undefined,
    );
    expect(paths(unknown)).toEqual([]);
  });

  it("may be passed on with it", () => {
    const others = shipped.filter(([, { license = "none" }]) =>
      license
        .replace(/[()]/g, "")
        .split(" AND ")
        .some((each) => !licences.includes(each)),
    );
    expect(paths(others)).toEqual([]);
  });

  it("is what the manifest asks for by number, never by place", () => {
    const asked = { ...manifest.dependencies, ...manifest.optionalDependencies };
    const odd = Object.entries(asked).filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+$/.test(range));
    expect(odd).toEqual([]);
  });
});
