import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { worstExitCode } from "../../src/cli/sync/worst-exit-code.js";
import { unreadParts } from "../../src/model/unread-part.js";

const page = readFileSync(new URL("../../docs/organisations.md", import.meta.url), "utf8");

describe("the page about several organisations", () => {
  it("has the exit codes in the order in which one goes before another", () => {
    const table = page.split("### Exit code")[1]?.split("\n## ")[0] ?? "";
    const rows = [...table.matchAll(/^\| ([\d, ]+) \|/gm)].map(([, cell = ""]) =>
      cell.split(", ").map(Number),
    );
    expect(rows.flat()).toEqual([70, 130, 143, 4, 5, 2, 3, 75, 0]);
    const codes = [70, 130, 143, 4, 5, 2, 3, 75, 0] as const;
    for (const [index, code] of codes.entries()) expect(worstExitCode(codes.slice(index))).toBe(code);
  });

  it("calls the administrators of a provider what the file calls them", () => {
    expect(page).toContain(`"${unreadParts.providerAdministrators}"`);
    for (const key of ["is_provider_administrator", "provider_id"]) expect(page).toContain(`\`${key}\``);
  });
});
