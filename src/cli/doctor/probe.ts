import { JumpCloudError, RefusedError, UnavailableError } from "../../jumpcloud/errors.js";
import { type Envelope, type PageShape, parsePage } from "../../jumpcloud/page.js";
import type { Request } from "../../jumpcloud/request.js";

/** What an endpoint answered to the smallest question. */
export type Answered =
  | { kind: "ok" /** Rows in all, where it tells. */; total?: number; firstId?: string }
  | { kind: "refused"; error: RefusedError }
  | { kind: "failed"; error: JumpCloudError };

/** Asks endpoints for a single row each. */
export interface Prober {
  /** `path` with its query but without limit and skip. Rejects only when the run is to end. */
  list(endpoint: { endpoint: string; path: string; envelope: Envelope }): Promise<Answered>;
}

const idOnly: PageShape<{ id: string }>["parse"] = (raw) => {
  if (typeof raw !== "object" || raw === null) return undefined;
  const id: unknown = Reflect.get(raw, "_id") ?? Reflect.get(raw, "id");
  return typeof id === "string" && id !== "" ? { row: { id }, invalidFields: [] } : undefined;
};

export function createProber(request: Request, organizationId: string | undefined): Prober {
  const headers = organizationId === undefined ? {} : { "x-org-id": organizationId };
  return {
    async list({ endpoint, path, envelope }) {
      const get = { endpoint, path: `${path}${path.includes("?") ? "&" : "?"}limit=1&skip=0`, headers };
      try {
        const page = await request(get, (answer) => parsePage(answer, 0, { envelope, parse: idOnly }));
        const [first] = page.rows;
        return {
          kind: "ok",
          ...(page.total !== undefined && { total: page.total }),
          ...(first !== undefined && { firstId: first.id }),
        };
      } catch (error) {
        if (error instanceof RefusedError) return { kind: "refused", error };
        if (error instanceof JumpCloudError) return { kind: "failed", error };
        throw error;
      }
    },
  };
}

/** The answer in a word or two: "ok", "403", "no answer". */
export function answerWord(answered: Answered): string {
  if (answered.kind === "ok") return "ok";
  if (answered.kind === "refused") return String(answered.error.status);
  return answered.error instanceof UnavailableError ? "no answer" : "failed";
}
