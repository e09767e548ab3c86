import { describe, expect, it } from "vitest";
import { access, handMadeFile } from "./hand-made.js";

describe("jc-connector access shortens what is long, and says so", () => {
  const many = (type: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${type}:${String(index).padStart(3, "0")}`);
  const named = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, `The ${key}`]));

  it("more than 12 apps: what is sensitive comes first; --all and JSON have everything", async () => {
    const apps = many("app", 15);
    const names = { "user:u1": "Tom", ...named(apps) };
    const file = await handMadeFile({ names, grants: apps.map((key) => `${key} user:u1`) });
    const { stdout } = await access(["Tom", file, "--privileged", "app:014"]);
    expect(stdout).toContain("├─ The app:014   sensitive\n│  └─ assigned directly\n├─ The app:000\n");
    expect(stdout).toContain("└─ … 3 more apps (--all)\n");
    expect(stdout.match(/assigned directly/g)).toHaveLength(12);
    const whole = (await access(["Tom", file, "--all"])).stdout;
    expect(whole.match(/assigned directly/g)).toHaveLength(15);
    expect(whole).not.toContain("--all");
    expect(JSON.parse((await access(["Tom", file, "-o", "json"])).stdout).access).toHaveLength(15);
  });

  it("more than 12 idle groups, and more than 12 names with several paths", async () => {
    const [apps, groups] = [many("app", 14), many("group", 13)];
    const names = { "user:u1": "Tom", "group:g": "Way", ...named(apps), ...named(groups) };
    const grants = [
      ...apps.map((key) => `${key} user:u1: direct g`),
      ...[...groups, "group:g"].map((key) => `${key} user:u1`),
    ];
    const { stdout } = await access(["Tom", await handMadeFile({ names, grants })], { columns: 120 });
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("The group:011 and 1 more (--all)");
    expect(text).toContain("The app:011 (2) and 2 more (--all): removing one changes nothing.");
  });

  it("more than 50 people", async () => {
    const people = many("user", 53);
    const names = { "app:a": "Slack", ...named(people) };
    const file = await handMadeFile({ names, grants: people.map((key) => `app:a ${key}`) });
    const { stdout } = await access(["--to", "Slack", file]);
    expect(stdout).toContain("53 people: 53 only assigned directly\n");
    expect(stdout).toContain("├─ The user:049   assigned directly\n└─ … 3 more (--all)\n");
    expect((await access(["--to", "Slack", file, "--all"])).stdout).toContain("└─ The user:052 ");
    expect(JSON.parse((await access(["--to", "Slack", file, "-o", "json"])).stdout).people).toHaveLength(53);
  });
});
