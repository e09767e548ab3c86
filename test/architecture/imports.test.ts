import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Which rooms a room may look into, and which packages it may use; data flows one way. */
const rooms: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  model: { rooms: [], packages: ["zod"] },
  jumpcloud: { rooms: [], packages: ["zod", "undici", "p-limit"] },
  connector: { rooms: ["jumpcloud", "model"], packages: [] },
  "sync-file": { rooms: ["model"], packages: ["zod", "@streamparser/json"] },
  sync: { rooms: ["connector", "model", "sync-file"], packages: ["p-limit", "uuid", "zod"] },
  "sync-dir": { rooms: ["model", "sync-file"], packages: ["zod"] },
  "input-file": { rooms: ["sync-file"], packages: ["zod", "papaparse", "@streamparser/json"] },
  access: { rooms: ["model"], packages: [] },
  diff: { rooms: ["access", "model", "sync-file"], packages: ["zod"] },
  audit: { rooms: ["access", "input-file", "model", "sync-file"], packages: ["zod"] },
  export: {
    rooms: ["access", "audit", "input-file", "model", "sync-file"],
    packages: ["papaparse", "zod"],
  },
  c1z: {
    rooms: ["access", "connector", "model", "sync-file"],
    packages: ["@bufbuild/protobuf", "@hpcc-js/wasm-zstd", "node-sqlite3-wasm", "uuid", "xxhash-wasm", "zod"],
  },
  reconcile: { rooms: ["input-file", "model", "sync-file"], packages: ["papaparse", "@streamparser/json"] },
  review: {
    rooms: ["access", "audit", "export", "input-file", "model", "provision", "sync-file"],
    packages: ["hucre", "papaparse", "zod"],
  },
  metrics: { rooms: ["model", "sync-file"], packages: [] },
  provision: { rooms: ["access", "jumpcloud", "model", "sync-file"], packages: ["uuid", "zod"] },
  "sync-run": { rooms: ["connector", "jumpcloud", "model", "sync", "sync-file"], packages: [] },
  simulator: { rooms: [], packages: [] },
  library: {
    rooms: ["access", "connector", "diff", "export", "jumpcloud", "model", "sync", "sync-file", "sync-run"],
    packages: ["zod"],
  },
  // What the package exports, and nothing else.
  "index.ts": {
    rooms: ["diff", "jumpcloud", "library", "model", "sync", "sync-file", "sync-run"],
    packages: [],
  },
  cli: {
    rooms: [
      "access",
      "audit",
      "c1z",
      "connector",
      "diff",
      "export",
      "input-file",
      "jumpcloud",
      "metrics",
      "model",
      "provision",
      "reconcile",
      "review",
      "simulator",
      "sync",
      "sync-dir",
      "sync-file",
      "sync-run",
    ],
    packages: ["commander", "ignore", "pino", "string-width", "wrap-ansi", "zod"],
  },
};

/** A package has one home, so that it can be exchanged there. */
const homes: Readonly<Record<string, readonly string[]>> = {
  undici: ["src/jumpcloud/transport.ts", "src/jumpcloud/exchange.ts", "src/jumpcloud/dispatcher.ts"],
  commander: ["src/cli/"],
  ignore: ["src/cli/exposure.ts"],
  pino: ["src/cli/log.ts"],
  hucre: ["src/review/sheets/"],
  "string-width": ["src/cli/table/"],
  "wrap-ansi": ["src/cli/"],
  uuid: ["src/sync/sync.ts", "src/provision/", "src/c1z/"],
  "@bufbuild/protobuf": ["src/c1z/"],
  "@hpcc-js/wasm-zstd": ["src/c1z/"],
  "node-sqlite3-wasm": ["src/c1z/"],
  "xxhash-wasm": ["src/c1z/"],
  papaparse: [
    "src/reconcile/csv-rows.ts",
    "src/input-file/read-csv.ts",
    "src/export/csv.ts",
    "src/review/evidence/fallback-reasons.ts",
    "src/review/sheets/read-csv-rows.ts",
  ],
  "@streamparser/json": [
    "src/reconcile/json-rows.ts",
    "src/sync-file/document-walk.ts",
    "src/input-file/json-syntax.ts",
  ],
};

