/** Told of every record whose row was not as it should be; `id` as "user:6aa0". The sink removes repetitions. */
export type Warn = (warning: { code: string; id: string }) => void;

/** What may be wrong with what JumpCloud answered, in a sentence for people. Nothing here ends a sync. */
export const warningSentences = {
  truncated: "A text is longer than its field may be, and was cut.",
  missing_name: "It has no name; its id stands in for one.",
  missing_email: "The account has no e-mail address.",
  invalid_email:
    "An e-mail address is not of the form that ConductorOne accepts; it is left out of the trait.",
  duplicate_email: "Several users have the same e-mail address.",
  invalid_time: "A time cannot be read, and was left out.",
  unknown_state: "The user's state is none of STAGED, ACTIVATED and SUSPENDED; the user counts as enabled.",
  unknown_service_account_status: "The service account's status is not ACTIVE; it counts as disabled.",
  ambiguous_admin_link: "Several accounts could belong to this administrator, so none was linked.",
  dangling_admin_link: "The user's administrator account is not among the administrators.",
  dangling_manager: "The user's manager is not among the users.",
  role_name_without_id: "JumpCloud gives this role's name and no id for it; the id is made from the name.",
} as const;

export type WarningCode = keyof typeof warningSentences;
