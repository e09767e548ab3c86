import { plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import type { Gap, Manifest } from "../../sync-file/manifest.js";
import { labeled, table } from "../layout.js";
import { countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { requestWords } from "../request-words.js";
import { listRows } from "../sync/list-rows.js";
import { periodText } from "../time-text.js";
import { warningSentence } from "../warning-words.js";
import type { Census, TypeCensus } from "./census.js";

const right = { align: "right" } as const;
const left = { align: "left" } as const;

/** What a sync file holds, for a person. Lines end with LF. */
export function statsText(
  { census, manifest }: { census: Census; manifest: Manifest },
  { width, paint }: { width: number; paint: Paint },
): string {
  const heading = (text: string) => `\n${paint.strong(text)}\n`;
  const { warnings, notRead, requests } = manifest;
  return [
    table(typeRows(census), [left, right, right, right, left], width),
    heading("Lists"),
    table(listRows(manifest, paint), [left, right, right, left], width),
    ...(warnings.length === 0
      ? []
      : [heading("Warnings"), table(warningRows(warnings), [right, left, left], width)]),
    heading("Not read"),
    table(
      notRead.map(({ what, why }) => [plainText(what), plainText(why)]),
      [left, left],
      width,
    ),
    heading("Requests"),
    table(requestRows(requests), [right, right, right, left], width),
    "\n",
    labeled("Read", periodWords(manifest), { width, labelWidth: 8 }),
    labeled("Digest", manifest.digest, { width, labelWidth: 8 }),
  ].join("");
}

function typeRows({ byResourceType }: Census): string[][] {
  return [
    ["", "resources", "entitlements", "grants", ""],
    ...[...byResourceType].map(([id, census]) => [
      plainText(id),
      countText(census.resources),
      orDash(census.entitlements),
      orDash(census.grants),
      remarks(census),
    ]),
  ];
}

function remarks({ resources, enabled = 0, disabled = 0, grants, inheritedOnly = 0 }: TypeCensus): string {
  const words: string[] = [];
  if (enabled + disabled > 0) {
    words.push(`${countText(enabled)} enabled`, `${countText(disabled)} disabled`);
    if (resources > enabled + disabled)
      words.push(`${countText(resources - enabled - disabled)} of unknown status`);
  }
  if (inheritedOnly > 0) {
    words.push(`${countText(grants - inheritedOnly)} direct`, `${countText(inheritedOnly)} only inherited`);
  }
  return words.join(", ");
}

function warningRows(warnings: Manifest["warnings"]): string[][] {
  return warnings.map(({ code, count }) => [countText(count), plainText(code), warningSentence(code) ?? ""]);
}

function requestRows(requests: Manifest["requests"]): string[][] {
  return [
    ["requests", "sent again", "throttled", ""],
    ...Object.entries(requests).map(([endpoint, { requests: sent, retries, throttled }]) => [
      countText(sent),
      orDash(retries),
      orDash(throttled),
      plainText(endpoint),
    ]),
  ];
}

function periodWords(manifest: Manifest): string {
  const period = periodText(new Date(manifest.readFrom), new Date(manifest.readTo));
  return `${period}, ${requestWords(manifest)}`;
}

function orDash(count: number): string {
  return count === 0 ? "-" : countText(count);
}

/** Every list that is not clean, one line each: proof, list, whose, and why. */
export function gapsText({ lists, gaps }: Pick<Manifest, "lists" | "gaps">, names: Census["names"]): string {
  const ofObjects = new Set(gaps.filter(({ id }) => id !== undefined).map(({ list }) => list));
  const whole = lists.filter(({ name, proof }) => proof === "incomplete" && !ofObjects.has(name));
  const known = new Set(gaps.filter(({ id }) => id === undefined).map(({ list }) => list));
  const lines = [
    ...whole
      .filter(({ name }) => !known.has(name))
      .map(({ name, proof, reason }) => [proof, plainText(name), plainText(reason ?? "")].join("\t")),
    ...gaps.map((gap) => [gap.proof, gapPlace(gap, names), gapReason(gap)].join("\t")),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function gapPlace({ list, resourceType, id }: Gap, names: Census["names"]): string {
  if (id === undefined) return plainText(list);
  const name = names.get(resourceKey({ resourceType, resource: id }));
  return `${plainText(list)} of ${plainText(resourceType)} ${plainText(id)}${name === undefined ? "" : ` ${plainText(name)}`}`;
}

function gapReason({ reason, notReturned, unresolved, createdDuringSync, because }: Gap): string {
  const words = [
    reason && plainText(reason),
    notReturned && `${countText(notReturned)} counted but not returned, read twice`,
    unresolved && `${countText(unresolved)} to deleted objects`,
    createdDuringSync && `${countText(createdDuringSync)} came during the sync`,
    because &&
      `because of ${because.map((cause) => plainText(`${cause.resourceType}:${cause.id}`)).join(", ")}`,
  ];
  return words.filter((part) => part !== undefined && part !== 0).join("; ");
}
