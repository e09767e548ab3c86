import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { regions } from "../../src/jumpcloud/regions.js";
import { tableBelow } from "../support/readme.js";

const root = new URL("../../", import.meta.url);
const text = readFileSync(new URL("SECURITY.md", root), "utf8");

describe("SECURITY.md", () => {
  it("begins with the hosts that are contacted: those of the regions", () => {
    const hosts = tableBelow(text, "Which hosts are contacted");
    expect(hosts).toEqual(
      Object.entries(regions).map(([region, { console, token }]) =>
        [region, new URL(console).host, new URL(token).host].map((cell) => `\`${cell}\``),
      ),
    );
    expect(text.indexOf("## ")).toBe(text.indexOf("## Which hosts are contacted"));
  });

  it("names only tests and files that exist", () => {
    const paths = [...text.matchAll(/`((?:test|src|\.github)\/[^`]+)`/g)].map(([, path = ""]) => path);
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it("stays short", () => {
    expect(text.split("\n").length).toBeLessThanOrEqual(120);
  });
});
