import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { JumpCloudChanges, lastAnswer, wasSurelyNotDone } from "../../src/jumpcloud/changes.js";
import { JumpCloudError } from "../../src/jumpcloud/errors.js";
import { pacedRequest } from "../support/paced-run.js";
import { VirtualTime } from "../support/virtual-time.js";

type Reply = { status: number; body?: string } | Error;

const lost = (code: string) => Object.assign(new Error("lost"), { code });

/** Changes over replies that come in order, each after 100 ms; the last one repeats. */
function changing(replies: readonly Reply[], organizationId?: string) {
  const sent: { path: string; headers: Record<string, string>; body?: string }[] = [];
  const time = new VirtualTime();
  const request = pacedRequest({
    time,
    async send({ path, headers, body }): Promise<Answer> {
      const reply = replies[Math.min(sent.length, replies.length - 1)];
      sent.push({ path, headers, ...(body !== undefined && { body }) });
      await time.wait(100);
      if (reply === undefined) throw new Error("no answer was prepared");
      if (reply instanceof Error) throw reply;
      return { status: reply.status, headers: new Map(), body: reply.body ?? "" };
    },
  });
  const changes = new JumpCloudChanges({ request, ...(organizationId !== undefined && { organizationId }) });
  const change = {
    op: "add",
    of: { type: "user_group", id: "g1" },
    to: { type: "user", id: "u1" },
  } as const;
  return { changes, sent, send: () => time.run(changes.send(change)) };
}

async function errorOf(work: Promise<unknown>): Promise<JumpCloudError> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof JumpCloudError)) throw new Error(`no error of the client: ${error}`);
  return error;
}

describe("a change", () => {
  it("is one POST of one edge, which carries the key and the organisation", async () => {
    const { send, sent } = changing([{ status: 204 }], "60259a2ad81e1a474d4e7c83");
    expect(await send()).toEqual({ status: 204 });
    expect(sent).toEqual([
      {
        path: "/api/v2/usergroups/g1/members",
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          "user-agent": "jc-connector/test",
          "x-api-key": "secret-key",
          "x-org-id": "60259a2ad81e1a474d4e7c83",
        },
        body: '{"op":"add","type":"user","id":"u1"}',
      },
    ]);
  });

  it("of an application goes to its associations, whatever its id", () => {
    const { changes } = changing([]);
    expect(
      changes.requestFor({
        op: "remove",
        of: { type: "application", id: "a/1" },
        to: { type: "user_group", id: "g1" },
      }),
    ).toEqual({
      method: "POST",
      endpoint: "POST /api/v2/applications/{id}/associations",
      path: "/api/v2/applications/a%2F1/associations",
      headers: {},
      body: { op: "remove", type: "user_group", id: "g1" },
    });
  });

  it.each<[what: string, reply: Reply]>([
    ["a 429", { status: 429 }],
    ["nobody who listens", lost("ECONNREFUSED")],
  ])("that meets %s is sent again, since it was surely not done", async (_, reply) => {
    const { send, sent } = changing([reply, reply, { status: 204 }]);
    expect(await send()).toEqual({ status: 204 });
    expect(sent).toHaveLength(3);
  });

  it.each<{ what: string; reply: Reply; answer?: number; isSure: boolean }>([
    { what: "a 500", reply: { status: 500 }, answer: 500, isSure: false },
    { what: "a 503", reply: { status: 503 }, answer: 503, isSure: false },
    { what: "a 408", reply: { status: 408 }, answer: 408, isSure: false },
    { what: "a 409", reply: { status: 409 }, answer: 409, isSure: false },
    { what: "a 404", reply: { status: 404 }, answer: 404, isSure: false },
    { what: "a 400", reply: { status: 400 }, answer: 400, isSure: true },
    { what: "a 401", reply: { status: 401 }, answer: 401, isSure: true },
    { what: "a 403", reply: { status: 403 }, answer: 403, isSure: true },
    { what: "a redirect to the login", reply: { status: 302 }, answer: 302, isSure: true },
    { what: "silence", reply: lost("UND_ERR_HEADERS_TIMEOUT"), isSure: false },
    { what: "a body that is cut", reply: lost("UND_ERR_SOCKET"), isSure: false },
    { what: "a reset connection", reply: lost("ECONNRESET"), isSure: false },
  ])("that meets $what is sent once", async ({ reply, answer, isSure }) => {
    const { send, sent } = changing([reply]);
    const error = await errorOf(send());
    expect(sent).toHaveLength(1);
    expect(lastAnswer(error)?.status).toBe(answer);
    expect(wasSurelyNotDone(error)).toBe(isSure);
  });

  it("that meets a 403 where it had been answered before is sent once all the same", async () => {
    const { send, sent } = changing([{ status: 204 }, { status: 403 }]);
    await send();
    expect(wasSurelyNotDone(await errorOf(send()))).toBe(true);
    expect(sent).toHaveLength(2);
  });

  it.each<[what: string, reply: Reply]>([
    ["429", { status: 429 }],
    ["refused connections", lost("ECONNREFUSED")],
  ])("that met nothing but %s was surely not done", async (_, reply) => {
    const { send, sent } = changing([reply]);
    expect(wasSurelyNotDone(await errorOf(send()))).toBe(true);
    expect(sent).toHaveLength(7);
  });

  it("tells what JumpCloud said", async () => {
    const { send } = changing([{ status: 409, body: '{"message":"Already Exists"}' }]);
    expect(lastAnswer(await errorOf(send()))).toEqual({ status: 409, said: "Already Exists" });
  });
});
