import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Image } from "./image-tree.js";
import { type Run, runProgram } from "./workplace.js";

/** Whether this system lets us make a root file system that nobody can write to. */
export function canMountReadOnly(): boolean {
  try {
    execFileSync("unshare", ["-rm", "sh", "-c", "mount -o remount,ro,bind /"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface Mounts {
  /** What stands at each path of the container; these folders can be written to, and nothing else. */
  folders: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
}

/** Makes the folders writable in a root that is not, and runs the rest of the line there. */
const READ_ONLY = `
  while [ "$1" != -- ]; do mount --bind "$1" "$1" || exit 99; shift; done
  shift
  mount -o remount,ro,bind / || exit 99
  touch "$IMAGE/touched" 2>/dev/null && exit 98
  exec "$@"`;

/** Runs a container's line: of its paths those of the image and of its mounts are where they lie on this machine. */
export function runContainer(image: Image, args: readonly string[], { folders, env }: Mounts): Promise<Run> {
  const [program, ...rest] = [...image.entrypoint, ...args];
  if (program !== "node") throw new Error(`the image begins with ${program}`);
  const places = Object.entries({ ...folders, "/app": join(image.root, "app") });
  const onThisMachine = (word: string) => {
    const [path, place] = places.find(([at]) => new RegExp(`(^|=)${at}(/|$)`).test(word)) ?? ["", ""];
    return word.replace(path, place);
  };
  const line = [process.execPath, ...rest.map(onThisMachine)];
  const isReadOnly = canMountReadOnly();
  const whole = isReadOnly
    ? ["unshare", "-rm", "sh", "-c", READ_ONLY, "sh", ...Object.values(folders), "--", ...line]
    : line;
  return runProgram(whole, {
    env: {
      PATH: process.env.PATH ?? "",
      IMAGE: image.root,
      TMPDIR: folders["/tmp"] ?? "/nowhere",
      HOME: "/nowhere",
      ...env,
    },
    cwd: join(image.root, image.workdir),
  });
}
