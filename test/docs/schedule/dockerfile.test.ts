import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../../support/cli.js";
import { serveOrganization } from "../../support/organization-server.js";
import { runContainer } from "./container.js";
import { dockerfileStages } from "./dockerfile.js";
import { buildImage } from "./image-tree.js";
import { scheduleFile, schedulePage } from "./schedule-file.js";
import { foundModes, root, toldSync, writeKey } from "./workplace.js";

const dockerfile = scheduleFile("Dockerfile");
const stages = dockerfileStages();

describe.skipIf(process.platform === "win32")("docs/schedule/Dockerfile", () => {
  it("is a Dockerfile without a fault to dockerfile-utils, from named versions of an image", () => {
    const faults = (text: string) => validate(text).map(({ message }) => message);
    expect(faults(dockerfile)).toEqual([]);
    expect(faults(dockerfile.replace("USER", "USR"))).toEqual(["Unknown instruction: USR"]);
    expect(stages.map(({ base }) => base)).toEqual(["node:24-slim", "node:24-slim"]);
  });

  it("sends nothing to the builder but what the image is made of", () => {
    const [all, ...sent] = scheduleFile("Dockerfile.dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(all).toBe("*");
    const copied = stages
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === "copy" && step.from === undefined ? step.sources : []));
    expect(sent.map((line) => line.replace("!", "")).sort()).toEqual([...new Set(copied)].sort());
  });

  it("runs without root, a shell or anything that it could write to, and holds all that it needs", async () => {
    const image = buildImage(stages);
    const { user, workdir, entrypoint, command } = image;
    expect({ user, workdir, entrypoint, command }).toEqual({
      user: "1000:1000",
      workdir: "/data",
      entrypoint: ["node", "/app/bin/jc-connector.js"],
      command: ["--help"],
    });
    const nothing = { folders: {}, env: {} };
    const help = await runContainer(image, command, nothing);
    expect(help).toEqual({ code: 0, stdout: expect.stringMatching(/^Usage: jc-connector/), stderr: "" });
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect((await runContainer(image, ["--version"], nothing)).stdout).toBe(`${version}\n`);
    expect(dockerfile).toContain(`--tag jc-connector:${version} .`);
  });

  it("syncs as the page says, into the folder that is mounted", async () => {
    const [, options = "", args = ""] =
      /^docker run ([^`]*?) jc-connector:[\d.]+ (sync [^`]*?)\n```/m.exec(
        schedulePage.replaceAll("\\\n ", ""),
      ) ?? [];
    expect(options).toContain(
      '--volume "$PWD/jumpcloud:/data" --volume "$HOME/.jumpcloud.key:/run/secrets/api-key:ro"',
    );
    const { url } = await serveOrganization(demoOrganization());
    const [data, secrets] = [temporaryFolder(), temporaryFolder()];
    writeKey(join(secrets, "api-key"));
    const synced = await runContainer(buildImage(stages), args.split(" "), {
      folders: { "/data": data, "/run/secrets": secrets },
      env: { JUMPCLOUD_BASE_URL: url },
    });
    expect(synced).toEqual(toldSync);
    expect(foundModes(join(data, "acme"))).toEqual({ folder: "0700", files: ["0600"], syncs: 1 });
  });
});
