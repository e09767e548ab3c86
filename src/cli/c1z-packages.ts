import { errorCode } from "../sync-file/system-error.js";
import { UsageError } from "./errors.js";

const PACKAGES = "@bufbuild/protobuf @hpcc-js/wasm-zstd node-sqlite3-wasm";

/** What `load` imports; throws UsageError where the packages are lacking that a c1z alone needs: they are optional. */
export async function withC1zPackages<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (errorCode(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(
      `c1z needs packages that were left out when jc-connector was installed: npm install ${PACKAGES}`,
    );
  }
}
