import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { credentialMarkers, plantedMarkers } from "../../src/simulator/planted-markers.js";

/** So many characters of a secret in a row are a leak. */
const TELLING = 10;

/** Where something of the secret, in any form, or of the simulator's planted values stands: "stderr: PLANTED-api". */
export function leaks(written: Record<string, string>, secret: string): string[] {
  return Object.entries(written).flatMap(([where, text]) => {
    const [first] = leaksIn(text, secret);
    return first === undefined ? [] : [`${where}: ${first}`];
  });
}

function leaksIn(text: string, secret: string): string[] {
  const folded = text.toLowerCase();
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString("base64"),
    bytes.toString("hex"),
  ];
  const needles = [...forms.flatMap(pieces), ...plantedMarkers, ...Object.values(credentialMarkers)];
  return needles.filter((needle) => folded.includes(needle.toLowerCase()));
}

function pieces(form: string): string[] {
  return Array.from({ length: form.length - TELLING + 1 }, (_, at) => form.slice(at, at + TELLING));
}

/** The mode of every file below a folder. */
export function modesBelow(folder: string): { name: string; mode: number }[] {
  return entriesBelow(folder).map(({ name, path }) => ({ name, mode: statSync(path).mode & 0o777 }));
}

/** The text of every file below a folder, by its name. */
export function filesBelow(folder: string): Record<string, string> {
  return Object.fromEntries(
    entriesBelow(folder).map(({ name, path }) => [name, readFileSync(path, "latin1")]),
  );
}

function entriesBelow(folder: string): { name: string; path: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }));
}
