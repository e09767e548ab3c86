import { describeDiffs } from "../support/diff-cases.js";
import type { SmallFile } from "../support/small-sync-file.js";

const roles = {
  r1: { name: "Read Only" },
  r2: { name: "Help Desk" },
  r3: { name: "Manager" },
  r4: { name: "Administrator With Billing" },
  r9: { name: "Night Watch" },
};

/** u1 and d1 are one person by their address; d1 has these roles. */
function linked(holds: string, more: SmallFile = {}): SmallFile {
  return {
    users: { u1: {} },
    admins: { d1: { user: "u1", email: "u1@example.com" } },
    roles,
    holds,
    ...more,
  };
}

const suspendedUser = { users: { u1: { state: "suspended" } } } as const satisfies SmallFile;

describeDiffs("an administrator", [
  {
    name: "by address whose user is suspended, with an app",
    old: linked("r3: d1", { apps: { a1: {} }, direct: "a1: u1" }),
    new: linked("r3: d1", { apps: { a1: {} }, direct: "a1: u1", ...suspendedUser }),
    events: [
      "critical leaver-still-admin u1&d1: state=suspended linkBasis=email roles=r3 <- ~u1",
      "info leaver-still-assigned u1&d1: state=suspended apps=a1(direct) <- ~u1",
    ],
    reversed: { events: ["medium reactivated u1&d1: state=enabled apps=a1(direct) <- ~u1"] },
  },
  {
    name: "whose user is gone",
    old: linked("r3: d1"),
    new: linked("r3: d1", { users: {} }),
    events: [
      "critical leaver-still-admin u1&d1: state=removed linkBasis=email roles=r3 <- -u1",
      "info leaver u1&d1: state=removed <- -u1",
    ],
    reversed: { events: ["info joiner u1&d1 <- +u1"] },
  },
  {
    name: "who comes while the user is suspended",
    old: linked("", { ...suspendedUser, admins: {} }),
    new: linked("", suspendedUser),
    events: [
      "critical leaver-still-admin u1&d1: state=suspended linkBasis=email <- +d1",
      "high admin-added u1&d1: linkBasis=email <- +d1",
    ],
    reversed: { events: ["info admin-removed u1&d1: state=removed <- -d1"] },
  },
  {
    name: "who is in use again while the user is suspended",
    old: linked("", { ...suspendedUser, admins: { d1: { user: "u1", state: "suspended" } } }),
    new: linked("", suspendedUser),
    events: [
      "critical leaver-still-admin u1&d1: state=suspended linkBasis=email <- ~d1",
      "high reactivated u1&d1: state=enabled <- ~d1",
    ],
    reversed: { events: ["info admin-removed u1&d1: state=suspended <- ~d1"] },
  },
  {
    name: "who is suspended together with the user",
    old: linked("r3: d1"),
    new: linked("r3: d1", { ...suspendedUser, admins: { d1: { user: "u1", state: "suspended" } } }),
    events: [
      "info admin-removed u1&d1: state=suspended roles=r3 <- ~d1",
      "info leaver u1&d1: state=suspended <- ~u1",
    ],
    reversed: { events: ["high reactivated u1&d1: state=enabled roles=r3 <- ~d1 ~u1"] },
  },
  {
    name: "who was suspended before the user was",
    old: linked("", { admins: { d1: { user: "u1", state: "suspended" } } }),
    new: linked("", { ...suspendedUser, admins: { d1: { user: "u1", state: "suspended" } } }),
    events: ["info leaver u1&d1: state=suspended <- ~u1"],
    reversed: { events: ["medium reactivated u1&d1: state=enabled <- ~u1"] },
  },
  {
    name: "whose user is gone is gone too",
    old: linked("r3: d1"),
    new: { roles },
    events: [
      "info admin-removed u1&d1: state=removed rolesRemoved=r3 <- -d1",
      "info leaver u1&d1: state=removed roles=r3 <- -u1",
    ],
    reversed: {
      events: ["high admin-added u1&d1: linkBasis=email roles=r3 <- +d1 +r3:d1", "info joiner u1&d1 <- +u1"],
    },
  },
  {
    name: "who loses the address on the day on which the user is suspended",
    old: linked("r3: d1"),
    new: {
      users: { u1: { state: "suspended", email: "left-u1@example.com" } },
      admins: { d1: { email: "u1@example.com" } },
      roles,
      holds: "r3: d1",
    },
    events: [
      "critical leaver-still-admin u1&d1: state=suspended linkBasis=email roles=r3 <- ~u1",
      "info leaver u1&d1: state=suspended <- ~u1",
      "info email-changed u1&d1: /annotations/UserTrait/emails/left-u1@example.com=>{address:left-u1@example.com,isPrimary:true} /annotations/UserTrait/emails/u1@example.com={address:u1@example.com,isPrimary:true}> /profile/email=u1@example.com>left-u1@example.com <- ~u1",
    ],
    reversed: {
      events: [
        "medium reactivated u1&d1: state=enabled <- ~u1",
        "info email-changed u1&d1: /annotations/UserTrait/emails/left-u1@example.com={address:left-u1@example.com,isPrimary:true}> /annotations/UserTrait/emails/u1@example.com=>{address:u1@example.com,isPrimary:true} /profile/email=left-u1@example.com>u1@example.com <- ~u1",
      ],
    },
  },
  {
    name: "whose address moves to somebody else is that person's",
    old: { users: { u1: {}, u2: { email: null } }, admins: { d1: { user: "u1" } }, roles, holds: "r3: d1" },
    new: {
      users: { u1: { email: null, state: "suspended" }, u2: { email: "u1@example.com" } },
      admins: { d1: { user: "u2" } },
      roles,
      holds: "r3: d1",
    },
    events: [
      "medium email-changed u1: /annotations/UserTrait/emails/u1@example.com={address:u1@example.com,isPrimary:true}> /profile/email=u1@example.com> <- ~u1",
      "medium email-changed u2&d1: /annotations/UserTrait/emails/u1@example.com=>{address:u1@example.com,isPrimary:true} /profile/email=>u1@example.com <- ~u2",
      "info leaver u1: state=suspended <- ~u1",
    ],
    reversed: {
      events: [
        "medium reactivated u1&d1: state=enabled <- ~u1",
        "medium email-changed u1&d1: /annotations/UserTrait/emails/u1@example.com=>{address:u1@example.com,isPrimary:true} /profile/email=>u1@example.com <- ~u1",
        "medium email-changed u2: /annotations/UserTrait/emails/u1@example.com={address:u1@example.com,isPrimary:true}> /profile/email=u1@example.com> <- ~u2",
      ],
    },
  },
  {
    name: "made from the user who loses MFA is told with the user",
    old: madeFromUser(true),
    new: madeFromUser(false),
    counts: "resources ~2",
    events: [
      "high mfa-disabled u1&d1: /annotations/UserTrait/mfaStatus/mfaEnabled=true> /annotations/UserTrait/mfaStatus/mfaEnabled=true> <- ~d1 ~u1",
    ],
    reversed: { events: [] },
  },
  {
    name: "is new, and was a user before",
    old: { users: { u1: {} }, roles },
    new: linked("r1: d1"),
    counts: "resourceTypes +2; resources +2 ~1; entitlements +1; grants +2",
    events: ["high admin-added u1&d1: linkBasis=email roles=r1 <- +d1 +r1:d1"],
    reversed: { events: ["info admin-removed u1&d1: state=removed rolesRemoved=r1 <- -d1"] },
  },
  {
    name: "is new, suspended and without a role",
    old: { users: { u1: {} } },
    new: { users: { u1: {} }, admins: { d1: { state: "suspended", mfa: true } } },
    events: ["high admin-added d1: state=suspended hasMfa=true <- +d1"],
    reversed: { events: ["info admin-removed d1: state=removed <- -d1"] },
  },
  {
    name: "is a new service account",
    old: { roles },
    new: { roles, admins: { d5: { service: true } }, holds: "r3: d5" },
    counts: "resourceTypes +1; resources +1; grants +1",
    events: ["high admin-added d5: roles=r3 <- +d5 +r3:d5"],
    reversed: { events: ["info admin-removed d5: state=removed rolesRemoved=r3 <- -d5"] },
  },
  {
    name: "is a service account that is suspended",
    old: { roles, admins: { d5: { service: true } }, holds: "r3: d5" },
    new: { roles, admins: { d5: { service: true, state: "suspended" } }, holds: "r3: d5" },
    events: ["info admin-removed d5: state=suspended roles=r3 <- ~d5"],
    reversed: { events: ["high reactivated d5: state=enabled roles=r3 <- ~d5"] },
  },
]);

