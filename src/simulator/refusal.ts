/** The reason why a request gets no data: becomes an answer with this status and JSON body. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`answered ${status}`);
    this.name = "Refusal";
    this.status = status;
    this.body = body;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, { message: "Not Found" });
}

/** V1's way to refuse a parameter; the text for `limit` was seen in 2019. */
export function badRequest(reason: string): Refusal {
  return new Refusal(400, { message: `Bad Request: ${reason}` });
}

/** V2's way to refuse an argument, as gRPC names it. */
export function invalidArgument(message: string): Refusal {
  return new Refusal(400, { error: "INVALID_ARGUMENT", message });
}

/** Both keys hold the same text, as the one recorded 403 has it. */
export function forbidden(reason: string): Refusal {
  return new Refusal(403, { message: `Forbidden: ${reason}`, error: `Forbidden: ${reason}` });
}

export function unauthorized(reason: string): Refusal {
  return new Refusal(401, { error: "Unauthorized", message: `Unauthorized: ${reason}` });
}
