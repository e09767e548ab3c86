/** Whose fault it is that there is no connection. */
export type ConnectionFault = "unknown issuer" | "other name" | "out of date" | "certificate" | "proxy";

/** A connection that was not made, for a reason that the system's error does not tell plainly. */
export class ConnectionError extends Error {
  override name = "ConnectionError";
  readonly fault: ConnectionFault;
  /** Whether trying again may help: a certificate stays what it is, a busy proxy does not. */
  readonly mayPass: boolean;

  constructor(message: string, options: { fault: ConnectionFault; mayPass: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.fault = options.fault;
    this.mayPass = options.mayPass;
  }
}

type CertificateFault = Exclude<ConnectionFault, "proxy">;

const certificateFaults: Readonly<Record<string, CertificateFault>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "unknown issuer",
  SELF_SIGNED_CERT_IN_CHAIN: "unknown issuer",
  UNABLE_TO_GET_ISSUER_CERT: "unknown issuer",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknown issuer",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknown issuer",
  CERT_UNTRUSTED: "unknown issuer",
  ERR_TLS_CERT_ALTNAME_INVALID: "other name",
  HOSTNAME_MISMATCH: "other name",
  CERT_HAS_EXPIRED: "out of date",
  CERT_NOT_YET_VALID: "out of date",
  CERT_REVOKED: "certificate",
  CERT_REJECTED: "certificate",
  CERT_SIGNATURE_FAILURE: "certificate",
  CERT_CHAIN_TOO_LONG: "certificate",
  INVALID_CA: "certificate",
  INVALID_PURPOSE: "certificate",
  PATH_LENGTH_EXCEEDED: "certificate",
};

const faultWords: Readonly<Record<CertificateFault, string>> = {
  "unknown issuer": "is signed by nobody whom this machine trusts",
  "other name": "is for another host",
  "out of date": "has expired, or is not valid yet",
  certificate: "is not to be trusted",
};

/** The error in place of one that is about a certificate; any other is returned as it is. */
export function explainConnection(error: unknown, host: string): unknown {
  const code = certificateCode(error);
  const fault = code === undefined ? undefined : certificateFaults[code];
  if (code === undefined || fault === undefined) return error;
  const message = `the certificate of ${host} ${faultWords[fault]} (${code})`;
  return new ConnectionError(message, { fault, mayPass: false, cause: error });
}

/** undici wraps what it would otherwise try again for ever. */
function certificateCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const code: unknown = Reflect.get(at, "code");
    if (typeof code === "string" && Object.hasOwn(certificateFaults, code)) return code;
  }
  return undefined;
}
