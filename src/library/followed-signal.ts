/** A signal of Node's own that aborts when `given` does, whoever made that one, until `letGo`. */
export function followedSignal(given: AbortSignal | undefined): { signal: AbortSignal; letGo(): void } {
  const controller = new AbortController();
  const { signal } = controller;
  if (given === undefined) return { signal, letGo() {} };
  // Only AbortSignals of today have a reason; without one, abort() makes the usual AbortError.
  const follow = () => controller.abort(given.reason);
  if (given.aborted) follow();
  else given.addEventListener("abort", follow, { once: true });
  return { signal, letGo: () => given.removeEventListener("abort", follow) };
}
