import type { Manifest } from "../sync-file/manifest.js";
import { counted, countText } from "./number-text.js";

/** "827 requests, none throttled" */
export function requestWords({ requests }: Pick<Manifest, "requests">, waitedMs?: number): string {
  const sum = (key: "requests" | "retries" | "throttled") =>
    Object.values(requests).reduce((total, endpoint) => total + endpoint[key], 0);
  const throttled = sum("throttled");
  const repeated = sum("retries") - throttled;
  const words = [
    counted(sum("requests"), "request"),
    throttled === 0 ? "none throttled" : `${countText(throttled)} throttled`,
  ];
  if (waitedMs !== undefined && waitedMs >= 1000) words.push(`waited ${Math.round(waitedMs / 1000)} s`);
  if (repeated > 0) words.push(`${countText(repeated)} sent again after a failure`);
  return words.join(", ");
}
