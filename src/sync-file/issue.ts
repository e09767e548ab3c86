import type { z } from "zod";

const articles: Record<string, string> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "a string",
};

/**
 * What is wrong with a value and where: `principal.id.resource is empty`. Parse with `reportInput`, else what is
 * missing is told as being of the wrong type.
 */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const where = formatPath(issue.path);
  return `${where === "" ? "it" : where} ${complaint(issue)}`;
}

function complaint(issue: z.core.$ZodIssue): string {
  const isMissing = issue.input === undefined && issue.code.startsWith("invalid_");
  if (isMissing) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `is not ${articles[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `is not ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    case "invalid_union":
      return "is not a known one";
    case "invalid_format":
      return "prefix" in issue ? `does not begin with ${issue.prefix}` : `is not a ${issue.format}`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? "is empty"
        : `is less than ${issue.minimum}`;
    default:
      return issue.message;
  }
}

/** `manifest.lists[3].name`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: PropertyKey): string {
  if (typeof step === "number") return `[${step}]`;
  const key = String(step);
  return /^[@\w]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
