import { createServer as createHttpServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { onTestFinished } from "vitest";
import type { SignedCertificate } from "./certificates.js";

/** Opens TLS, and hands what is inside to the server at `port`. Returns its own port; ends with the test. */
export function tlsInFrontOf(port: number, certificate: SignedCertificate): Promise<number> {
  return listening(
    createTlsServer(certificate, (socket) => {
      const inside = connect(port, "127.0.0.1");
      join(socket, inside);
    }),
  );
}

export interface RecordedRequest {
  method: string;
  /** As the request line has it. */
  target: string;
  headers: IncomingHttpHeaders;
}

export interface RecordingServer {
  port: number;
  requests: RecordedRequest[];
}

/** A server that answers everything alike and keeps what it was asked. */
export async function recordingServer(
  answer: (request: IncomingMessage) => { status: number; headers?: Record<string, string>; body?: string },
): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createHttpServer((request, response) => {
    requests.push({ method: request.method ?? "", target: request.url ?? "", headers: request.headers });
    const { status, headers = {}, body = "" } = answer(request);
    response.writeHead(status, headers).end(body);
  });
  return { requests, port: await listening(server) };
}

/** How a proxy behaves: it connects, answers a status, takes the request and says nothing, or hangs up. */
export type ProxyManner =
  | { kind: "connects"; to: number }
  | { kind: "answers"; status: number }
  | { kind: "silent" | "hangs up" };

/** An HTTP proxy for CONNECT, whatever the host: every tunnel leads to this machine. */
export async function connectProxy(manner: ProxyManner): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createHttpServer((request, response) => {
    requests.push({ method: request.method ?? "", target: request.url ?? "", headers: request.headers });
    response.writeHead(501).end();
  });
  server.on("connect", ({ url = "", headers }: IncomingMessage, socket: Socket) => {
    requests.push({ method: "CONNECT", target: url, headers });
    socket.on("error", () => {});
    if (manner.kind === "hangs up") socket.destroy();
    if (manner.kind === "answers") socket.end(`HTTP/1.1 ${manner.status} No\r\ncontent-length: 0\r\n\r\n`);
    if (manner.kind !== "connects") return;
    const target = connect(manner.to, "127.0.0.1", () => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
    join(socket, target);
  });
  return { requests, port: await listening(server) };
}

function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
    from.pipe(to);
  }
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
