/** JumpCloud's ids are 24 hexadecimal digits. */
const ASKABLE = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether an id can stand in a path without meaning something else there: ".." and "a/b" cannot. */
export function isAskable(id: string): boolean {
  return ASKABLE.test(id);
}
