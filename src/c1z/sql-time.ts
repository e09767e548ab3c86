/** A time as the SDK's tables have it: UTC without a zone, "2026-11-23 02:00:03.123000000". */
export function sqlTime(time: string): string {
  return `${new Date(time).toISOString().slice(0, -1).replace("T", " ")}000000`;
}
