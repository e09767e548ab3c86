import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../../support/cli.js";
import { serveOrganization } from "../../support/organization-server.js";
import { cronComplaints } from "./actionlint.js";
import { runContainer } from "./container.js";
import { dockerfileStages } from "./dockerfile.js";
import { buildImage } from "./image-tree.js";
import { scheduleFile } from "./schedule-file.js";
import { foundModes, root, toldSync, writeKey } from "./workplace.js";

const text = scheduleFile("kubernetes.yml");

const claimSchema = z.looseObject({ kind: z.literal("PersistentVolumeClaim") });
const mountSchema = z.object({
  name: z.string(),
  mountPath: z.string(),
  readOnly: z.boolean().optional(),
});
const containerSchema = z.looseObject({
  image: z.string(),
  args: z.array(z.string()),
  volumeMounts: z.array(mountSchema),
});
const podSchema = z.looseObject({
  containers: z.tuple([containerSchema]),
  volumes: z.array(z.looseObject({ name: z.string() })),
});
const cronJobSchema = z.looseObject({
  kind: z.literal("CronJob"),
  spec: z.looseObject({
    schedule: z.string(),
    jobTemplate: z.looseObject({
      spec: z.looseObject({ template: z.looseObject({ spec: podSchema }) }),
    }),
  }),
});

function objectsOf(yaml: string): [z.infer<typeof claimSchema>, z.infer<typeof cronJobSchema>] {
  const documents = parseAllDocuments(yaml);
  if (!Array.isArray(documents)) throw new Error("there is no document");
  expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
  return z.tuple([claimSchema, cronJobSchema]).parse(documents.map((document) => document.toJS()));
}

const [claim, cronJob] = objectsOf(text);
const { jobTemplate } = cronJob.spec;
const pod = jobTemplate.spec.template.spec;
const [container] = pod.containers;
const stages = dockerfileStages();
const [, image] = stages;

/** What TypeScript says where Kubernetes' types are wanted, text by text: a key that there is not is an error. */
function typeErrors(texts: readonly string[]): string[][] {
  const folder = temporaryFolder();
  const types = join(root, "node_modules/kubernetes-types");
  const files = texts.map((yaml, index) => {
    const name = `objects-${index}.ts`;
    writeFileSync(
      join(folder, name),
      `import type { CronJob } from "${types}/batch/v1";
       import type { PersistentVolumeClaim } from "${types}/core/v1";
       export const objects: [PersistentVolumeClaim, CronJob] = ${JSON.stringify(objectsOf(yaml))};`,
    );
    return name;
  });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const options =
    "--ignoreConfig --noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler";
  const line = [tsc, ...options.split(" "), ...files];
  const { stdout } = spawnSync(process.execPath, line, { cwd: folder, encoding: "utf8" });
  const errors = stdout.split("\n").filter((found) => /error TS/.test(found));
  return files.map((name) => errors.filter((found) => found.startsWith(name)));
}

describe.skipIf(process.platform === "win32")("docs/schedule/kubernetes.yml", () => {
  it("has only fields that Kubernetes has, of the right types, and a time that there is", () => {
    const typo = text.replace("concurrencyPolicy", "concurencyPolicy");
    const word = text.replace("backoffLimit: 0", "backoffLimit: none");
    expect(typeErrors([text, typo, word])).toEqual([
      [],
      [expect.stringContaining('"concurencyPolicy"\' does not exist')],
      [expect.stringContaining("Type 'string' is not assignable to type 'number'")],
    ]);
    expect(cronComplaints([cronJob.spec.schedule])).toEqual([]);
  });

  it("runs one sync at a time, once a night, and leaves a failure to a person", () => {
    expect(cronJob.spec).toMatchObject({ concurrencyPolicy: "Forbid", timeZone: "Etc/UTC" });
    expect(jobTemplate.spec).toMatchObject({ backoffLimit: 0 });
    expect(pod).toMatchObject({ restartPolicy: "Never" });
  });

  it("may do little in the cluster and on the node, as the image's own user", () => {
    const [user = "", group = ""] = image.user.split(":");
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: Number(user),
        runAsGroup: Number(group),
        fsGroup: Number(group),
        seccompProfile: { type: "RuntimeDefault" },
      },
    });
    expect(container).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      },
      resources: { requests: { memory: expect.any(String) }, limits: { memory: expect.any(String) } },
    });
  });

  it("takes the key from a file of a secret that is not in it, and mounts all that it names", () => {
    expect(text).toContain(
      "kubectl --namespace jumpcloud create secret generic jumpcloud --from-file=api-key=",
    );
    expect(pod.volumes).toEqual([
      { name: "data", persistentVolumeClaim: { claimName: "jumpcloud" } },
      { name: "key", secret: { secretName: "jumpcloud", defaultMode: 0o400 } },
      { name: "tmp", emptyDir: {} },
    ]);
    expect(container.volumeMounts.map(({ name }) => name).sort()).toEqual(["data", "key", "tmp"]);
    expect(claim).toMatchObject({ metadata: { name: "jumpcloud" } });
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(container.image).toBe(`registry.example.com/jc-connector:${version}`);
  });

  it("syncs with what is mounted, and writes nothing else", async () => {
    const { url } = await serveOrganization(demoOrganization());
    const folders = Object.fromEntries(
      container.volumeMounts.map(({ mountPath }) => [mountPath, temporaryFolder()]),
    );
    writeKey(join(folders["/run/secrets/jumpcloud"] ?? "", "api-key"));
    const run = await runContainer(buildImage(stages), container.args, {
      folders,
      env: { JUMPCLOUD_BASE_URL: url },
    });
    expect(run).toEqual(toldSync);
    const acme = join(folders["/data"] ?? "", "acme");
    expect(foundModes(acme)).toEqual({ folder: "0700", files: ["0600"], syncs: 1 });
    expect(foundModes(folders["/tmp"] ?? "").files).toEqual([]);
  });
});
