import { getResponse, type RequestHandler } from "msw";
import { Agent, type Dispatcher } from "undici";

const ORIGIN = "https://console.jumpcloud.test";

/**
 * An undici dispatcher that answers from msw's handlers and never opens a socket: undici of npm is not seen by msw's
 * own interception. A request that no handler takes is an error.
 */
export function mswDispatcher(handlers: RequestHandler[]): Dispatcher {
  return new Agent().compose(() => (options, handler) => {
    answer(options, handlers).then(
      ({ response, body }) => deliver(handler, { response, body }),
      (error: unknown) =>
        handler.onResponseError?.(controller(), error instanceof Error ? error : new Error(String(error))),
    );
    return true;
  });
}

async function answer(options: Dispatcher.DispatchOptions, handlers: RequestHandler[]) {
  const url = new URL(options.path, options.origin ?? ORIGIN);
  const headers = Object.entries(Object(options.headers)).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const response = await getResponse(handlers, new Request(url, { method: options.method, headers }));
  if (response === undefined) throw new Error(`no handler takes ${options.method} ${url.href}`);
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

function deliver(
  handler: Dispatcher.DispatchHandler,
  { response, body }: { response: Response; body: Buffer },
): void {
  const flow = controller();
  handler.onRequestStart?.(flow, {});
  handler.onResponseStart?.(flow, response.status, Object.fromEntries(response.headers), response.statusText);
  handler.onResponseData?.(flow, body);
  handler.onResponseEnd?.(flow, {});
}

function controller(): Dispatcher.DispatchController {
  return {
    aborted: false,
    paused: false,
    reason: null,
    rawHeaders: null,
    abort() {},
    pause() {},
    resume() {},
  };
}
