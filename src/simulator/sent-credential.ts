/** What a request is signed with. */
export type SentCredential =
  | { kind: "apiKey"; key: string }
  | { kind: "bearer"; token: string }
  | { kind: "basic"; id: string; secret: string }
  | { kind: "missing" };

export function sentCredential(headers: Headers): SentCredential {
  const key = headers.get("x-api-key");
  if (key) return { kind: "apiKey", key };
  const [scheme = "", text = ""] = (headers.get("authorization") ?? "").split(" ");
  if (/^bearer$/i.test(scheme) && text !== "") return { kind: "bearer", token: text };
  const pair = /^basic$/i.test(scheme) ? Buffer.from(text, "base64").toString("utf8").split(":") : [];
  const [id, secret] = pair;
  if (id === undefined || secret === undefined || pair.length > 2) return { kind: "missing" };
  return { kind: "basic", id: formDecoded(id), secret: formDecoded(secret) };
}

/** RFC 6749, 2.3.1: both halves are encoded as in a form before they are joined. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
