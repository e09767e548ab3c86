import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { runCommand } from "../../support/command.js";
import { oldC1z } from "../../support/old-c1z.js";
import { readSynced } from "../../support/synced.js";

const folder = mkdtempSync(join(tmpdir(), "import-"));
const at = (name: string) => join(folder, name);
const demo = new URL("../../../fixtures/demo-sync.json", import.meta.url).pathname;
const flags = ["--now", "2026-11-24T00:00:00Z"];

beforeAll(async () => {
  writeFileSync(at("old.c1z"), await oldC1z(demoOrganization()));
  await runCommand(["export", demo, "--format", "c1z", "--out", at("ours.c1z"), ...flags]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function changesSince(
  old: string,
): Promise<{ code: number | null; resources: unknown; grants: unknown }> {
  const { code, stdout } = await runCommand(["diff", old, demo, "--format", "json", "--exit-zero", ...flags]);
  const { resources, grants } = JSON.parse(stdout);
  return { code, resources, grants };
}

const none = { added: [], removed: [], changed: [] };
/** The one app without a label, which that connector calls nothing at all. */
const unnamed = {
  ...none,
  changed: [
    {
      id: "app:617c3b50b07e4d21c83a92bf",
      fields: [{ path: "/displayName", before: "617c3b50b07e4d21c83a92bf", after: "AWS SSO" }],
    },
  ],
};

/** The demo's sync file with something else in it. */
function changedDemo(name: string, from: string, to: string): string {
  const text = readFileSync(demo, "utf8");
  expect(text).toContain(from);
  writeFileSync(at(name), text.replace(from, to));
  return at(name);
}

function parsed(path: string): { manifest: Record<string, unknown>; [section: string]: unknown } {
  return JSON.parse(readFileSync(path, "utf8"));
}

describe("import of what export made", () => {
  it("gives the same file, but for who ran the sync and with which key", async () => {
    const { code } = await runCommand(["import", at("ours.c1z"), "--out", at("ours.json"), ...flags]);
    expect(code).toBe(0);
    const { manifest, ...rest } = parsed(demo);
    const kept = Object.entries(manifest).filter(([key]) => key !== "runBy" && key !== "credential");
    expect(kept.length).toBeLessThan(Object.keys(manifest).length);
    const { manifest: again, ...restAgain } = parsed(at("ours.json"));
    expect({ ...restAgain, manifest: again }).toEqual({ ...rest, manifest: Object.fromEntries(kept) });
    expect(await runCommand(["verify", at("ours.json"), ...flags])).toMatchObject({ code: 0 });
    expect(await runCommand(["diff", at("ours.json"), demo, ...flags])).toMatchObject({ code: 0 });
  });

  it("says that it lacks who ran the sync, and that there is nothing to match", async () => {
    const args = ["import", at("ours.c1z"), "--out", at("ours-told.json"), ...flags];
    const { stderr } = await runCommand(args);
    expect(stderr).toContain("Not in it   who ran the sync, and with which key: a c1z does not hold that\n");
    expect(stderr).not.toContain("--match");
    const matched = await runCommand([...args, "--match", demo]);
    expect(matched).toMatchObject({ code: 0 });
    expect(matched.stderr).toContain(
      `jc-connector: --match does nothing: ${at("ours.c1z")} tells administrators apart itself\n`,
    );
  });

  it("says of a sync that left something out what it left out", async () => {
    const partial = changedDemo("partial.json", '"options":{}', '"options":{"without":["admin_user"]}');
    const [c1z, out] = [at("partial.c1z"), at("partial-again.json")];
    const exported = ["export", partial, "-o", "c1z", "--out", c1z, "--allow-incomplete", ...flags];
    expect(await runCommand(exported)).toMatchObject({ code: 0 });
    expect(await runCommand(["import", c1z, "--out", out, ...flags])).toMatchObject({ code: 0 });
    expect(readSynced(out).sync).toMatchObject({ options: { without: ["admin_user"] } });
  });

  it("says of a sync that is not whole that it is not: exit 3", async () => {
    const whole = readFileSync(demo, "utf8");
    const cut = at("cut.json");
    const list = '"endpoint":"GET /api/v2/usergroups","reported":6,"read":6,"proof":';
    expect(whole).toContain(list);
    writeFileSync(
      cut,
      whole
        .replace('"complete":true', '"complete":false,"incomplete":["group"]')
        .replace('"readTo":"2026-11-23T02:00:00.000Z","complete":true', (text) =>
          text.replace("true", "false"),
        )
        .replace(`${list}"proven"`, `${list}"incomplete","reason":"7 were counted"`),
    );
    const [c1z, out] = [at("cut.c1z"), at("cut-again.json")];
    const exported = ["export", cut, "-o", "c1z", "--out", c1z, "--allow-incomplete", ...flags];
    await runCommand(exported);
    expect(await runCommand(["import", c1z, "--out", out, ...flags])).toMatchObject({ code: 3 });
    expect(readSynced(out).sync).toMatchObject({ complete: false, incomplete: ["group"] });
  });
});

describe("--match", () => {
  it.each([
    { what: "of another organisation", from: "5f3c1a90b07e4d21c8aa6e10", to: "5f3c1a90b07e4d21c8aa6e11" },
    { what: "that is not whole", from: '"complete":true', to: '"complete":false,"incomplete":["group"]' },
    { what: "without the administrators", from: '"options":{}', to: '"options":{"without":["admin_user"]}' },
  ])("refuses a sync $what, and nothing is written", async ({ what, from, to }) => {
    const match = changedDemo(`${what}.json`, from, to);
    const out = at("refused.json");
    const args = ["import", at("old.c1z"), "--match", match, "--out", out, ...flags];
    const { code, stderr } = await runCommand(args);
    expect(code).toBe(2);
    expect(stderr).toContain("--match");
    expect(readdirSync(folder)).not.toContain("refused.json");
  });
});

describe("import of a c1z of baton-jumpcloud", () => {
  it("leaves administration out where nothing tells it, and nothing has changed since", async () => {
    const { code, stderr } = await runCommand(["import", at("old.c1z"), "--out", at("old.json"), ...flags]);
    expect(code).toBe(0);
    expect(stderr).toContain("3 × administrator merged into a user");
    expect(await runCommand(["verify", at("old.json"), ...flags])).toMatchObject({ code: 0 });
    expect(await changesSince(at("old.json"))).toMatchObject({ resources: unnamed, grants: none });
  });

  it("finds the administrators in a sync of the same organisation, and nothing has changed since", async () => {
    const args = ["import", at("old.c1z"), "--match", demo, "--out", at("matched.json"), ...flags];
    const { code, stderr } = await runCommand(args);
    expect({ code, merged: stderr.includes("merged") }).toEqual({ code: 0, merged: false });
    expect(stderr).not.toMatch(/Not in it|does nothing/);
    expect(await runCommand(["verify", at("matched.json"), ...flags])).toMatchObject({ code: 0 });
    expect(await changesSince(at("matched.json"))).toMatchObject({ resources: unnamed, grants: none });
  });

  it("makes the same bytes every time", async () => {
    await runCommand(["import", at("old.c1z"), "--out", at("once.json"), ...flags]);
    await runCommand(["import", at("old.c1z"), "--out", at("twice.json"), ...flags]);
    expect(readFileSync(at("once.json"))).toEqual(readFileSync(at("twice.json")));
  });

  it("lets a diff tell what really changed: a new job, and a membership that ended", async () => {
    const before = demoOrganization();
    const [, mover] = before.users;
    const group = [...before.memberships].find(([, members]) => members.length > 2);
    if (mover === undefined || group === undefined) throw new Error("too small");
    const [groupId, members] = group;
    const joined = before.users.find(({ _id: id }) => !members.includes(id));
    mover.jobTitle = "Something Else";
    before.memberships.set(groupId, [...members, joined?._id ?? ""]);
    writeFileSync(at("before.c1z"), await oldC1z(before));
    await runCommand(["import", at("before.c1z"), "--match", demo, "--out", at("before.json"), ...flags]);
    const { resources, grants } = await changesSince(at("before.json"));
    expect(resources).toMatchObject({
      added: [],
      removed: [],
      changed: [
        unnamed.changed[0],
        { id: `user:${mover._id}`, fields: [{ path: "/profile/job_title", before: "Something Else" }] },
      ],
    });
    expect(JSON.stringify(grants)).toContain(`group:${groupId}:member:user:${joined?._id}`);
  });
});

describe("the target of an import", () => {
  it("is never what is read, another organisation's, a later sync or something else, and nothing is left beside it", async () => {
    const other = at("other.json");
    const ours = readFileSync(demo, "utf8").replace(
      '"baseUrl":"demo"',
      '"baseUrl":"https://console.jumpcloud.com"',
    );
    writeFileSync(other, ours.replaceAll("5f3c1a90b07e4d21c8aa6e10", "6".repeat(24)));
    writeFileSync(at("letter.txt"), "dear all");
    writeFileSync(at("later.json"), readFileSync(demo));
    const refused = async (out: string, ...more: string[]) => {
      const { code, stderr } = await runCommand(["import", at("old.c1z"), "--out", out, ...more, ...flags]);
      return { code, stderr };
    };
    expect(await refused(at("old.c1z"))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is what is read"),
    });
    expect(await refused(demo, "--match", demo)).toMatchObject({ code: 2 });
    expect(await refused(other)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("holds organisation"),
    });
    expect(await refused(at("later.json"))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("later sync"),
    });
    expect(await refused(at("letter.txt"))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--force"),
    });
    expect(await refused(at("letter.txt"), "--force")).toMatchObject({ code: 0 });
    expect(readdirSync(folder).filter((name) => name.startsWith(".") || name.endsWith(".tmp"))).toEqual([]);
  });
});
