import { describe, expect, it } from "vitest";
import { Progress } from "../../src/cli/progress.js";

function progressAt() {
  const clock = { ms: 0 };
  return { clock, progress: new Progress(() => clock.ms) };
}

const list = { endpoint: "GET /", duplicates: 0, notReturned: 0, proof: "proven" } as const;

const wait = { endpoint: "GET /", status: 429, wave: 1 } as const;

describe("progress", () => {
  it("tells the step, the requests, how fast they go, and since when", () => {
    const { clock, progress } = progressAt();
    expect(progress.text()).toBe("Connecting · 0 requests · 0.0/s · 0:00");
    for (clock.ms = 0; clock.ms < 10_000; clock.ms += 100) progress.answered();
    progress.paged({ list: "users", rows: 100 });
    expect(progress.text()).toBe("Reading lists · 100 requests · 10.0/s · 0:10");
  });

  it("counts the lists of groups and apps against how many there are", () => {
    const { progress } = progressAt();
    progress.listed({ list: "groups", read: 2000, ...list });
    progress.listed({ list: "apps", read: 30, ...list });
    progress.listed({ list: "memberships", of: "g1", read: 5, ...list });
    expect(progress.text()).toContain("Reading members of groups, 1 of 2,000 ·");
    progress.listed({ list: "appUsers", of: "a1", read: 5, ...list });
    progress.listed({ list: "appGroups", of: "a1", read: 1, ...list });
    expect(progress.text()).toContain("Reading access to apps, 2 of 60 ·");
    progress.enter("Writing");
    expect(progress.text()).toContain("Writing · ");
  });

  it("says that everybody waits, and adds up waits that overlap once", () => {
    const { clock, progress } = progressAt();
    progress.waiting({ ...wait, delayMs: 30_000 });
    clock.ms = 1000;
    progress.waiting({ ...wait, delayMs: 30_000 });
    expect(progress.text()).toContain("JumpCloud asks to wait, 30 s ·");
    clock.ms = 60_000;
    progress.waiting({ ...wait, delayMs: 2000 });
    clock.ms = 70_000;
    expect(progress.text()).not.toContain("wait");
    expect(progress.waitedMs()).toBe(33_000);
  });

  it("says what JumpCloud asked for where that is not done", () => {
    const { clock, progress } = progressAt();
    progress.waiting({ ...wait, retryAfter: "86400", askedMs: 86_400_000, delayMs: 120_000 });
    progress.waiting({ ...wait, delayMs: 1000 });
    clock.ms = 2000;
    expect(progress.text()).toContain("JumpCloud asks to wait 24 h, going on in 118 s ·");
    clock.ms = 130_000;
    progress.waiting({ ...wait, retryAfter: "1", askedMs: 1000, delayMs: 8000 });
    expect(progress.text()).toContain("JumpCloud asks to wait, 8 s ·");
  });

  it("says first which part of a run it is, and last whose, where it is one of several", () => {
    const progress = new Progress(() => 0, { part: { first: "Organisation 3 of 14", last: "Acme" } });
    expect(progress.text()).toBe("Organisation 3 of 14 · Connecting · 0 requests · 0.0/s · 0:00 · Acme");
  });
});
