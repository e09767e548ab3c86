import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { recordingServer } from "./loopback-servers.js";
import { serveOrganization } from "./organization-server.js";

/** A key with every kind of character that a header takes, so that each way of writing it differs from the others. */
export const oddKey = `PLANTED-api-key-"q'b\\s/p+e=%25&<a>#?{~}-4f7d1c9e`;

/** Base64 of what a gateway makes of the key. */
export const keyInBase64 = Buffer.from(oddKey).toString("base64");

/** What happens to a process while it waits for JumpCloud. */
export interface Interference {
  stop(): void;
  crash(): void;
}

/** One way in which a sync may end. */
export interface Outcome {
  name: string;
  code: number;
  /** Arguments of `sync` that lead there; the key is `oddKey`. */
  arrange(interference: Interference): Promise<string[]>;
}

const once = ["--max-retry-time", "0", "--start-rps", "0"];

/** A server that answers every request alike. */
function answering(
  name: string,
  code: number,
  answer: { status: number; body: string; headers?: Record<string, string> },
) {
  return {
    name,
    code,
    async arrange() {
      const { port } = await recordingServer(() => answer);
      return ["--base-url", `http://127.0.0.1:${port}`, ...once];
    },
  } satisfies Outcome;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Every character as `\u…`, which is JSON too. */
function escaped(text: string): string {
  return [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

/** The simulated organisation, at whose tenth request something happens. */
function interfered(name: string, code: number, happens: keyof Interference): Outcome {
  return {
    name,
    code,
    async arrange(interference) {
      const { simulator, url } = await serveOrganization(demoOrganization(), {
        keys: [{ key: oddKey }],
        latencyMs: 5,
      });
      simulator.onRequest((index) => {
        if (index === 10) interference[happens]();
      });
      return ["--base-url", url, ...once];
    },
  };
}

export const outcomes: readonly Outcome[] = [
  {
    name: "a success",
    code: 0,
    async arrange() {
      const { url } = await serveOrganization(demoOrganization(), { keys: [{ key: oddKey }] });
      return ["--base-url", url, ...once];
    },
  },
  answering("401 that repeats the key", 4, {
    status: 401,
    body: json({ message: `api key ${oddKey} not found` }),
  }),
  answering("403 that repeats the key in a URL and in HTML", 4, {
    status: 403,
    body: `blocked: ?key=${encodeURIComponent(oddKey)} &lt;${oddKey.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")}`,
  }),
  answering("400 that repeats the key so late that it would be cut", 5, {
    status: 400,
    body: json({ error: `${"x".repeat(170)} ${oddKey}` }),
  }),
  answering("500 that repeats the key with every character escaped", 5, {
    status: 500,
    body: `{"error":{"message":"${escaped(oddKey)}"}}`,
  }),
  answering("502 that repeats the headers in base64", 5, {
    status: 502,
    body: `upstream said ${keyInBase64}`,
  }),
  answering("200 with a body that is none, and holds the key", 5, { status: 200, body: `<p>${oddKey}</p>` }),
  answering("a redirect with the key in its location", 4, {
    status: 302,
    body: "",
    headers: { location: `http://127.0.0.1:9/?key=${encodeURIComponent(oddKey)}` },
  }),
  {
    name: "a timeout",
    code: 5,
    async arrange() {
      const { url } = await serveOrganization(demoOrganization(), { faults: [{ kind: "silent" }] });
      return ["--base-url", url, ...once, "--timeout", "0.1"];
    },
  },
  {
    name: "a connection that is lost in the middle of a body",
    code: 5,
    async arrange() {
      const { url } = await serveOrganization(demoOrganization(), {
        keys: [{ key: oddKey }],
        faults: [{ kind: "broken body", when: { nth: 3 } }],
      });
      return ["--base-url", url, ...once];
    },
  },
  {
    name: "a base URL that holds the key",
    code: 2,
    arrange: async () => ["--base-url", `https://me:${encodeURIComponent(oddKey)}@jumpcloud.invalid`],
  },
  {
    name: "a mistyped flag that holds the key",
    code: 2,
    arrange: async () => [`--api-kye=${oddKey}`],
  },
  interfered("an interruption", 130, "stop"),
  interfered("a crash", 70, "crash"),
];
