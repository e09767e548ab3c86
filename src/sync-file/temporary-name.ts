const TEMPORARY = /^(?<name>.+)\.[0-9a-f]{12}\.tmp$/s;

/** Where the new file for `path` lies until it is whole. `token` is 12 hex digits. */
export function temporaryName(path: string, token: string): string {
  return `${path}.${token}.tmp`;
}

/** The name of the file that a temporary file was to become; `undefined` when it is none of ours. */
export function nameBehind(temporary: string): string | undefined {
  return TEMPORARY.exec(temporary)?.groups?.name;
}
