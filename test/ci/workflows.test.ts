import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const names = readdirSync(new URL(".github/workflows/", root));
const workflows = names.map((name) => ({ name, text: read(`.github/workflows/${name}`) }));

describe("the workflows", () => {
  it.each(workflows)("$name uses only actions that are named by their commit", ({ text }) => {
    const used = [...text.matchAll(/\buses:\s*(\S+)/g)].map(([, action = ""]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it.each(workflows)("$name may do nothing but read, unless a job says more", ({ text }) => {
    expect(text).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)\n/m);
    const grants = [...text.matchAll(/^\s+([a-z-]+): write$/gm)].map(([, scope]) => scope);
    expect(grants.filter((scope) => scope !== "id-token")).toEqual([]);
  });

  it.each(workflows)(
    "$name leaves no credentials in the checkout, and installs what the lock file says",
    ({ text }) => {
      expect(text.match(/persist-credentials: false/g)?.length).toBe(
        text.match(/actions\/checkout@/g)?.length,
      );
      expect(text).not.toMatch(/npm (?:install|i)\b/);
    },
  );

  it.each(["ci.yml", "release.yml"])("%s looks for known vulnerabilities in what ships", (name) => {
    expect(read(`.github/workflows/${name}`)).toContain("run: node .ci/audit.js");
  });

  it("a release is published with a statement of where it comes from, and with no stored token", () => {
    const release = read(".github/workflows/release.yml");
    expect(release).toContain("npm publish --provenance");
    expect(release).not.toMatch(/secrets\./);
  });
});
