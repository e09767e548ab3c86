import { folded } from "../../access/best-match.js";
import { plainText } from "../../model/plain-text.js";

/** One sign before the "@", one behind it, and nothing that would end an address in a list of them. */
const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/;
const LONGEST = 254;

/** The address, folded, as reviewers are known by; `undefined` when no sheet can be sent there. */
export function reviewerAddress(text: string): string | undefined {
  const address = folded(text.trim());
  const isUsable = address.length <= LONGEST && ADDRESS.test(address) && plainText(address) === address;
  return isUsable ? address : undefined;
}
