import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { table } from "../layout.js";
import { textWidth } from "../screen.js";
import { planRequests, planRows } from "./request-plan.js";
import type { SyncFlags } from "./sync-flags.js";

/** `sync --dry-run`: the requests that a sync would make. Sends nothing, and needs no key. */
export function runDry(flags: SyncFlags, { io }: CommandContext): ExitCode {
  const { expect = new Map<string, number>(), without = [], groupRules } = flags;
  const counts = Object.fromEntries(
    Object.entries({
      user: "users",
      admin_user: "administrators",
      group: "groups",
      app: "apps",
      role: "roles",
    })
      .map(([type, name]) => [name, expect.get(type)] as const)
      .filter(([, count]) => count !== undefined),
  );
  const plan = planRequests(counts, { without: new Set(without), groupRules: groupRules === true });
  const columns = [{ align: "left" }, { align: "right" }, { align: "left" }] as const;
  io.stdout.write(table(planRows(plan), columns, textWidth(io.stdout)));
  return exitCodes.done;
}
