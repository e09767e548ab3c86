import { typeNames, typesRead } from "../../model/what-is-read.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { table } from "../layout.js";
import { textWidth } from "../screen.js";
import { serviceAccountSettings } from "../service-account.js";
import { resolvePlace } from "../settings.js";
import { resolveTokenUrl } from "../token-url.js";
import { planRequests, planRows } from "./request-plan.js";
import type { SyncFlags } from "./sync-flags.js";

/** `sync --dry-run`: the requests that a sync would make. Sends nothing, and needs no key. */
export function runDry(flags: SyncFlags, { io }: Pick<CommandContext, "io">): ExitCode {
  const { expect = new Map<string, number>(), without = [], groupRules } = flags;
  const counts = Object.fromEntries(
    typeNames
      .map((type) => [typesRead[type].list, expect.get(type)] as const)
      .filter(([, count]) => count !== undefined),
  );
  const plan = planRequests(counts, {
    without: new Set(without),
    groupRules: groupRules === true,
    ...tokenEndpointOf(flags, io.env),
  });
  const columns = [{ align: "left" }, { align: "right" }, { align: "left" }] as const;
  io.stdout.write(table(planRows(plan), columns, textWidth(io.stdout)));
  return exitCodes.done;
}

/** Of a service account, as far as it is set up: no secret is read. Throws UsageError as a sync would. */
function tokenEndpointOf(
  flags: SyncFlags,
  env: Readonly<Record<string, string | undefined>>,
): { tokenEndpoint?: string } {
  if (flags.demo) return {};
  const { id, secret } = serviceAccountSettings({
    ...(flags.clientId !== undefined && { id: flags.clientId }),
    ...(flags.clientSecretFile !== undefined && { secretFile: flags.clientSecretFile }),
    env,
  });
  if (id === undefined && secret === undefined) return {};
  const { pathname } = new URL(resolveTokenUrl(flags, { env, place: resolvePlace(flags, env) }));
  return { tokenEndpoint: `POST ${pathname}` };
}
