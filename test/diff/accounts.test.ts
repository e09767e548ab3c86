import { describeDiffs } from "../support/diff-cases.js";
import type { SmallFile } from "../support/small-sync-file.js";

const EMAILS = "/annotations/UserTrait/emails";

describeDiffs("an account that is gone while another one comes", [
  {
    name: "with its address is made anew",
    old: { ...holding("u1"), users: { u1: { email: "ada@example.com" } } },
    new: { ...holding("u2"), users: { u2: { email: "ADA@example.com" } } },
    counts: "resources +1 -1; grants +2 -2",
    events: ["medium recreated u2: replaces=u1 groups=g1 apps=a1(g1) <- +u2 -u1"],
    reversed: { events: ["medium recreated u1: replaces=u2 groups=g1 apps=a1(g1) <- +u1 -u2"] },
  },
  {
    name: "with its user name is made anew",
    old: { users: { u1: { username: "ada" } } },
    new: { users: { u2: { username: "ada" } } },
    events: ["medium recreated u2: replaces=u1 <- +u2 -u1"],
    reversed: { events: ["medium recreated u1: replaces=u2 <- +u1 -u2"] },
  },
  {
    name: "with its address, of an administrator",
    old: { admins: { d1: { email: "ada@example.com" } }, roles: { r1: {} }, holds: "r1: d1" },
    new: { admins: { d2: { email: "ada@example.com" } }, roles: { r1: {} }, holds: "r1: d2" },
    events: ["high recreated d2: replaces=d1 roles=r1 <- +d2 -d1"],
    reversed: { events: ["high recreated d1: replaces=d2 roles=r1 <- +d1 -d2"] },
  },
  {
    name: "with the address that two had is not said to be one of them",
    old: { users: { u1: { email: "it@example.com" }, u2: { email: "it@example.com" } } },
    new: { users: { u3: { email: "it@example.com" } } },
    events: [
      "info leaver u1: state=removed <- -u1",
      "info leaver u2: state=removed <- -u2",
      "info joiner u3 <- +u3",
    ],
    reversed: {
      events: ["info leaver u3: state=removed <- -u3", "info joiner u1 <- +u1", "info joiner u2 <- +u2"],
    },
  },
  {
    name: "with the address of one and the user name of another is neither",
    old: { users: { u1: { email: "ada@example.com" }, u2: { username: "ada" } } },
    new: { users: { u3: { email: "ada@example.com", username: "ada" } } },
    events: [
      "info leaver u1: state=removed <- -u1",
      "info leaver u2: state=removed <- -u2",
      "info joiner u3 <- +u3",
    ],
    reversed: {
      events: ["info leaver u3: state=removed <- -u3", "info joiner u1 <- +u1", "info joiner u2 <- +u2"],
    },
  },
  {
    name: "with its address, an administrator in place of a user, is somebody else's type",
    old: { users: { u1: { email: "ada@example.com" }, u9: {} } },
    new: { users: { u9: {} }, admins: { d1: { email: "ada@example.com" } } },
    events: ["high admin-added d1 <- +d1", "info leaver u1: state=removed <- -u1"],
    reversed: {
      events: ["info admin-removed d1: state=removed <- -d1", "info joiner u1 <- +u1"],
    },
  },
  {
    name: "with its address, of a user whose administrator account stays",
    old: { users: { u1: { email: "ada@example.com" } }, admins: { d1: { user: "u1" } }, roles: { r1: {} } },
    new: {
      users: { u2: { email: "ada@example.com" } },
      admins: { d1: { user: "u2" } },
      roles: { r1: {} },
      holds: "r1: d1",
    },
    events: [
      "high privilege-escalation u2&d1: roles=r1 <- +r1:d1",
      "high admin-role-changed u2&d1: roles=r1 <- +r1:d1",
      "medium recreated u2&d1: replaces=u1 <- +u2 -u1",
    ],
    reversed: {
      events: [
        "medium recreated u1&d1: replaces=u2 <- +u1 -u2",
        "info admin-role-changed u1&d1: rolesRemoved=r1 <- -r1:d1",
      ],
    },
  },
]);

describeDiffs("MFA", [
  {
    name: "that was set up is known not to be any more",
    old: { users: { u1: { mfa: true } } },
    new: { users: { u1: { mfa: false } } },
    events: ["high mfa-disabled u1: /annotations/UserTrait/mfaStatus/mfaEnabled=true> <- ~u1"],
    reversed: { events: [], counts: "resources ~1" },
  },
  {
    name: "that was set up is not known any more",
    old: { users: { u1: { mfa: true } } },
    new: { users: { u1: {} } },
    counts: "resources ~1",
    events: [],
    reversed: { events: [] },
  },
  {
    name: "is not known, and then known not to be set up",
    old: { users: { u1: {} } },
    new: { users: { u1: { mfa: false } } },
    counts: "resources ~1",
    events: [],
    reversed: { events: [] },
  },
  {
    name: "is not asked of somebody any more",
    old: { users: { u1: {} } },
    new: { users: { u1: { mfaExcluded: true, profile: { mfa_excluded_until: "2027-01-01T00:00:00Z" } } } },
    events: [
      "high mfa-excluded u1: /profile/mfa_excluded=>true /profile/mfa_excluded_until=>2027-01-01T00:00:00Z <- ~u1",
    ],
    reversed: { events: [] },
  },
]);

