import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/cli/errors.js";
import { writePermission } from "../../../src/cli/provision/write-permission.js";

const READ = "read-key-0123456789-0123456789";
const WRITE = "write-key-0123456789-0123456789";

describe("the permission to write", () => {
  it("has the key that is meant for it, and no other credential beside it", () => {
    const env = {
      JUMPCLOUD_API_KEY: READ,
      BATON_API_KEY: READ,
      JUMPCLOUD_CLIENT_ID: "client",
      JUMPCLOUD_CLIENT_SECRET: READ,
      JUMPCLOUD_ORG_ID: "60259a2ad81e1a474d4e7c83",
      JUMPCLOUD_WRITE_API_KEY: `${WRITE}\n`,
    };
    const flags = { write: true, ticket: "SEC-1", timeout: 30, region: "eu" } as const;
    expect(writePermission(flags, { env })).toEqual({
      mode: "write",
      ticket: "SEC-1",
      lacking: "",
      flags: { region: "eu" },
      env: {
        JUMPCLOUD_ORG_ID: "60259a2ad81e1a474d4e7c83",
        JUMPCLOUD_WRITE_API_KEY: `${WRITE}\n`,
        JUMPCLOUD_API_KEY: WRITE,
      },
    });
  });

  it.each<[flags: object, env: Record<string, string>, lacking: string]>([
    [{}, { JUMPCLOUD_WRITE_API_KEY: WRITE }, "--write --ticket TEXT"],
    [{ ticket: "SEC-1" }, { JUMPCLOUD_WRITE_API_KEY: WRITE }, "--write"],
    [{ apiKeyFile: "key.txt" }, {}, "--write --ticket TEXT"],
    [{ provisioning: true }, { JUMPCLOUD_API_KEY: READ }, "--write --ticket TEXT"],
    [
      { apiKey: READ },
      {},
      "--write --ticket TEXT, and a key that may: JUMPCLOUD_WRITE_API_KEY, --api-key-file or -p",
    ],
  ])("says of a dry run with %j and %j what it lacks to be done", (flags, env, lacking) => {
    expect(writePermission({ timeout: 30, dryRun: true, ...flags }, { env })).toMatchObject({ lacking });
  });

  it("is never given to the key of syncs alone", () => {
    const flag = fc.constantFrom(true as const, undefined);
    fc.assert(
      fc.property(
        fc.record({
          write: flag,
          dryRun: flag,
          provisioning: flag,
          ticket: fc.option(fc.constantFrom("SEC-1", ""), { nil: undefined }),
          own: fc.boolean(),
          apiKey: fc.option(fc.constant(READ), { nil: undefined }),
          apiKeyFile: fc.option(fc.constant("key.txt"), { nil: undefined }),
        }),
        ({ write, dryRun, provisioning, ticket, own, apiKey, apiKeyFile }) => {
          const given = {
            timeout: 30,
            ...(write && { write }),
            ...(dryRun && { dryRun }),
            ...(provisioning && { provisioning }),
            ...(ticket !== undefined && { ticket }),
            ...(apiKey !== undefined && { apiKey }),
            ...(apiKeyFile !== undefined && { apiKeyFile }),
          };
          const env = { JUMPCLOUD_API_KEY: READ, ...(own && { JUMPCLOUD_WRITE_API_KEY: WRITE }) };
          const mode = modeOf(() => writePermission(given, { env }));
          const isForWriting = apiKeyFile !== undefined || (apiKey === undefined && own);
          const isAskedFor = write && !dryRun && ticket === "SEC-1" && (isForWriting || provisioning);
          if (isAskedFor) expect(mode).toBe("write");
          else expect(mode).toBe(dryRun && !write && ticket !== "" ? "dry run" : "refused");
        },
      ),
    );
  });
});

function modeOf(work: () => { mode: string }): string {
  try {
    return work().mode;
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return "refused";
  }
}
