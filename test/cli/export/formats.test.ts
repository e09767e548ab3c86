import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { parseCsv } from "../../support/rfc4180.js";
import { demoLine } from "../look/look-at.js";
import { demoFile, exported, exportOf } from "./exported.js";

const demo = readFileSync(demoFile, "utf8");
const golden = (name: string) =>
  readFileSync(new URL(`../../../fixtures/exports/${name}`, import.meta.url), "utf8");

describe("formats of ConductorOne", () => {
  it.each([
    ["c1.csv", ["-o", "c1-csv"]],
    ["c1-extra.csv", ["-o", "c1-csv", "--extra", "--resource-name", "name"]],
    ["baton-file.json", ["-o", "baton-file"]],
    ["baton-file-mappings.json", ["-o", "baton-file", "--layout", "mappings"]],
  ])("%s is what %j prints", async (name, args) => {
    const { code, stdout } = await exported(demoFile, "-q", ...args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: golden(name) });
  });

  it("say how much it is, and what ConductorOne may not take", async () => {
    expect((await exported(demoFile, "-o", "c1-csv", "--resource-name", "id")).stderr).toBe(
      `${demoLine}jc-connector: 3 accounts without the e-mail address that ConductorOne requires: ` +
        "admin_user:66389c10b07e4d21c83a9290, admin_user:6964b810b07e4d21c83a928a, user:612ce910b07e4d21c83a9266\n" +
        "21 identities, 20 entitlements, 64 grants\n",
    );
    expect((await exported(demoFile, "-o", "baton-file")).stderr).toMatch(
      /4 accounts without .*\n21 users, 20 resources, 20 entitlements, 43 direct grants, 7 group grants\n$/,
    );
  });
});

