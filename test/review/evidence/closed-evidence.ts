import { join } from "node:path";
import { temporaryFolder } from "../../support/cli.js";
import { answered, closedReview, gone, itemOf, REVIEW, writeSmallFile } from "../../support/closed-review.js";
import { runClose } from "../../support/closed-run.js";

export const HOSTILE = '=HYPERLINK("http://evil")\nA "quoted" name';
export const first = itemOf("u1", "g1", { person: HOSTILE, access: "-Sales;=1+1" });
export const second = itemOf("u2", "g1", { person: "Bob", access: "-Sales;=1+1" });

/** A review of two rows, of which the first was removed: closed after `prepare` has had the folder of what came back. */
export async function closed(
  returned: Readonly<Record<string, string>>,
  prepare: (folder: string) => void = () => {},
  given: Pick<Parameters<typeof closedReview>[1], "notRead"> = {},
) {
  const folder = temporaryFolder();
  const asked = [{ account: "u1", thing: "g1", outcome: gone }];
  const paths = await closedReview(folder, { items: [first, second], returned, asked, ...given });
  prepare(paths.returned);
  const sync = await writeSmallFile(join(folder, "sync.json"), {
    users: { u1: { name: HOSTILE }, u2: { name: "Bob" } },
    groups: { g1: { name: "-Sales;=1+1" } },
    apps: { a1: { name: "Slack" } },
    members: "g1: u2",
    bound: "a1: g1",
  });
  const done = await runClose([REVIEW, sync, "--reviews", folder]);
  return { paths, folder, ...done };
}

export const answers = answered(["Remove", first], ["Keep", second]);
