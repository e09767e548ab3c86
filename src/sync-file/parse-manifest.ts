import { describeIssue } from "./issue.js";
import { type Manifest, manifestSchema } from "./manifest.js";
import { type Fail, parseJson } from "./parse-json.js";

/** The manifest that `text` states. Throws what `fail` makes when it is none. */
export function parseManifest(text: string, fail: Fail): Manifest {
  const failOfManifest: Fail = (complaint, cause) => fail(`manifest: ${complaint}`, cause);
  const result = manifestSchema.safeParse(parseJson(text, failOfManifest), { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw failOfManifest(issue === undefined ? "it is none" : describeIssue(issue), result.error);
}
