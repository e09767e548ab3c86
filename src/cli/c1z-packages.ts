import { errorCode } from "../sync-file/system-error.js";
import { UsageError } from "./errors.js";

const packages = ["@bufbuild/protobuf", "@hpcc-js/wasm-zstd", "node-sqlite3-wasm", "xxhash-wasm"];

/** What `load` imports; throws UsageError where the packages are lacking that a c1z alone needs: they are optional. */
export async function withC1zPackages<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!isLacking(error)) throw error;
    throw new UsageError(
      `c1z needs packages that were left out when jc-connector was installed: npm install ${packages.join(" ")}`,
    );
  }
}

/** Node names what it did not find in words alone; a package that is there in part is no left-out one. */
function isLacking(error: unknown): boolean {
  if (!(error instanceof Error) || errorCode(error) !== "ERR_MODULE_NOT_FOUND") return false;
  const [, found] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
  return packages.some((name) => found === name || found?.startsWith(`${name}/`));
}
