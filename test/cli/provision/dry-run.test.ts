import { describe, expect, it } from "vitest";
import { DEMO_API_KEY } from "../../../src/simulator/demo-organization.js";
import {
  access,
  ids,
  member,
  ORGANIZATION,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../../support/provision-place.js";

const grant = ["grant", member(ids.sales), user(ids.ada)];
const reading = { JUMPCLOUD_API_KEY: DEMO_API_KEY };
const writing = { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY };

describe("a dry run", () => {
  it("shows the request and what is so, with any key, and sends nothing that changes anything", async () => {
    const { provision, writes, receipts } = await provisionPlace();
    const args = ["grant", access(ids.slack), user(ids.tom), "--dry-run", "--org-id", ORGANIZATION];
    const { code, stdout } = await provision(args, reading);
    expect({ code, writes: writes(), receipts: receipts() }).toEqual({ code: 0, writes: [], receipts: [] });
    expect(stdout).toContain(
      `before         not held directly
request        POST /api/v2/applications/${ids.slack}/associations
               {"op":"add","type":"user","id":"${ids.tom}"}
               x-org-id: ${ORGANIZATION}
dry run        would be asked for; nothing was sent that changes anything
               To do it, in place of --dry-run: --write --ticket TEXT, and a key that may:
               JUMPCLOUD_WRITE_API_KEY, --api-key-file or -p
`,
    );
  });

  it("needs a key, and says which there are", async () => {
    const { provision } = await provisionPlace();
    const { code, stderr } = await provision([...grant, "--dry-run"]);
    expect(code).toBe(2);
    for (const name of ["JUMPCLOUD_API_KEY", "JUMPCLOUD_CLIENT_ID", "JUMPCLOUD_WRITE_API_KEY"])
      expect(stderr).toContain(name);
    expect(stderr).not.toContain("--demo");
  });

  it("tells a program of no request where none would be sent", async () => {
    const { provision } = await provisionPlace();
    const args = ["grant", member(ids.byRule), user(ids.tom), "--dry-run", "--format", "json"];
    const told = JSON.parse((await provision(args, writing)).stdout);
    expect(told).toMatchObject({
      result: "not done",
      why: expect.stringMatching(/^All of Berlin is a dynamic/),
    });
    expect(told).not.toHaveProperty("request");
  });

  it.each<[args: string[], code: number, said: string]>([
    [["grant", member(ids.engineering), user(ids.ada)], 0, "already so: it is held, nothing would be sent"],
    [["grant", member(ids.byRule), user(ids.tom)], 7, "is a dynamic group"],
    [["revoke", access(ids.slack), user(ids.ada)], 7, "there is nothing to remove"],
    [["revoke", member(ids.nobody), user(ids.ada)], 7, `there is no group ${ids.nobody}`],
    [["grant", member(ids.sales), user(ids.sven)], 0, "the user is suspended"],
  ])("of %j answers %d", async (args, code, said) => {
    const { provision, writes } = await provisionPlace();
    const run = await provision([...args, "--dry-run"], writing);
    expect(run).toMatchObject({ code });
    expect(run.stdout).toContain(said);
    expect(writes()).toEqual([]);
  });
});
