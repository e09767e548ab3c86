import { plainText } from "../../model/plain-text.js";

/** What XML 1.0 has no place for, besides what plainText makes visible: https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for an element or an attribute: a name is text, whatever it is made of. */
export function xmlText(text: string): string {
  return plainText(text)
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** `<name a="1" b="2">`, or with `/>` where nothing is in it. */
export function xmlTag(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  end: ">" | "/>" = ">",
): string {
  const texts = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${texts.join("")}${end}`;
}
