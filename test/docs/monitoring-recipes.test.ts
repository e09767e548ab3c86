import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { serveForCommands, serveOrganization } from "../support/organization-server.js";
import { startReceiver } from "../support/receiver.js";

const page = readFileSync(new URL("../../docs/monitoring.md", import.meta.url), "utf8");
const bin = fileURLToPath(new URL("../../bin/jc-connector.js", import.meta.url));
const hasTools = ["curl", "jq", "sh"].every((tool) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, tool))),
);

/** The one shell block of the page in which this stands. */
function recipe(words: string): string {
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```\n/g)].map(([, block = ""]) => block);
  const [block, ...others] = blocks.filter((one) => one.includes(words));
  if (block === undefined || others.length > 0) throw new Error(`not one recipe has ${words}`);
  return block;
}

/** Runs it as a shell does in which `jc-connector` is the built one. */
async function runRecipe(script: string, { cwd, env }: { cwd: string; env: Record<string, string> }) {
  const command = join(cwd, "jc-connector");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`, { mode: 0o755 });
  const child = spawn("sh", ["-c", script], {
    cwd,
    env: { PATH: `${cwd}${delimiter}${process.env.PATH}`, HOME: cwd, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const stderr: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, stderr: Buffer.concat(stderr).toString("utf8") };
}

describe.skipIf(!hasTools)("the dead man's switch", () => {
  async function night(script: string, { key = DEMO_API_KEY, isOff = false } = {}) {
    const { url } = await serveOrganization(demoOrganization());
    const receiver = await startReceiver();
    const cwd = temporaryFolder();
    const env = {
      JUMPCLOUD_BASE_URL: url,
      JUMPCLOUD_API_KEY: key,
      JC_CONNECTOR_DIR: join(cwd, "acme"),
      PING_URL: isOff ? "http://127.0.0.1:9/ping" : `${receiver.url}/ping`,
    };
    const { code } = await runRecipe(script.replace("--retry 3", "--retry 0"), { cwd, env });
    return { code, called: receiver.received.map(({ method, path }) => `${method} ${path}`) };
  }

  it("is called by a sync that went well, and by no other", async () => {
    const script = recipe('&& curl -fsS -m 10 --retry 3 -o /dev/null "$PING_URL"\n');
    expect(await night(script)).toEqual({ code: 0, called: ["GET /ping"] });
    expect(await night(script, { key: "wrong" })).toEqual({ code: 4, called: [] });
  });

  it("is told the exit code, which is also the script's", async () => {
    const script = recipe("$PING_URL/$code");
    expect(await night(script)).toEqual({ code: 0, called: ["GET /ping/0"] });
    expect(await night(script, { key: "wrong" })).toEqual({ code: 4, called: ["GET /ping/4"] });
    // Whether anybody listens changes nothing.
    expect(await night(script, { isOff: true })).toEqual({ code: 0, called: [] });
  });
});

/** A folder of two syncs, between which this much changed. */
async function twoNights(change: "much" | "none" | "a little") {
  const cwd = temporaryFolder();
  const dir = join(cwd, "acme");
  const scale = { groups: 5, apps: 3, administrators: 2 };
  const before = generateOrganization({ seed: 1, users: 700, ...scale });
  const all = { ...generateOrganization({ seed: 2, users: 700, ...scale }), id: before.id };
  const [, ...less] = before.users;
  const after = { much: all, none: before, "a little": { ...before, users: less } }[change];
  const nights: [SimulatedOrganization, string][] = [
    [before, "22"],
    [after, "23"],
  ];
  for (const [organization, day] of nights) {
    const { runSync } = await serveForCommands(organization);
    const args = ["-q", "--max-drop", "none", "--now", `2026-11-${day}T02:00:00Z`, "--dir", dir];
    expect(await runSync(args)).toMatchObject({ code: 0, stderr: "" });
  }
  return { cwd, dir };
}

const github = (url: string) => ({
  GITHUB_API_URL: url,
  GITHUB_REPOSITORY: "acme/access",
  PULL_REQUEST: "7",
  GITHUB_TOKEN: "a-token",
});

describe.skipIf(!hasTools)("what changed, where people read", () => {
  it("fits a comment on a pull request, and says what has no room", async () => {
    const { cwd, dir } = await twoNights("much");
    const { url, received } = await startReceiver();
    const env = { JC_CONNECTOR_DIR: dir, ...github(url) };
    expect(await runRecipe(recipe("$PULL_REQUEST"), { cwd, env })).toEqual({ code: 0, stderr: "" });
    const [request, ...others] = received;
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      method: "POST",
      path: "/repos/acme/access/issues/7/comments",
      headers: { authorization: "Bearer a-token", "content-type": "application/json" },
    });
    const comment: { body: string } = JSON.parse(request?.body ?? "");
    expect(Object.keys(comment)).toEqual(["body"]);
    expect(comment.body.length).toBeLessThanOrEqual(65_536);
    expect(comment.body.length).toBeGreaterThan(60_000);
    expect(comment.body).toMatch(/^## What changed\n/);
    expect(comment.body).toMatch(/^\*\*[\d,]+ more events have no room in 65,000 bytes\*\*: /m);
    expect(comment.body).toMatch(/\n- grants: .*\n$/);
  });

  it("fits a message of a chat", async () => {
    const { cwd, dir } = await twoNights("much");
    const { url, received } = await startReceiver();
    const env = { JC_CONNECTOR_DIR: dir, WEBHOOK_URL: `${url}/services/T0/B0` };
    expect(await runRecipe(recipe("$WEBHOOK_URL"), { cwd, env })).toEqual({ code: 0, stderr: "" });
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /services/T0/B0"]);
    const message: { text: string } = JSON.parse(received[0]?.body ?? "");
    expect(Object.keys(message)).toEqual(["text"]);
    expect(message.text.length).toBeLessThanOrEqual(40_000);
    expect(message.text).toMatch(/^```\n## What changed\n[\s\S]*more events have no room[\s\S]*\n```$/);
    // The block is closed at its end alone.
    expect(message.text.split("```")).toHaveLength(3);
    expect(message.text).not.toContain("@");
  });

  it("fits a message to Teams with the number that the page names", async () => {
    const { dir } = await twoNights("much");
    const [, maxBytes = ""] = /^\| a message to Teams .* \| (\d+) \|$/m.exec(page) ?? [];
    const args = ["diff", "--dir", dir, "--format", "markdown", "--max-bytes", maxBytes];
    const { stdout } = await runCommand(args);
    expect(stdout).toContain("more events have no room");
    expect(Buffer.byteLength(JSON.stringify({ text: stdout }))).toBeLessThanOrEqual(28 * 1024);
  });

  it("is not posted when nothing changed, or nothing could be compared", async () => {
    const { cwd, dir } = await twoNights("none");
    const { url, received } = await startReceiver();
    const env = { JC_CONNECTOR_DIR: dir, ...github(url) };
    expect(await runRecipe(recipe("$PULL_REQUEST"), { cwd, env })).toEqual({ code: 0, stderr: "" });
    const missing = { ...env, JC_CONNECTOR_DIR: join(cwd, "missing") };
    expect((await runRecipe(recipe("$PULL_REQUEST"), { cwd, env: missing })).code).toBe(2);
    expect(received).toEqual([]);
  });

  it("is whole where it has room", async () => {
    const { cwd, dir } = await twoNights("a little");
    const { url, received } = await startReceiver();
    await runRecipe(recipe("$PULL_REQUEST"), { cwd, env: { JC_CONNECTOR_DIR: dir, ...github(url) } });
    const comment: { body: string } = JSON.parse(received[0]?.body ?? "");
    const whole = await runCommand(["diff", "--dir", dir, "--format", "markdown"]);
    expect(comment.body).toBe(whole.stdout);
    expect(comment.body).not.toContain("no room");
  });
});