describeDiffs("the address of an account", [
  {
    name: "changes within the domain",
    old: { users: { u1: { email: "ada@example.com" } } },
    new: { users: { u1: { email: "ada.byron@EXAMPLE.com" } } },
    events: [
      `info email-changed u1: ${EMAILS}/ada.byron@EXAMPLE.com=>{address:ada.byron@EXAMPLE.com,isPrimary:true} ${EMAILS}/ada@example.com={address:ada@example.com,isPrimary:true}> /profile/email=ada@example.com>ada.byron@EXAMPLE.com <- ~u1`,
    ],
    reversed: {
      events: [
        `info email-changed u1: ${EMAILS}/ada.byron@EXAMPLE.com={address:ada.byron@EXAMPLE.com,isPrimary:true}> ${EMAILS}/ada@example.com=>{address:ada@example.com,isPrimary:true} /profile/email=ada.byron@EXAMPLE.com>ada@example.com <- ~u1`,
      ],
    },
  },
  {
    name: "changes to another domain",
    old: { users: { u1: { email: "ada@example.com" } } },
    new: { users: { u1: { email: "ada@example.org" } } },
    events: [
      `medium email-changed u1: ${EMAILS}/ada@example.com={address:ada@example.com,isPrimary:true}> ${EMAILS}/ada@example.org=>{address:ada@example.org,isPrimary:true} /profile/email=ada@example.com>ada@example.org <- ~u1`,
    ],
    reversed: {
      events: [
        `medium email-changed u1: ${EMAILS}/ada@example.com=>{address:ada@example.com,isPrimary:true} ${EMAILS}/ada@example.org={address:ada@example.org,isPrimary:true}> /profile/email=ada@example.org>ada@example.com <- ~u1`,
      ],
    },
  },
  {
    name: "stays, with another one beside it",
    old: { users: { u1: {} } },
    new: { users: { u1: { emails: ["ada@home.example"] } } },
    counts: "resources ~1",
    events: [],
    reversed: { events: [] },
  },
]);

describeDiffs("the job of somebody", [
  {
    name: "is another one, with what they hold",
    old: {
      ...holding("u1"),
      users: { u1: { department: "Sales", title: "Rep", manager: "u2" }, u2: {}, u3: {} },
    },
    new: {
      ...holding("u1"),
      users: { u1: { department: "IT", title: "Rep", manager: "u3" }, u2: {}, u3: {} },
    },
    events: [
      "info mover u1: /profile/department=Sales>IT /profile/manager=u2@example.com>u3@example.com /profile/manager_id=u2>u3 groups=g1 apps=a1(g1) <- ~u1",
    ],
    reversed: {
      events: [
        "info mover u1: /profile/department=IT>Sales /profile/manager=u3@example.com>u2@example.com /profile/manager_id=u3>u2 groups=g1 apps=a1(g1) <- ~u1",
      ],
    },
  },
  {
    name: "stays when the manager has another address",
    old: { users: { u1: { manager: "u2" }, u2: { email: "lee@example.com" } } },
    new: { users: { u1: { manager: "u2" }, u2: { email: "LEE@example.com" } } },
    counts: "resources ~2",
    events: [
      `info email-changed u2: ${EMAILS}/LEE@example.com=>{address:LEE@example.com,isPrimary:true} ${EMAILS}/lee@example.com={address:lee@example.com,isPrimary:true}> /profile/email=lee@example.com>LEE@example.com <- ~u2`,
    ],
    reversed: {
      events: [
        `info email-changed u2: ${EMAILS}/LEE@example.com={address:LEE@example.com,isPrimary:true}> ${EMAILS}/lee@example.com=>{address:lee@example.com,isPrimary:true} /profile/email=LEE@example.com>lee@example.com <- ~u2`,
      ],
    },
  },
  ...["company", "cost_center", "location", "employee_type"].map((key) => ({
    name: `has another ${key}`,
    old: { users: { u1: { profile: { [key]: "A" } } } },
    new: { users: { u1: { profile: { [key]: "B" } } } },
    events: [`info mover u1: /profile/${key}=A>B <- ~u1`],
    reversed: { events: [`info mover u1: /profile/${key}=B>A <- ~u1`] },
  })),
]);

describeDiffs("what has another name", [
  {
    name: "is a group, an app or a role",
    old: named("Old"),
    new: named("New"),
    counts: "resources ~4; entitlements ~3",
    events: [
      "info resource-renamed a1: /displayName=Old app>New app <- ~a1",
      "info resource-renamed g1: /displayName=Old group>New group <- ~g1",
      "info resource-renamed r1: /displayName=Old role>New role <- ~r1",
    ],
    reversed: {
      events: [
        "info resource-renamed a1: /displayName=New app>Old app <- ~a1",
        "info resource-renamed g1: /displayName=New group>Old group <- ~g1",
        "info resource-renamed r1: /displayName=New role>Old role <- ~r1",
      ],
    },
  },
]);

function named(which: string): SmallFile {
  return {
    users: { u1: { name: `${which} user` } },
    groups: { g1: { name: `${which} group` } },
    apps: { a1: { name: `${which} app` } },
    roles: { r1: { name: `${which} role` } },
  };
}

/** The user has a1 through g1. */
function holding(user: string): SmallFile {
  return { groups: { g1: {} }, apps: { a1: {} }, members: `g1: ${user}`, bound: "a1: g1" };
}
