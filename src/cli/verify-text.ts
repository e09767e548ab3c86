import { plainText } from "../model/plain-text.js";
import type { VerifyReport } from "../sync-file/verify.js";
import { counted, countText } from "./number-text.js";
import type { Paint } from "./paint.js";

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
export function verifyText(report: VerifyReport, paint: Paint): string {
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
    return `${file}: ${verdict}${whole}: ${content}\ndigest ${digest}\n`;
  }
  const lines = findings.map(
    ({ line, where, problem }) => `${file}:${line}: ${where}: ${plainText(problem)}`,
  );
  const more = findingCount - findings.length;
  if (more > 0) lines.push(`… and ${countText(more)} more`);
  lines.push(paint.bad(`${file}: ${counted(findingCount, "false statement")}; it holds ${content}`));
  return `${lines.join("\n")}\n`;
}