describe("--columns", () => {
  const map = {
    name: "mine",
    rows: "grants",
    columns: [
      { header: "Who", path: "username", required: true },
      { header: "What", path: "resource_name" },
      { header: "How", path: "grant_type" },
      { header: "Sign-on", path: "resource.profile.sso_type" },
      { header: "Nickname", path: "principal.profile.display_name" },
    ],
  };

  function mapFile(more: object = {}): string {
    const file = join(temporaryFolder(), "map.json");
    writeFileSync(file, JSON.stringify({ ...map, ...more }));
    return file;
  }

  it("prints what a map of one's own says, with paths into the records", async () => {
    const { code, stdout, stderr } = await exported(
      demoFile,
      "--columns",
      mapFile(),
      "--where",
      "resource_name=aws*",
    );
    expect(parseCsv(stdout)).toEqual([
      ["Who", "What", "How", "Sign-on", "Nickname"],
      ["noah.okafor", "AWS Production", "direct;inherited", "saml", "Noah Okafor"],
      ["soren", "AWS Production", "inherited", "saml", "Søren Lindqvist 🚀"],
      ["grace.whitfield", "AWS Production", "direct", "saml", "Grace Whitfield"],
      ["old.importer", "AWS SSO", "inherited", "saml", "Old Importer"],
      ["noah.okafor", "AWS SSO", "inherited", "saml", "Noah Okafor"],
      ["soren", "AWS SSO", "direct;inherited", "saml", "Søren Lindqvist 🚀"],
      ["jose.nunez", "AWS SSO", "inherited", "saml", 'José Núñez, "Pepe"'],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${demoLine}7 rows\n` });
  });

  it("says whom a cell that a map requires is not known of, and how many accounts are left out", async () => {
    const { stderr } = await exported(
      demoFile,
      "--columns",
      mapFile(),
      "--where",
      "principal_type=service_account",
    );
    expect(stderr).toBe(
      `${demoLine}jc-connector: 2 accounts without "Who", which mine requires: 66389c10b07e4d21c83a9290, 6964b810b07e4d21c83a928a\n2 rows\n`,
    );
    expect((await exported(demoFile, "--columns", mapFile(), "--all-accounts")).stderr).toMatch(
      /\n65 rows\n$/,
    );
    expect((await exported(demoFile, "--columns", mapFile())).stderr).toMatch(
      /\n64 rows; 1 account without access left out \(--all-accounts\)\n$/,
    );
  });

  it("says once what a map requires in place of something else: an address, or both names", async () => {
    const columns = [
      { header: "First", path: "principal.profile.nickname", required: ["email="] },
      { header: "Last", path: "principal.profile.second_nickname", required: ["email ="] },
      { header: "Team", path: "department", required: ["email=", "principal_type=service_account"] },
      { header: "Email", path: "email" },
    ];
    const { stderr } = await exported(demoFile, "--columns", mapFile({ columns }), "--all-accounts");
    const administrators = "66389c10b07e4d21c83a9290, 6964b810b07e4d21c83a928a";
    expect(stderr).toBe(
      `${demoLine}jc-connector: 3 accounts without "First" or "Last", which mine requires where email is blank: ` +
        `${administrators}, 612ce910b07e4d21c83a9266\n` +
        `jc-connector: 2 accounts without "Team", which mine requires where email is blank and ` +
        `principal_type=service_account: ${administrators}\n65 rows\n`,
    );
  });

  it("guards cells, unless the map or a flag says not to", async () => {
    const nicknames = async (more: object, ...args: string[]) =>
      parseCsv((await exported(demoFile, "--columns", mapFile(more), ...args)).stdout).map((cells) =>
        cells.at(-1),
      );
    const [guarded, raw] = ["'=HYPERLINK", "=HYPERLINK"].map((start) =>
      expect.stringMatching(new RegExp(`^${start}`)),
    );
    expect(await nicknames({})).toContainEqual(guarded);
    expect(await nicknames({ csvGuard: false })).toContainEqual(raw);
    expect(await nicknames({}, "--no-csv-guard")).toContainEqual(raw);
    expect(await nicknames({ csvGuard: false })).toContain("Dana \u001b[31mKim\u0007\r\nroot");
  });

  it("names the line of a map that cannot be used", async () => {
    const file = mapFile({ columns: [{ header: "Who", path: "usernam" }] });
    const { code, stdout, stderr } = await exported(demoFile, "--columns", file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`jc-connector: ${file}:1: columns[0].path has "usernam", which is no column`);
  });
});

describe("what is lacking where its reader would delete it", () => {
  const incomplete = demo.replace('"complete":true', '"complete":false,"incomplete":["group","user"]');
  const fewer = demo
    .replace(/\n[^\n]*"id":"role:[^\n]+:member:admin_user:[^\n]+(?=\n\],)/, "")
    .replace(/,(?=\n\],\n"manifest")/, "");

  const deleting = [
    { args: ["--columns", "vanta"], reader: "vanta" },
    { args: ["-o", "c1-csv"], reader: "ConductorOne" },
    { args: ["-o", "baton-file"], reader: "ConductorOne" },
  ];

  it.each(deleting)("is never written: $args", async ({ args, reader }) => {
    const out = join(temporaryFolder(), "out");
    writeFileSync(out, "before");
    const refusal = {
      code: 3,
      stdout: "",
      stderr: `jc-connector: nothing is written: the sync is not whole (group, user), and ${reader} would delete what it lacks: sync again, or --allow-incomplete\n`,
    };
    expect(await exportOf(incomplete, "-q", ...args)).toEqual(refusal);
    expect(await exportOf(incomplete, "-q", ...args, "--out", out)).toEqual(refusal);
    const cut = await exportOf(fewer, "-q", ...args, "--out", out);
    expect({ code: cut.code, stderr: cut.stderr }).toEqual({
      code: 3,
      stderr: `jc-connector: not written to its end, since ${reader} would delete what is lacking: standard input: it states 71 grants, and has 70: somebody changed it (jc-connector verify FILE)\n`,
    });
    expect(readFileSync(out, "utf8")).toBe("before");
  });

  it.each(deleting)("is written where somebody wants it so: $args", async ({ args }) => {
    const { stdout } = await exportOf(demo, "-q", ...args);
    const { code, stdout: taken } = await exportOf(incomplete, "-q", "--allow-incomplete", ...args);
    expect({ code, lines: taken.split("\n").length }).toEqual({ code: 0, lines: stdout.split("\n").length });
  });

  it.each([["review-csv"], ["review-ndjson"]])(
    "is of no harm in %s: that is written, with exit 3",
    async (format) => {
      const { code, stdout } = await exportOf(incomplete, "-q", "-o", format);
      expect({ code, stdout: stdout.length > 10_000 }).toEqual({ code: 3, stdout: true });
    },
  );

  it("is told of what conditions leave out", async () => {
    const { code, stderr } = await exported(demoFile, "--columns", "vanta", "--where", "resource_type=app");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `${demoLine}jc-connector: what reads vanta takes what --where leaves out for gone\n18 rows\n`,
    });
  });
});
