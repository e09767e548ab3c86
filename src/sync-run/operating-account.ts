import { hostname, userInfo } from "node:os";

/** Who runs this, and where. */
export interface OperatingAccount {
  /** An account without a name, as containers have them, is no reason to stop. */
  user?: string;
  host: string;
}

export function operatingAccount(): OperatingAccount {
  const host = hostname();
  try {
    return { user: userInfo().username, host };
  } catch {
    return { host };
  }
}
