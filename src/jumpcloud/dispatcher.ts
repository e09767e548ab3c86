import { type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { ConnectionError, explainConnection } from "./connection-error.js";

/** An HTTP proxy through which https is tunnelled with CONNECT: it sees the host's name, and no request. */
export interface HttpProxy {
  /** "http://proxy.example:3128", without user name and password. */
  origin: string;
  /** The value of Proxy-Authorization. */
  authorization?: string;
  /** Hosts that are reached without it, as NO_PROXY has them; "" for none. */
  noProxy: string;
}

export interface DispatcherOptions {
  /** "https://console.jumpcloud.com" */
  origin: string;
  /** Connections; more requests than that wait. */
  connections: number;
  /** For the headers of an answer, and for each step of connecting, up to ten seconds. */
  timeoutMs: number;
  proxy?: HttpProxy;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Whatever the environment says: certificates are checked, and what is older than TLS 1.2 is refused. */
const checkedTls = { rejectUnauthorized: true, minVersion: "TLSv1.2" } as const;

/** A pool of connections to the origin, through the proxy where one is given and does not leave the origin out. */
export function createDispatcher({ origin, connections, timeoutMs, proxy }: DispatcherOptions): Dispatcher {
  const connect = { ...checkedTls, timeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs) };
  const pooled = { connections, pipelining: 1, connect };
  if (proxy === undefined) return new Pool(origin, pooled);
  return new EnvHttpProxyAgent({
    ...pooled,
    // All three are given, so that undici looks for none of them in the environment.
    httpProxy: "",
    httpsProxy: proxy.origin,
    noProxy: proxy.noProxy,
    ...(proxy.authorization !== undefined && { token: proxy.authorization }),
    requestTls: connect,
    proxyTls: connect,
    clientFactory: (url, options) => tunnels(url, { ...options, ...pooledTunnel(timeoutMs) }),
  });
}

/** A proxy that takes the connection and says nothing is given up too. */
function pooledTunnel(timeoutMs: number): Pool.Options {
  return { headersTimeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs) };
}

/**
 * The connections to the proxy. Their failures become errors of their own: undici would try some of them again for
 * ever, and their words do not say that it is the proxy that failed.
 */
function tunnels(proxy: URL, options: Pool.Options): Dispatcher {
  const pool = new Pool(proxy, options);
  const open = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect: (tunnel: Dispatcher.ConnectOptions) =>
      new Promise<Dispatcher.ConnectData>((resolve, reject) => {
        open(tunnel, (error, answer) => {
          if (error !== null) {
            reject(unreachable(proxy, error));
          } else if (answer.statusCode === 200) {
            resolve(answer);
          } else {
            answer.socket.on("error", () => {}).destroy();
            reject(refused(proxy, answer.statusCode));
          }
        });
      }),
  });
}

function unreachable({ origin, host }: URL, cause: unknown): ConnectionError {
  const explained = explainConnection(cause, host);
  const mayPass = !(explained instanceof ConnectionError);
  const reason = explained instanceof Error ? explained.message : String(explained);
  return new ConnectionError(`the proxy ${origin} could not be used: ${reason}`, {
    fault: "proxy",
    mayPass,
    cause,
  });
}

function refused({ origin }: URL, status: number): ConnectionError {
  const why = status === 407 ? "wants a user name and a password" : "refused the connection";
  // Only a gateway's own trouble passes; what it does not allow stays so.
  const mayPass = status >= 500 || status === 408 || status === 429;
  return new ConnectionError(`the proxy ${origin} ${why} (status ${status})`, { fault: "proxy", mayPass });
}
