import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DEMO_API_KEY, demoOrganization } from "../../../src/simulator/demo-organization.js";
import { demoMonday } from "../../support/demo-monday.js";
import { serveOrganization } from "../../support/organization-server.js";
import { workflowComplaints } from "./actionlint.js";
import { scheduleFile } from "./schedule-file.js";
import { shellComplaints } from "./shellcheck.js";
import { WorkflowRunner, workflowSchema } from "./workflow-runner.js";
import { toldSync } from "./workplace.js";

const text = scheduleFile("github-workflow.yml");
const workflow = workflowSchema.parse(parse(text));
const { steps, permissions } = workflow.jobs.sync;
const scripts = steps.flatMap(({ name = "", run }) => (run === undefined ? [] : [{ name, run }]));

const key = DEMO_API_KEY;
const fine = expect.objectContaining({ code: 0 });

describe.skipIf(process.platform === "win32")("docs/schedule/github-workflow.yml", () => {
  it("is a workflow to actionlint", () => {
    const typo = text.replace("steps.diff.outputs", "steps.dif.outputs");
    expect(workflowComplaints([text, typo])).toEqual([
      [],
      [{ line: expect.any(Number), message: expect.stringContaining('"dif" is not defined') }],
    ]);
  });

  it("names each action by its commit, and may do no more than it needs", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((action) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(workflow.permissions).toEqual({});
    expect(permissions).toEqual({ actions: "read", contents: "read", issues: "write" });
    const withKey = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("secrets."));
    expect(withKey.map(({ name }) => name)).toEqual(["Sync"]);
  });

  it.each(scripts)("has a script that the shell takes: $name", ({ run }) => {
    // An expression in a script is text that somebody else may have written: they go by way of the environment.
    expect(run).not.toContain("${{");
    expect(shellComplaints(`#!/bin/bash\n${run}`, "bash")).toEqual([]);
  });

  it("opens an issue with counts in the night in which something grave changed, and in no other", async () => {
    const monday = await serveOrganization(demoMonday());
    const today = await serveOrganization(demoOrganization());
    const runner = new WorkflowRunner(steps);
    const names = scripts.map(({ name }) => name);
    const endings = (steps: readonly string[]) =>
      Object.fromEntries(
        steps.map((name) => [name, name === "Sync" ? toldSync : { code: 0, stdout: "", stderr: "" }]),
      );
    const quiet = endings(names.filter((name) => name !== "Open an issue"));

    expect(await runner.run({ url: monday.url, key })).toEqual({ steps: quiet, issues: [] });
    const grave = await runner.run({ url: today.url, key });
    expect(grave.steps).toEqual(endings(names));
    expect(grave.issues).toEqual([{ title: "JumpCloud: access changed", body: expect.any(String) }]);
    const body = grave.issues[0]?.body ?? "";
    expect(body).toMatch(/^```text\n[^`]*^1 {2}critical {2}leaver-still-admin$[^`]*^```$/m);
    expect(body).toMatch(/\nhttps:\/\/github\.com\/acme\/access\/actions\/runs\/102\n$/);
    expect(body).not.toMatch(/grace|priya|larkspur|On-call|@/i);
    expect(await runner.run({ url: today.url, key })).toEqual({ steps: quiet, issues: [] });
  });

  it("compares a night with the last one that was whole, and begins anew when none is left", async () => {
    const monday = await serveOrganization(demoMonday());
    const today = await serveOrganization(demoOrganization());
    const runner = new WorkflowRunner(steps);
    await runner.run({ url: monday.url, key });

    const refused = await runner.run({ url: monday.url, key: "jca_another-key-than-that-of-the-demo" });
    expect(refused.steps.Sync?.code).toBe(4);
    expect(Object.keys(refused.steps).at(-1)).toBe("Sync");
    expect((await runner.run({ url: today.url, key })).issues).toHaveLength(1);

    runner.expireAll();
    expect((await runner.run({ url: monday.url, key })).steps["Compare with the last sync"]).toEqual(fine);
  });

  it("asks for nothing from a repository that others can read", async () => {
    const served = await serveOrganization(demoOrganization());
    const night = await new WorkflowRunner(steps, { isPrivate: false }).run({ url: served.url, key });
    expect(night).toEqual({
      steps: { "Only in a private repository": { code: 1, stdout: "", stderr: "" } },
      issues: [],
    });
    expect(served.simulator.log.entries).toEqual([]);
  });
});
