/** A file that somebody wrote for a command (a column map, a roster, rules), and that cannot be used: says where and why. */
export class InputFileError extends Error {
  override name = "InputFileError";
}
