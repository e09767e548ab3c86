import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ids, member, provisionPlace, user } from "../support/provision-place.js";

const page = readFileSync(new URL("../../docs/provision.md", import.meta.url), "utf8");

describe("docs/provision.md", () => {
  it("names every key of what is said for programs", async () => {
    const { write } = await provisionPlace();
    const args = ["grant", member(ids.sales), user(ids.ada), "--until", "8h", "--format", "json"];
    const { code, stdout } = await write(args);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(stdout)).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});
