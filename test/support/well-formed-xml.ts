/** An element of a document, as strictly as XML 1.0 has it. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** The elements in it, in their order. */
  children: XmlElement[];
  /** The text that is directly in it. */
  text: string;
}

const NAME = "[A-Za-z_][A-Za-z0-9_.-]*";
const TOKEN = new RegExp(
  `<\\?xml version="1\\.0" encoding="UTF-8"\\?>\\n|</(${NAME})>|<(${NAME})((?: ${NAME}="[^"<]*")*)(/?)>|([^<]+)`,
  "y",
);
const ATTRIBUTE = new RegExp(` (${NAME})="([^"<]*)"`, "g");
/** https://www.w3.org/TR/xml/#charsets */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Parses a document of elements, attributes and text. Throws when it is not well-formed. */
export function parseXml(xml: string): XmlElement {
  if (!CHARACTERS.test(xml) || !xml.isWellFormed()) throw new Error("a character that XML does not know");
  if (!xml.startsWith("<?xml ")) throw new Error("no declaration");
  const document: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const [token, closed, opened, attributes = "", isEmpty, text] = TOKEN.exec(xml) ?? [];
    if (token === undefined) throw new Error(`not well-formed: ${xml.slice(at, at + 60)}`);
    const parent = open.at(-1) ?? document;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes another element`);
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [], text: "" };
      parent.children.push(element);
      if (isEmpty === "") open.push(element);
    } else if (text !== undefined) parent.text += unescaped(text);
  }
  const [root, ...others] = document.children;
  if (open.length !== 1 || root === undefined || others.length > 0 || document.text.trim() !== "") {
    throw new Error("not exactly one element");
  }
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} twice`);
    attributes[name] = unescaped(value);
  }
  return attributes;
}

function unescaped(text: string): string {
  if (/]]>/.test(text)) throw new Error("]]> in a text");
  return text.replace(/&([^;&]*)(;?)/g, (reference, name: string, end: string) => {
    const character = end === "" ? undefined : entities[name];
    if (character === undefined) throw new Error(`${reference} is no entity`);
    return character;
  });
}
