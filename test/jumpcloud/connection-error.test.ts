import { describe, expect, it } from "vitest";
import { ConnectionError, explainConnection } from "../../src/jumpcloud/connection-error.js";

const coded = (code: string, cause?: unknown) => Object.assign(new Error("no", { cause }), { code });

describe("an error of a connection", () => {
  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "unknown issuer", "is signed by nobody whom this machine trusts"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "unknown issuer", "is signed by nobody whom this machine trusts"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "other name", "is for another host"],
    ["CERT_HAS_EXPIRED", "out of date", "has expired, or is not valid yet"],
    ["CERT_NOT_YET_VALID", "out of date", "has expired, or is not valid yet"],
    ["CERT_REVOKED", "certificate", "is not to be trusted"],
  ])("with %s is about the certificate, and stays so", (code, fault, words) => {
    const error = coded(code);
    const explained = explainConnection(error, "jc.example");
    expect(explained).toBeInstanceOf(ConnectionError);
    expect(explained).toMatchObject({
      message: `the certificate of jc.example ${words} (${code})`,
      fault,
      mayPass: false,
      cause: error,
    });
  });

  it("is found where it was wrapped", () => {
    const wrapped = coded("UND_ERR_PRX_TLS", coded("ERR_TLS_CERT_ALTNAME_INVALID"));
    expect(explainConnection(wrapped, "jc.example")).toMatchObject({ fault: "other name" });
  });

  it.each([coded("ECONNREFUSED"), coded("toString"), new Error("no"), "a string", undefined])(
    "of any other kind is left as it is: %s",
    (error) => {
      expect(explainConnection(error, "jc.example")).toBe(error);
    },
  );
});
