import { annotationsOf, type FieldType, messages } from "./message-table.js";

const ANY_PREFIX = "type.googleapis.com/c1.connector.v2.";
const CANONICAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.(\d{3}|\d{6}|\d{9}))?Z$/;
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/**
 * Prints a record as canonical proto3 JSON by the hand-written table. Throws with the path of the first thing that a
 * strict parser or validator would refuse.
 */
export function reprint(name: string, value: unknown, path = name): string {
  const fields = messages[name];
  if (fields === undefined) throw new Error(`${path}: no message is called ${name}`);
  const given = objectAt(value, path);
  const unknown = Object.keys(given).filter((key) => !fields.some((field) => field.name === key));
  if (unknown.length > 0) throw new Error(`${path}: unknown keys ${unknown.join(", ")}`);
  const printed: string[] = [];
  for (const field of fields) {
    const present = given[field.name];
    if (present === undefined) {
      if (field.required) throw new Error(`${path}.${field.name} is missing`);
      continue;
    }
    const text = printField(field.type, present, { path: `${path}.${field.name}`, message: name });
    printed.push(`${JSON.stringify(field.name)}:${text}`);
  }
  return `{${printed.join(",")}}`;
}

function printField(type: FieldType, value: unknown, at: { path: string; message: string }): string {
  const { path } = at;
  switch (type.kind) {
    case "string":
      return printString(type, value, path);
    case "enum":
      if (typeof value !== "string" || !type.values.includes(value))
        throw new Error(`${path}: ${String(value)}`);
      return JSON.stringify(value);
    case "true":
      if (value !== true) throw new Error(`${path}: a zero value is left out`);
      return "true";
    case "timestamp":
      if (
        typeof value !== "string" ||
        !CANONICAL_TIME.test(value) ||
        /\.(000|\d{3}000|\d{6}000)Z$/.test(value)
      ) {
        throw new Error(`${path}: ${String(value)} is no canonical time`);
      }
      return JSON.stringify(value);
    case "struct":
      return printSorted(objectAt(value, path), printJson);
    case "message":
      return reprint(type.message, value, path);
    case "list": {
      if (!Array.isArray(value) || value.length < (type.minItems ?? 1))
        throw new Error(`${path}: an empty list`);
      const items = value.map((item, index) =>
        printField(type.of, item, { ...at, path: `${path}[${index}]` }),
      );
      if (type.unique && new Set(items).size < items.length) throw new Error(`${path}: repeated items`);
      return `[${items.join(",")}]`;
    }
    case "map":
      return printSorted(objectAt(value, path), (item, key) =>
        printField(type.of, item, { ...at, path: `${path}.${key}` }),
      );
    case "annotations":
      return printAnnotations(value, at);
  }
}

function printAnnotations(value: unknown, { path, message }: { path: string; message: string }): string {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${path}: an empty list`);
  const allowed = annotationsOf[message] ?? [];
  let position = -1;
  const printed = value.map((annotation, index) => {
    const { "@type": type, ...rest } = objectAt(annotation, `${path}[${index}]`);
    if (typeof type !== "string" || !type.startsWith(ANY_PREFIX))
      throw new Error(`${path}[${index}]: ${String(type)}`);
    const name = type.slice(ANY_PREFIX.length);
    if (allowed.indexOf(name) <= position) throw new Error(`${path}[${index}]: ${name} does not stand here`);
    position = allowed.indexOf(name);
    const body = reprint(name, rest, `${path}[${index}]`);
    return `{"@type":${JSON.stringify(type)}${body === "{}" ? "" : `,${body.slice(1, -1)}`}}`;
  });
  return `[${printed.join(",")}]`;
}

function printString(type: FieldType & { kind: "string" }, value: unknown, path: string): string {
  if (typeof value !== "string" || value === "") throw new Error(`${path}: an empty string is left out`);
  if (!value.isWellFormed()) throw new Error(`${path}: a lone surrogate`);
  if (Buffer.byteLength(value) > (type.maxBytes ?? Number.POSITIVE_INFINITY))
    throw new Error(`${path}: too long`);
  if (type.https && !value.startsWith("https://")) throw new Error(`${path}: not https`);
  if (type.email && !ADDRESS.test(value)) throw new Error(`${path}: ${value} is no address`);
  return JSON.stringify(value);
}

function printJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printJson).join(",")}]`;
  if (typeof value === "object" && value !== null) return printSorted(objectAt(value, "struct"), printJson);
  if (typeof value === "string" && !value.isWellFormed()) throw new Error("a lone surrogate in a struct");
  return JSON.stringify(value);
}

function printSorted(value: Record<string, unknown>, print: (item: unknown, key: string) => string): string {
  const keys = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${print(value[key], key)}`).join(",")}}`;
}

function objectAt(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${path} is no object`);
  return Object.fromEntries(Object.entries(value));
}
