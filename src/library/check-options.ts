import type { z } from "zod";
import { SettingError } from "../jumpcloud/setting-error.js";

/**
 * Throws SettingError for options that cannot be meant, and for one that there is none of: a misspelt one must not pass
 * for one that was left out. It never repeats a value, which may be a secret. `name` is the function's.
 */
export function checkOptions(options: unknown, { schema, name }: { schema: z.ZodType; name: string }): void {
  const result = schema.safeParse(options);
  if (result.success) return;
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") || name;
  throw new SettingError(
    issue?.code === "unrecognized_keys"
      ? `${path}: there is no option ${issue.keys.join(", ")}`
      : `${path}: ${issue?.message ?? "cannot be used"}`,
  );
}
