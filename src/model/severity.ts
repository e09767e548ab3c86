/** From what is only good to know to what nobody should sleep on. */
export const severities = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

/** Whether it is as grave as `least`, or graver. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return compareSeverity(severity, least) <= 0;
}

/** For sorting: the gravest first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(b) - severities.indexOf(a);
}
