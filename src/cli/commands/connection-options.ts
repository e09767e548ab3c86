import { type Command, Option } from "commander";
import { numberWithin } from "../option-value.js";

// Options that several commands share.

/** For the help of a command that talks to JumpCloud. */
export const connectionVariables = `  JUMPCLOUD_API_KEY    the API key (or BATON_API_KEY)
  JUMPCLOUD_CLIENT_ID, JUMPCLOUD_CLIENT_SECRET
                       a service account, in place of an API key
  JUMPCLOUD_ORG_ID     as --org-id (or BATON_ORG_ID)
  JUMPCLOUD_REGION     as --region
  JUMPCLOUD_BASE_URL   as --base-url
  JUMPCLOUD_OAUTH_URL  as --oauth-url
  HTTPS_PROXY          an HTTP proxy on the way; NO_PROXY leaves hosts out
  NODE_EXTRA_CA_CERTS  a file with the certificate of a CA of your own`;

/** Which organisation, and with which key. */
export function addConnectionOptions(command: Command): Command {
  return command
    .optionsGroup("Organisation and key:")
    .option("--api-key-file <path>", 'file that holds the API key; "-" is standard input')
    .option("--api-key <key>", "the API key itself; whoever can list processes sees it")
    .option("--client-id <id>", "a service account, in place of an API key")
    .option("--client-secret-file <path>", 'file that holds its secret; "-" is standard input')
    .option("--org-id <id>", "the organisation, where the key may read several")
    .option("--region <region>", "where the organisation lives: us, eu, in (default: us)")
    .option("--base-url <url>", "another origin of the console, for a simulator or a proxy")
    .option("--oauth-url <url>", "where a service account gets its tokens (default: the region's host)");
}

export function startRpsOption(): Option {
  return new Option(
    "--start-rps <n>",
    "requests a second at first, doubled every second until JumpCloud throttles; 0: no limit (default: 10)",
  ).argParser(numberWithin({ min: 0, max: 1000 }));
}

/** How fast, and how patiently. */
export function addPaceOptions(command: Command): Command {
  return command
    .optionsGroup("Pace:")
    .option(
      "--concurrency <n>",
      "requests under way at once",
      numberWithin({ min: 1, max: 64, whole: true }),
      8,
    )
    .addOption(startRpsOption())
    .option("--max-rps <n>", "never more requests a second", numberWithin({ min: 0.1, max: 1000 }))
    .option(
      "--timeout <seconds>",
      "for an answer to begin, and to go on",
      numberWithin({ min: 0.1, max: 600 }),
      30,
    )
    .option(
      "--max-retry-time <seconds>",
      "how long a request is sent again",
      numberWithin({ min: 0, max: 86_400 }),
      900,
    );
}
