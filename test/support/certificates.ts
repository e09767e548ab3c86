import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./cli.js";

/** A certificate that this authority signed, with its private key. Both exist for one test only. */
export interface SignedCertificate {
  cert: string;
  key: string;
}

/** A certificate authority that nobody knows. */
export interface Authority {
  /** Its certificate, for NODE_EXTRA_CA_CERTS. */
  file: string;
  sign(names: readonly string[]): SignedCertificate;
}

export function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

export function createAuthority(): Authority {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const config = "[req]\nprompt=no\ndistinguished_name=name\n[name]\nCN=jc-connector test\n";
  writeFileSync(path("ca.cnf"), `${config}[ca]\nbasicConstraints=critical,CA:TRUE\n`);
  openssl(
    "req",
    "-x509",
    ...newKey,
    ...["-config", "ca.cnf", "-extensions", "ca", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem"],
  );
  return {
    file: path("ca.pem"),
    sign(names) {
      const alternatives = names.map((name) => `${/^[\d.]+$/.test(name) ? "IP" : "DNS"}:${name}`).join(",");
      writeFileSync(path("leaf.cnf"), `${config}[leaf]\nsubjectAltName=${alternatives}\n`);
      openssl("req", ...newKey, "-config", "leaf.cnf", "-keyout", "leaf.key", "-out", "leaf.csr");
      openssl(
        ...["x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
        ...["-days", "2", "-extfile", "leaf.cnf", "-extensions", "leaf", "-out", "leaf.pem"],
      );
      return { cert: readFileSync(path("leaf.pem"), "utf8"), key: readFileSync(path("leaf.key"), "utf8") };
    },
  };
}
