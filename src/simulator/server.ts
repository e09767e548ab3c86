import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Simulator } from "./simulator.js";

/** A running loopback server. */
export interface SimulatorServer {
  /** The console's origin, without a slash at the end: `/api` and `/api/v2` follow. */
  url: string;
  port: number;
  /** Ends at once, open connections included. */
  close(): Promise<void>;
}

/** Serves a simulator over HTTP, to this machine alone by default; port 0 takes a free one. */
export async function serve(
  simulator: Simulator,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {},
): Promise<SimulatorServer> {
  const server = createServer((incoming, outgoing) => {
    // Whatever goes wrong in an answer loses its connection, as `SocketFault` asks for.
    answer(simulator, incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  simulator: Simulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const response = await simulator.handle(await toRequest(incoming, gone.signal));
  // The simulator's clock dates the answer.
  outgoing.sendDate = false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  for await (const chunk of response.body) {
    if (gone.signal.aborted) return;
    // One chunk after the other: a connection that breaks next must have sent this one.
    await new Promise((resolve) => outgoing.write(chunk, resolve));
  }
  outgoing.end();
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return new Request(`http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`, {
    method: incoming.method ?? "GET",
    headers,
    signal,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}
