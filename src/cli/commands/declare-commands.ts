import type { Command } from "commander";
import type { RunCommand } from "../program.js";

/** Declares a command below another, or below the program. */
type Declare = (parent: Command, run: RunCommand) => void;

/**
 * The commands, in the order in which the help tells of them, each behind the one that it stands below. What declares
 * them is loaded where it is needed.
 */
const commands = {
  sync: async () => (await import("./sync.js")).addSync,
  doctor: async () => (await import("./doctor.js")).addDoctor,
  capabilities: async () => (await import("./capabilities.js")).addCapabilities,
  config: async () => (await import("./config.js")).addConfig,
  verify: async () => (await import("./verify.js")).addVerify,
  stats: async () => (await import("./stats.js")).addStats,
  diff: async () => (await import("./diff.js")).addDiff,
  audit: async () => (await import("./audit.js")).addAudit,
  access: async () => (await import("./access.js")).addAccess,
  export: async () => (await import("./export.js")).addExport,
  import: async () => (await import("./import.js")).addImport,
  reconcile: async () => (await import("./reconcile.js")).addReconcile,
  "resource-types": async () => (await import("./resource-types.js")).addResourceTypes,
  resources: async () => (await import("./resources.js")).addResources,
  entitlements: async () => (await import("./entitlements.js")).addEntitlements,
  grants: async () => (await import("./grants.js")).addGrants,
  principals: async () => (await import("./principals.js")).addPrincipals,
  provision: async () => (await import("./provision.js")).addProvision,
  "provision expire": async () => (await import("./provision-expire.js")).addExpire,
  review: async () => (await import("./review.js")).addReview,
  "review open": async () => (await import("./review-open.js")).addReviewOpen,
  "review check": async () => (await import("./review-check.js")).addReviewCheck,
  "review apply": async () => (await import("./review-apply.js")).addReviewApply,
  "review close": async () => (await import("./review-close.js")).addReviewClose,
  schema: async () => (await import("./schema.js")).addSchema,
  demo: async () => (await import("./demo.js")).addDemo,
  completion: async () => (await import("./completion.js")).addCompletion,
  man: async () => (await import("./man.js")).addMan,
} as const satisfies Record<string, () => Promise<Declare>>;

/**
 * Declares the commands that a command line may be about, given its first word.
 *
 * Measured: to load the declarations of all takes some 40 ms, where bare Node starts in 90.
 */
export async function declareCommands(program: Command, run: RunCommand, first = ""): Promise<void> {
  const declared = needed(first).map(async ([name, load]) => ({ name, declare: await load() }));
  for (const { name, declare } of await Promise.all(declared)) {
    const [above] = name.split(" ");
    const parent = program.commands.find((command) => command.name() === above);
    declare(parent ?? program, run);
  }
}

/** Where the first word decides nothing (a slip, an option with a value), all are needed to say what was meant. */
function needed(first: string): (readonly [name: string, load: () => Promise<Declare>])[] {
  if (first === "--version") return [];
  const all = Object.entries(commands);
  if (first === "--help" || first === "-h") return all.filter(([name]) => !name.includes(" "));
  const own = all.filter(([name]) => name === first || name.startsWith(`${first} `));
  return own.length > 0 ? own : all;
}
