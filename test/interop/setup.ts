import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { isDemoAlone, makeFiles, organizations } from "./organizations.js";

const run = promisify(execFile);

/** The last release of the command line before it moved into the SDK, which installed ones still are. */
const OLD_BATON = "github.com/conductorone/baton/cmd/baton@v0.4.3";
const SDK = "github.com/conductorone/baton-sdk@v0.25.0";

/** The built Go programs; `oldBaton` is absent where its module cannot be had. */
export interface Tools {
  baton: string;
  oldBaton?: string;
  /** The tests of this folder that are written in Go. */
  goTests: string;
}

/** The built commands' files of one organisation. */
export interface MadeFiles {
  name: string;
  sync: string;
  c1z: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    /** Absent where there is no Go, or nowhere to get the SDK from. */
    tools: Tools | undefined;
    made: MadeFiles[];
  }
}

/** Builds the tools and makes the files that all tests of this folder read, in a folder that is gone at the end. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const lacking = await whatIsLacking();
  if (lacking !== undefined) {
    console.log(`Interoperability with Baton is not tested: ${lacking}`);
    provide("tools", undefined);
    provide("made", []);
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), "jc-connector-interop-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const [tools, made] = await Promise.all([
      buildTools(folder),
      Promise.all(
        organizations.map((organization, index) => makeFiles(organization, join(folder, `${index}`))),
      ),
    ]);
    provide("tools", tools);
    provide("made", made);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

async function whatIsLacking(): Promise<string | undefined> {
  try {
    const { stdout } = await run("go", ["env", "GOVERSION"], { cwd: tmpdir() });
    const [, major = 0, minor = 0] = /^go(\d+)\.(\d+)/.exec(stdout) ?? [];
    if (Number(major) === 1 && Number(minor) < 25) return `${stdout.trim()} is older than Go 1.25`;
  } catch {
    return "there is no Go here";
  }
  try {
    // Whether there is a way to the modules; what else may be wrong with them has to fail.
    await run("go", ["list", "-m", SDK], { cwd: tmpdir(), timeout: 60_000 });
  } catch {
    return `no module proxy answers for ${SDK}`;
  }
  return undefined;
}

/** For a small organisation nothing has to be fast: to compile it so takes a third of the time. */
const compiling = isDemoAlone ? ["-gcflags=all=-N -l", "-ldflags=-s -w"] : [];

async function buildTools(folder: string): Promise<Tools> {
  const cwd = import.meta.dirname;
  // Without C there is less to compile, and no compiler for it to be had.
  const env = { ...process.env, CGO_ENABLED: "0" };
  const baton = join(folder, "baton");
  const goTests = join(folder, "interop.test");
  // The SDK's go.mod has replacements, which `go install` refuses.
  await run("go", ["build", ...compiling, "-o", baton, `${SDK.split("@")[0]}/cmd/baton`], { cwd, env });
  await run("go", ["test", "-c", ...compiling, "-o", goTests, "."], { cwd, env });
  const bin = join(folder, "old");
  try {
    await run("go", ["install", OLD_BATON], { cwd: tmpdir(), env: { ...env, GOBIN: bin } });
    return { baton, goTests, oldBaton: join(bin, "baton") };
  } catch (error) {
    const [reason = ""] = /^.*(?:40\d|no such host|refused|timeout).*$/m.exec(String(error)) ?? [];
    if (reason === "") throw error;
    console.log(`Baton v0.4.3 is not tested, it cannot be had here: ${reason}`);
    return { baton, goTests };
  }
}
