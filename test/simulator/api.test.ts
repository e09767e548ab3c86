import { expect, it } from "vitest";
import { ask, simulatorOf } from "./ask.js";

const ID = "60259a2ad81e1a474d4e7c83";

it.each([
  ["GET", "/api/nothing", 404],
  ["GET", "/api/v2/administrators", 404],
  ["GET", "/api/v3/usergroups", 404],
  ["GET", "/api/", 404],
  ["GET", "/", 404],
  ["DELETE", "/api/systemusers", 405],
  ["PUT", `/api/v2/usergroups/${ID}`, 405],
  ["POST", "/api/v2/usergroups", 405],
  ["GET", "/api/search/systemusers", 405],
  ["GET", `/api/systemusers/${ID}`, 404],
  ["GET", `/api/users/${ID}`, 404],
  ["GET", `/api/applications/${ID}`, 404],
  ["GET", `/api/v2/usergroups/${ID}`, 404],
  ["GET", `/api/v2/usergroups/${ID}/members`, 404],
  ["GET", `/api/v2/usergroups/${ID}/membership`, 404],
  ["GET", `/api/v2/usergroups/${ID}/associations?targets=application`, 404],
  ["GET", `/api/v2/applications/${ID}/associations?targets=user`, 404],
  ["GET", `/api/v2/applications/${ID}/users`, 404],
  ["GET", `/api/v2/applications/${ID}/usergroups`, 404],
  ["GET", `/api/v2/users/${ID}/memberof`, 200],
])("%s %s in an empty organisation answers %i", async (method, path, status) => {
  expect((await ask(simulatorOf(), path, { method })).status).toBe(status);
});

it("V2 says only what is wrong about an unknown object", async () => {
  expect((await ask(simulatorOf(), `/api/v2/usergroups/${ID}/members`)).body).toEqual({
    message: "Not Found",
  });
});

it("what the API does not serve the edge answers, and not in JSON", async () => {
  const { headers, body } = await ask(simulatorOf(), "/");
  expect([headers.get("content-type"), body]).toEqual(["text/plain", "404 page not found"]);
});
