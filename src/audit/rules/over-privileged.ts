import { folded } from "../../access/best-match.js";
import type { AuditedAccount } from "../audited-account.js";
import { isEnabledUser } from "../holder-counts.js";
import { PeerCounts } from "../peer-counts.js";
import type { Rule } from "../rule.js";

const LEAST_PEERS = 5;
const LEAST_ABOVE_MEDIAN = 5;

export const overPrivileged: Rule = {
  id: "over-privileged",
  severity: "medium",
  title: "Far more access than peers",
  judges: "enabled users",
  predicate: `An enabled user holds more groups and apps, in whatever way, than the 95th percentile of the peers, and at least ${LEAST_ABOVE_MEDIAN} more than their median. Peers are all other enabled users with the same department and the same job title, whatever the case; there have to be at least ${LEAST_PEERS}. The 95th percentile is the count in place n x 0.95, rounded up, of the n peers in ascending order: of fewer than 20 peers, the greatest.`,
  needs: `department and job title of users, at least ${LEAST_PEERS} peers, and whole lists of members and of apps`,
  why: "Access that gathers over moves and projects shows against people who do the same work: whoever holds far more than all of them usually holds what an earlier job needed.",
  remediation:
    "Compare with a peer (jc-connector access), and take away what the job does not need. Where the job is another one, correct department or job title.",
  references: ["ISO 27001 A.8.2", "NIST AC-6", "SOC 2 CC6.3", "PCI DSS 7.2.4"],
  places: "departments",
  judge({ accounts, held, resources, coverage }, verdicts) {
    const users = accounts.filter(({ facts }) => facts.kind === "user");
    const among = resources.map(({ id }) => id);
    const lacking = coverage.lacksResources("user") ?? coverage.lacksGrants("user", among);
    const peers = new Map<string, number[]>();
    for (const user of users.filter(isEnabledUser)) {
      const counts = peers.get(jobOf(user)) ?? [];
      counts.push(held.countOf(user));
      peers.set(jobOf(user), counts);
    }
    const books = new Map([...peers].map(([job, counts]) => [job, new PeerCounts(counts)]));
    for (const user of users) {
      const department = user.facts.department?.trim();
      const jobTitle = user.facts.jobTitle?.trim();
      if (user.state === "disabled") continue;
      const count = held.countOf(user);
      const others = books.get(jobOf(user))?.others(count);
      if (department === undefined || jobTitle === undefined) {
        verdicts.addUnknown(user, `no ${department === undefined ? "department" : "job title"}`);
      } else if (user.state === "unknown") {
        verdicts.addUnknown(user, "its status is not known");
      } else if (lacking !== undefined) {
        verdicts.addUnknown(user, lacking);
      } else if (others === undefined || others.size < LEAST_PEERS) {
        verdicts.addUnknown(user, `fewer than ${LEAST_PEERS} peers`);
      } else if (count > others.percentile95 && count >= others.median + LEAST_ABOVE_MEDIAN) {
        const { size, median, percentile95 } = others;
        verdicts.addFinding(user, {
          detail: `${count} groups and apps; of ${size} peers (${department}, ${jobTitle}) 95 % hold at most ${percentile95}, and the median is ${median}`,
          observed: { count, peers: size, median, percentile95, department, jobTitle },
          place: department,
        });
      } else {
        verdicts.addClean();
      }
    }
  },
};

function jobOf({ facts }: AuditedAccount): string {
  return JSON.stringify([facts.department, facts.jobTitle].map((word = "") => folded(word.trim())));
}
