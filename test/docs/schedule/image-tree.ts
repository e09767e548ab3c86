import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { temporaryFolder } from "../../support/cli.js";
import type { Stage } from "./dockerfile.js";
import { root } from "./workplace.js";

/** What `npm ci --omit=dev` installs by the lock file, each by its path. */
const shipped = Object.entries(
  z
    .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })
    .parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"))).packages,
).flatMap(([path, { dev }]) => (path === "" || dev === true ? [] : [path]));

const INSTALL = "npm ci --omit=dev --ignore-scripts --no-audit --no-fund";

/** An image whose files lie in a folder of this machine. */
export interface Image extends Stage {
  root: string;
}

/** Carries the stages out in temporary folders, each from an empty one. What npm installs is what it installed here. */
export function buildImage(stages: readonly [Stage, Stage]): Image {
  const roots = new Map(stages.map(({ name }) => [name, temporaryFolder()]));
  const rootOf = (name: string) => {
    const folder = roots.get(name);
    if (folder === undefined) throw new Error(`there is no stage ${name}`);
    return folder;
  };
  for (const { name, steps } of stages) {
    for (const step of steps) {
      const workdir = join(rootOf(name), step.workdir);
      if (step.kind === "run") install(step.words, workdir);
      else
        copy(step, { from: step.from === undefined ? root : rootOf(step.from), root: rootOf(name), workdir });
    }
  }
  const [, image] = stages;
  mkdirSync(join(rootOf(image.name), image.workdir), { recursive: true });
  return { ...image, root: rootOf(image.name) };
}

function install(words: readonly string[], workdir: string): void {
  if (words.join(" ") !== INSTALL) throw new Error(`not known here: ${words.join(" ")}`);
  for (const path of shipped) cpSync(join(root, path), join(workdir, path), { recursive: true });
}

function copy(
  { sources, target }: { sources: readonly string[]; target: string },
  place: { from: string; root: string; workdir: string },
): void {
  const folder = join(target.startsWith("/") ? place.root : place.workdir, target);
  for (const source of sources) {
    const path = target.endsWith("/") ? join(folder, basename(source)) : folder;
    mkdirSync(dirname(path), { recursive: true });
    cpSync(join(place.from, source), path, { recursive: true });
  }
}
