import { runCli } from "../support/cli.js";

/** What a built command prints that has to succeed. */
export async function jc(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await runCli(args, { env });
  if (code !== 0) throw new Error(`jc-connector ${args.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}