describeDiffs("the roles of an administrator", [
  {
    name: "are of a higher rank",
    old: linked("r2: d1"),
    new: linked("r3: d1"),
    events: [
      "high privilege-escalation u1&d1: roles=r3 <- +r3:d1",
      "high admin-role-changed u1&d1: roles=r3 rolesRemoved=r2 <- -r2:d1 +r3:d1",
    ],
    reversed: {
      events: ["info admin-role-changed u1&d1: roles=r2 rolesRemoved=r3 <- +r2:d1 -r3:d1"],
    },
  },
  {
    name: "are one more of a lower rank",
    old: linked("r3: d1"),
    new: linked("r3: d1; r1: d1"),
    events: ["info admin-role-changed u1&d1: roles=r1 <- +r1:d1"],
    reversed: { events: ["info admin-role-changed u1&d1: rolesRemoved=r1 <- -r1:d1"] },
  },
  {
    name: "are one more that somebody made",
    old: linked("r3: d1"),
    new: linked("r3: d1; r9: d1"),
    events: ["high admin-role-changed u1&d1: roles=r9 <- +r9:d1"],
    reversed: { events: ["info admin-role-changed u1&d1: rolesRemoved=r9 <- -r9:d1"] },
  },
  {
    name: "are the first ones",
    old: linked(""),
    new: linked("r1: d1"),
    events: [
      "high privilege-escalation u1&d1: roles=r1 <- +r1:d1",
      "high admin-role-changed u1&d1: roles=r1 <- +r1:d1",
    ],
    reversed: { events: ["info admin-role-changed u1&d1: rolesRemoved=r1 <- -r1:d1"] },
  },
  {
    name: "are the first ones of somebody with another privilege",
    old: linked("", { apps: { a1: {} }, direct: "a1: u1" }),
    new: linked("r4: d1", { apps: { a1: {} }, direct: "a1: u1" }),
    privileged: ["a1"],
    events: [
      "high privilege-escalation u1&d1: roles=r4 <- +r4:d1",
      "high admin-role-changed u1&d1: roles=r4 <- +r4:d1",
    ],
    reversed: { events: ["info admin-role-changed u1&d1: rolesRemoved=r4 <- -r4:d1"] },
  },
  {
    name: "change while the account is suspended",
    old: linked("r3: d1; r1: d1"),
    new: linked("r3: d1", { admins: { d1: { user: "u1", state: "suspended" } } }),
    events: [
      "info admin-role-changed u1&d1: rolesRemoved=r1 <- -r1:d1",
      "info admin-removed u1&d1: state=suspended roles=r3 rolesRemoved=r1 <- ~d1",
    ],
    reversed: {
      events: [
        "high reactivated u1&d1: state=enabled roles=r3,r1 <- ~d1",
        "info admin-role-changed u1&d1: roles=r1 <- +r1:d1",
      ],
    },
  },
]);

function madeFromUser(mfa: boolean): SmallFile {
  return { users: { u1: { mfa } }, admins: { d1: { user: "u1", linkBasis: "user_admin_id" } }, roles };
}
