// Loaded into a process that is to run as if WITHOUT_PACKAGES, names with commas between them, had not been installed.
import { register } from "node:module";

const hooks = `
const names = ${JSON.stringify((process.env.WITHOUT_PACKAGES ?? "").split(","))};
export async function resolve(specifier, context, next) {
  if (!names.some((name) => specifier === name || specifier.startsWith(name + "/"))) return next(specifier, context);
  throw Object.assign(new Error("Cannot find package '" + specifier + "'"), { code: "ERR_MODULE_NOT_FOUND" });
}
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
