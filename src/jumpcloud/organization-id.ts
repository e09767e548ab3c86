import { SettingError } from "./setting-error.js";

/** JumpCloud's ids have 24 hexadecimal digits; in lower case. Throws SettingError for any other text. */
export function parseOrganizationId(text: string, setting: string): string {
  if (/^[0-9a-fA-F]{24}$/.test(text)) return text.toLowerCase();
  throw new SettingError(`${setting} "${text}" is no organisation id: those have 24 hexadecimal digits`);
}