/** "@scope/name/part" is of the package "@scope/name". */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

interface Import {
  file: string;
  room: string;
  specifier: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith(".ts") ? [path] : [];
  });
}

const imports: Import[] = sources(join(root, "src")).flatMap((path) => {
  const file = relative(root, path).split(sep).join("/");
  const room = file.split("/")[1] ?? "";
  const specifiers = readFileSync(path, "utf8").matchAll(/\bfrom\s+"([^"]+)";|\bimport\(\s*"([^"]+)"\)/g);
  return [...specifiers].map(([, specifier = "", lazy = ""]) => ({
    file,
    room,
    specifier: specifier || lazy,
  }));
});

const isBuiltin = (specifier: string) => specifier.startsWith("node:") || builtinModules.includes(specifier);

function roomOf({ file, specifier }: Import): string {
  const target = relative(root, join(root, dirname(file), specifier)).split(sep);
  return target[1] ?? "";
}

describe("the architecture", () => {
  it("knows every room", () => {
    expect([...new Set(imports.map(({ room }) => room))].filter((room) => rooms[room] === undefined)).toEqual(
      [],
    );
  });

  it.each(Object.keys(rooms))("lets %s look only where it may", (room) => {
    const allowed = rooms[room];
    const wrong = imports
      .filter((found) => found.room === room && !isBuiltin(found.specifier))
      .filter((found) =>
        found.specifier.startsWith(".")
          ? roomOf(found) !== room && !allowed?.rooms.includes(roomOf(found))
          : !allowed?.packages.includes(packageOf(found.specifier)),
      );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(homes))("keeps %s in its home", (name, home) => {
    const strangers = imports.filter(
      ({ specifier, file }) => packageOf(specifier) === name && !home.some((place) => file.startsWith(place)),
    );
    expect(strangers).toEqual([]);
  });

  it("is told by CONTRIBUTING.md as it is", () => {
    const page = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
    const told = [...page.matchAll(/^\| `src\/([a-z0-9-]+)` \| (.*) \|$/gm)].map(
      ([, room = "", holds = ""]) => {
        const [, named = ""] = /\(([^()]*)\)$/.exec(holds) ?? [];
        return [room, [...named.matchAll(/`([^`]+)`/g)].map(([, other = ""]) => other).sort()];
      },
    );
    // These two look into nearly everything, and are told in words.
    const inWords: Readonly<Record<string, string[]>> = { library: [], cli: ["library"] };
    const expected = Object.entries(rooms).map(([room, allowed]) => [
      room,
      inWords[room] ?? [...allowed.rooms].sort(),
    ]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(expected.filter(([room]) => room !== "index.ts")),
    );
  });

  it("has files of which half have 90 lines or fewer", () => {
    const lengths = sources(join(root, "src")).map(
      (path) => readFileSync(path, "utf8").split("\n").length - 1,
    );
    expect(lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
  });

  it("has no file beyond 250 lines", () => {
    const long = sources(join(root, "src")).filter(
      (path) => readFileSync(path, "utf8").split("\n").length > 251,
    );
    expect(long.map((path) => relative(root, path))).toEqual([]);
  });

  it("reads the environment and ends the process nowhere below the command line", () => {
    const telltale = /\bprocess\.(env|exit)\b|\bconsole\.(log|error|warn|info)\b/;
    const wrong = sources(join(root, "src"))
      .filter((path) => telltale.test(readFileSync(path, "utf8")))
      .map((path) => relative(root, path));
    expect(wrong.filter((file) => !file.startsWith(`src${sep}cli${sep}`))).toEqual([]);
  });
});
