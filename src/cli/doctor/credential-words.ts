/** What signs the requests, in words. Whatever is no administrator's key is a service account's. */
export function credentialWords(kind: string): "key" | "service account" {
  return kind === "apiKey" ? "key" : "service account";
}
