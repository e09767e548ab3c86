import { type Answer, parseJson } from "./answer.js";
import type { Conceal, Secrets } from "./conceal.js";
import type { Send } from "./transport.js";

/**
 * A Send whose refusals no longer hold the secret: servers and gateways are known to repeat in an error what they
 * were sent, and errors are quoted. Answers that are data pass as they are.
 */
export function concealingSend(send: Send, conceal: Conceal): Send {
  return async (request) => {
    const answer = await send(request);
    return answer.status >= 200 && answer.status < 300 ? answer : concealed(answer, conceal);
  };
}

/**
 * A Send whose data holds none of the secrets either, as they are: a server that repeats one in a name would have it
 * written to a file. Data without any keeps its bytes. Not for the host that gives tokens: its data is a secret.
 */
export function concealingData(send: Send, secrets: Pick<Secrets, "conceal" | "standIn">): Send {
  return async (request) => {
    const answer = await send(request);
    return secrets.standIn(answer.body)
      ? { ...answer, body: concealedBody(answer.body, secrets.conceal) }
      : answer;
  };
}

function concealed({ status, headers, body }: Answer, conceal: Conceal): Answer {
  return {
    status,
    headers: new Map([...headers].map(([name, value]) => [name, conceal(value)])),
    body: concealedBody(body, conceal),
  };
}

/** JSON may write any character as `\u…`: only what it says when it is read can be searched. */
function concealedBody(body: string, conceal: Conceal): string {
  const parsed = parseJson(body);
  if (typeof parsed !== "object" || parsed === null) return conceal(body);
  return conceal(JSON.stringify(parsed, (_, value) => (typeof value === "string" ? conceal(value) : value)));
}
