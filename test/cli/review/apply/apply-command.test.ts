import { describe, expect, it } from "vitest";
import { applyCommand, nextCommand } from "../../../../src/cli/review/apply/apply-command.js";
import type { ApplyFlags } from "../../../../src/cli/review/apply/apply-flags.js";

describe("the command that does what the plan says", () => {
  it.each<[flags: Partial<ApplyFlags>, file: string | undefined, command: string]>([
    [{}, undefined, "2026-Q4 --write --expect 115 --ticket TEXT"],
    [{}, "my sync.json", "2026-Q4 'my sync.json' --write --expect 115 --ticket TEXT"],
    [
      { dir: "/var/lib/acme", reviews: "r", again: ["r_1", "r_2"], self: true, ticket: "SEC 1" },
      undefined,
      "2026-Q4 --reviews r --dir /var/lib/acme --again r_1 --again r_2 --write --expect 115 --self --ticket 'SEC 1'",
    ],
    [
      { orgId: "60", region: "eu", baseUrl: "http://127.0.0.1:1", provisioning: true, force: true },
      undefined,
      "2026-Q4 --org-id 60 --region eu --base-url http://127.0.0.1:1 --write --expect 115 --provisioning --ticket TEXT",
    ],
  ])(
    "has everything that was given, and nothing that lets many removals pass: %j",
    (flags, file, command) => {
      const given = { name: "2026-Q4", file, flags: { format: "text", timeout: 30, ...flags } as const };
      expect(applyCommand(given, 115)).toBe(`jc-connector review apply ${command}`);
    },
  );
});

describe("what is to be done next", () => {
  const flags = {
    format: "text",
    timeout: 30,
    reviews: "r",
    dir: "/var/lib/my acme",
    again: ["r_1"],
  } as const;
  const given = { name: "2026-Q4", file: "later.json", flags };

  it.each([
    ["check", "check 2026-Q4 --reviews r --dir '/var/lib/my acme'"],
    ["apply", "apply 2026-Q4 later.json --reviews r --dir '/var/lib/my acme' --again r_1"],
    ["close", "close 2026-Q4 later.json --reviews r --dir '/var/lib/my acme'"],
  ] as const)("in the same place: %s", (command, words) => {
    expect(nextCommand(command, given)).toBe(`jc-connector review ${words}`);
  });
});
