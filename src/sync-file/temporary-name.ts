const TEMPORARY = /^(?<name>.+)\.[0-9a-f]{12}\.tmp$/s;
const WORK = ".work";

/** Where the new file for `path` lies until it is whole. `token` is 12 hex digits. */
export function temporaryName(path: string, token: string): string {
  return `${path}.${token}.tmp`;
}

/** The folder for what the new file for `path` is made with, until it is whole. `token` is 12 hex digits. */
export function workingFolderName(path: string, token: string): string {
  return temporaryName(`${path}${WORK}`, token);
}

/** The name of the file that a temporary file was to become; `undefined` when it is none of ours. */
export function nameBehind(temporary: string): string | undefined {
  return TEMPORARY.exec(temporary)?.groups?.name;
}

/** The same of a working folder. */
export function nameBehindFolder(temporary: string): string | undefined {
  const name = nameBehind(temporary);
  return name?.endsWith(WORK) ? name.slice(0, -WORK.length) : undefined;
}
