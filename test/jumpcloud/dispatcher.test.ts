import { Pool } from "undici";
import { expect, it, onTestFinished } from "vitest";
import { createDispatcher } from "../../src/jumpcloud/dispatcher.js";

const options = { origin: "https://console.jumpcloud.com", connections: 2, timeoutMs: 1000 };

function dispatcher(extra: Partial<Parameters<typeof createDispatcher>[0]> = {}) {
  const created = createDispatcher({ ...options, ...extra });
  onTestFinished(() => created.destroy());
  return created;
}

it("without a proxy there is nothing between us and undici's pool", () => {
  expect(Object.getPrototypeOf(dispatcher())).toBe(Pool.prototype);
});

it("with a proxy there is", () => {
  const proxy = { origin: "http://127.0.0.1:3128", noProxy: "" };
  expect(Object.getPrototypeOf(dispatcher({ proxy }))).not.toBe(Pool.prototype);
});
