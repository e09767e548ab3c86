/** A setting with which nothing can be asked of JumpCloud; the message begins with its name and never repeats a secret. */
export class SettingError extends Error {
  override name = "SettingError";
}
