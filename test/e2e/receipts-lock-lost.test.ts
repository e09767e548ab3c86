import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  access,
  ids,
  laterMinute,
  member,
  type ProvisionPlace,
  provisionPlace,
  user,
} from "../support/provision-place.js";

const EVENING = laterMinute(9);

/** As whoever takes the receipts over from a run that hung does, at the first change that is asked for. */
function loseLockAtChange({ cwd, simulator }: ProvisionPlace): void {
  simulator.onRequest((_, { method }) => {
    if (method === "POST") rmSync(join(cwd, "receipts.jsonl.lock"), { recursive: true, force: true });
  });
}

describe("receipts that another run took over", () => {
  it("hide nothing of what was done: the block is printed, and the exit is 75", async () => {
    const place = await provisionPlace();
    loseLockAtChange(place);
    const run = await place.write(["grant", member(ids.sales), user(ids.tom)]);
    expect(run.code, run.stderr).toBe(75);
    const text = run.stdout.replace(/\n {15}/g, " ");
    expect(text).toContain("done: it is held now, as read back");
    expect(text).toContain(
      "the receipt has no second line: receipts.jsonl.lock is no longer held by this run",
    );
    expect(place.receipts()).toHaveLength(1);
  });

  it("let nothing more be taken back, and what was taken back is listed", async () => {
    const place = await provisionPlace();
    for (const what of [member(ids.engineering), access(ids.wiki)]) {
      const granted = await place.write(["grant", what, user(ids.tom), "--until", "8h"]);
      expect(granted.code, granted.stderr).toBe(0);
    }
    loseLockAtChange(place);
    const run = await place.write(["expire", "--now", EVENING]);
    expect(run.code, run.stderr).toBe(75);
    expect(run.stdout).toMatch(/^revoked {7}.*no longer held by this run/m);
    expect(run.stdout).toMatch(/^not done {6}.*no longer held by this run/m);
    expect(place.writes()).toHaveLength(3);
  });
});
