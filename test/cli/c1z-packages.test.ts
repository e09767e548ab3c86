import { describe, expect, it } from "vitest";
import { withC1zPackages } from "../../src/cli/c1z-packages.js";
import { UsageError } from "../../src/cli/errors.js";

/** As Node tells of what it does not find. */
function notFound(message: string): () => Promise<never> {
  const error = Object.assign(new Error(message), { code: "ERR_MODULE_NOT_FOUND" });
  return () => Promise.reject(error);
}

describe("the packages that only a c1z needs", () => {
  it.each(["node-sqlite3-wasm", "@hpcc-js/wasm-zstd", "@bufbuild/protobuf", "@bufbuild/protobuf/wkt"])(
    "are told how to get where %s is lacking",
    async (name) => {
      const load = notFound(`Cannot find package '${name}' imported from /app/dist/c1z/write-c1z.js`);
      await expect(withC1zPackages(load)).rejects.toThrow(UsageError);
      await expect(withC1zPackages(load)).rejects.toThrow("npm install @bufbuild/protobuf ");
    },
  );

  it.each([
    "Cannot find package 'uuid' imported from /app/dist/c1z/write-c1z.js",
    "Cannot find package 'node-sqlite3-wasm-extra' imported from /app/dist/c1z/write-c1z.js",
    "Cannot find module '/app/dist/c1z/ksuid.js' imported from /app/dist/c1z/write-c1z.js",
  ])("are no help where something else is: %s", async (message) => {
    await expect(withC1zPackages(notFound(message))).rejects.toThrow(message);
  });
});
