import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../../support/cli.js";
import { type ServedOrganization, serveOrganization } from "../../support/organization-server.js";
import { scheduleFile } from "./schedule-file.js";
import { shellComplaints } from "./shellcheck.js";
import {
  folderOfPrograms,
  foundModes,
  installedConnector,
  type Run,
  runProgram,
  systemProgram,
  toldSync,
  writeKey,
} from "./workplace.js";

const units = ["jc-connector.service", "jc-connector.timer", "jc-connector-failed@.service"] as const;
type Unit = (typeof units)[number];

const analyze = systemProgram("systemd-analyze");

/** What a unit says of a key, systemd.syntax(7): no unit here repeats one or continues a line. */
function setting(unit: Unit, key: string): string {
  const [, value] = new RegExp(`^${key}=(.*)$`, "m").exec(scheduleFile(unit)) ?? [];
  if (value === undefined) throw new Error(`${unit} has no ${key}=`);
  return value;
}

const success = ["0", ...setting("jc-connector.service", "SuccessExitStatus").split(" ")];

/** The units in a folder of their own, with a program where the connector would lie. */
function unitsWith(change: (text: string) => string = (text) => text): string[] {
  const folder = temporaryFolder();
  return units.map((unit) => {
    const path = join(folder, unit);
    writeFileSync(path, change(scheduleFile(unit).replace("/usr/local/bin/jc-connector", process.execPath)));
    return path;
  });
}

/** A machine with a state folder and a key in `/etc`. */
class Machine {
  readonly #folder = temporaryFolder();
  readonly #programs = folderOfPrograms({ "jc-connector": installedConnector });
  readonly #served: ServedOrganization;
  readonly state = join(this.#folder, "state");
  readonly key = join(this.#folder, "key");

  constructor(served: ServedOrganization) {
    this.#served = served;
    mkdirSync(this.state);
    writeKey(this.key);
  }

  /** What `systemctl start jc-connector.service` runs, as systemd runs it. */
  async start(onStart?: (terminate: () => void) => void): Promise<Run> {
    const service = "jc-connector.service";
    const credentials = join(temporaryFolder(), "credentials");
    mkdirSync(credentials, { mode: 0o500 });
    const [id = "", path] = setting(service, "LoadCredential").split(":");
    expect(path).toBe("/etc/jc-connector/api-key");
    copyFileSync(this.key, join(credentials, id));

    const own = join(this.state, setting(service, "StateDirectory"));
    mkdirSync(own, { recursive: true, mode: Number.parseInt(setting(service, "StateDirectoryMode"), 8) });
    const line = setting(service, "ExecStart")
      .replaceAll("%S", this.state)
      .replaceAll("%d", credentials)
      .replace("/usr/local/bin", this.#programs);
    expect(line).not.toMatch(/["'%$\\]/);
    const umask = ["/bin/sh", "-c", `umask ${setting(service, "UMask")}; exec "$@"`, "sh"];
    return runProgram([...umask, ...line.split(" ")], {
      env: {
        CREDENTIALS_DIRECTORY: credentials,
        STATE_DIRECTORY: own,
        JUMPCLOUD_BASE_URL: this.#served.url,
        PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
      },
      cwd: "/",
      ...(onStart && { onStart }),
    });
  }
}

describe.skipIf(process.platform === "win32")("docs/schedule/*.service and *.timer", () => {
  it.skipIf(analyze === undefined)("are units to systemd, without a word against them", () => {
    const verify = (paths: string[]) => {
      const { status, stderr } = spawnSync(
        analyze ?? "",
        ["verify", "--man=no", "--recursive-errors=no", ...paths],
        {
          encoding: "utf8",
        },
      );
      // What is wrong with other units of this machine is not ours.
      return { status, about: stderr.split("\n").filter((line) => /jc-connector/.test(line)) };
    };
    expect(verify(unitsWith())).toEqual({ status: 0, about: [] });
    expect(verify(unitsWith((text) => text.replace("UMask", "UMsk"))).about).toHaveLength(1);
    expect(verify(unitsWith((text) => text.replace("04:17", "44:17"))).about).not.toEqual([]);
  });

  it.skipIf(analyze === undefined)("may do little on the machine, by systemd's own judgement", () => {
    const [service = ""] = unitsWith();
    // Tenths of 0 to 10: 20 is "OK". What is left is the network, and no limit on addresses.
    const { status } = spawnSync(analyze ?? "", ["security", "--offline=true", "--threshold=20", service]);
    expect(status).toBe(0);
  });

  it("sync and tell the log, into files for the service alone", async () => {
    const machine = new Machine(await serveOrganization(demoOrganization()));
    expect(await machine.start()).toEqual(toldSync);
    const own = join(machine.state, "jc-connector");
    expect(foundModes(join(own, "acme"))).toEqual({ folder: "0700", files: ["0600"], syncs: 1 });
    expect(foundModes(own).folder).toBe("0700");
  });

  it("count a second run and one that was stopped as fine, and what ends without a file as failed", async () => {
    const served = await serveOrganization(demoOrganization());
    const machine = new Machine(served);
    const held = served.hold(5);
    let terminate = () => {};
    const first = machine.start((stop) => {
      terminate = stop;
    });
    await held.arrived;
    const second = await machine.start();
    terminate();
    const stopped = await first;
    held.release();
    expect([second.code, stopped.code].map(String)).toEqual(["75", "143"]);
    expect(success).toEqual(["0", "75", "143"]);

    writeFileSync(machine.key, "jca_another-key-than-that-of-the-demo\n");
    const refused = await machine.start();
    expect(refused.code).toBe(4);
    expect(refused.stderr).not.toBe("");
  });

  it("name the unit that mails, which mails the end of the log", async () => {
    const [, template, instance] =
      /^(jc-connector-failed@)(%n)\.service$/.exec(setting("jc-connector.service", "OnFailure")) ?? [];
    expect(units).toContain(`${template}.service`);
    const failed = instance?.replace("%n", "jc-connector.service") ?? "";

    const line = setting("jc-connector-failed@.service", "ExecStart");
    const [, script = ""] = /^\/bin\/sh -c '([^']*)'$/.exec(line) ?? [];
    const command = script.replaceAll("%i", failed).replaceAll("%H", "host");
    expect(command).not.toContain("%");
    expect(shellComplaints(`#!/bin/sh\n${command}\n`, "sh")).toEqual([]);

    const mail = join(temporaryFolder(), "mail");
    const programs = folderOfPrograms({
      journalctl: '#!/bin/sh\necho "log of $*"\n',
      mail: `#!/bin/sh\nprintf '%s\\n' "$@" > "${mail}"\ncat >> "${mail}"\n`,
    });
    const run = await runProgram(["/bin/sh", "-c", command], {
      env: { PATH: `${programs}:${process.env.PATH}` },
    });
    expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(mail, "utf8")).toBe(
      "-s\njc-connector.service failed on host\nroot\nlog of --unit=jc-connector.service --lines=30 --no-pager --output=cat\n",
    );
  });
});
