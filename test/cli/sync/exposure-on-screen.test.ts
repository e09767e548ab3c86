import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { temporaryFolder } from "../../support/cli.js";
import { fakeIo } from "../fake-io.js";

/** A git work tree that leaves `private` alone. */
function workTree(): string {
  const tree = realpathSync(temporaryFolder());
  mkdirSync(join(tree, ".git"));
  mkdirSync(join(tree, "private"));
  writeFileSync(join(tree, ".gitignore"), "private/\n");
  return tree;
}

async function screenOf(...args: string[]) {
  const io = fakeIo({ columns: 120 });
  const code = await run(["node", "jc-connector", "sync", "--demo", "--color", "never", ...args], io);
  return { code, text: io.stderr.text().replaceAll(/\s+/g, " ") };
}

describe.skipIf(process.platform === "win32")("a sync file in a git work tree", () => {
  it("is warned of where git would take it in", async () => {
    const tree = workTree();
    const { code, text } = await screenOf("-f", join(tree, "sync.json"));
    expect(code).toBe(0);
    expect(text).toContain(
      ` Warning ${tree}/sync.json lies in the git work tree ${tree}: do not commit it; add it to .gitignore `,
    );
  });

  it("is let be where git leaves it alone, in a folder of dated files as well", async () => {
    const tree = workTree();
    const { code, text } = await screenOf("--dir", join(tree, "private", "acme"));
    expect(code).toBe(0);
    expect(text).toContain(", only you can read it ");
    expect(text).not.toContain(" Warning ");
  });

  it("is not talked about quietly", async () => {
    expect(await screenOf("-f", join(workTree(), "sync.json"), "--quiet")).toEqual({ code: 0, text: "" });
  });
});
