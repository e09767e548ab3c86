import { type VerifyReport, verifySyncFile } from "../sync-file/verify.js";
import type { CommandContext } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { counted, countText } from "./number-text.js";
import { createPaint } from "./paint.js";
import { plainText } from "./plain-text.js";
import { introduce, type ReaderFlags, readerExitCode } from "./reader.js";

/** `jc-connector verify`: the answer on standard output, the exit code for a script. */
export async function runVerify(
  file: string,
  flags: ReaderFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, now } = context;
  const report = await verifySyncFile(file, { stdin: io.stdin });
  introduce(report.header, flags, context);
  if (flags.format === "json") io.stdout.write(`${JSON.stringify(verifyJson(report))}\n`);
  else io.stdout.write(verifyText(report, createPaint(io.stdout, { mode: context.color, env: io.env })));
  return report.findingCount > 0 ? exitCodes.falseStatement : readerExitCode(report.header, flags, now());
}

/** What was found, for a program. */
export function verifyJson(report: VerifyReport): object {
  const { name, header, findingCount, findings, counts, digest } = report;
  return {
    file: name,
    sound: findingCount === 0,
    complete: header.complete,
    ...(header.incomplete !== undefined && { incomplete: header.incomplete }),
    organization: header.source.organization,
    startedAt: header.startedAt,
    counts,
    digest,
    findingCount,
    findings,
  };
}

/** What was found, for a person: one line a finding, as compilers write them. */
export function verifyText(report: VerifyReport, paint: ReturnType<typeof createPaint>): string {
  const { name, header, findingCount, findings, counts, digest } = report;
  const file = plainText(name);
  const content = [
    counted(counts.resourceTypes, "resource type"),
    counted(counts.resources, "resource"),
    counted(counts.entitlements, "entitlement"),
    counted(counts.grants, "grant"),
  ].join(", ");
  if (findingCount === 0) {
    const verdict = paint.good("sound");
    const whole = header.complete ? "" : paint.warning(", but not whole");
    return `${file}: ${verdict}${whole}: ${content}\n${digest}\n`;
  }
  const lines = findings.map(
    ({ line, where, problem }) => `${file}:${line}: ${where}: ${plainText(problem)}`,
  );
  const more = findingCount - findings.length;
  if (more > 0) lines.push(`… and ${countText(more)} more`);
  lines.push(paint.bad(`${file}: ${counted(findingCount, "false statement")}; it holds ${content}`));
  return `${lines.join("\n")}\n`;
}
