const MOST_NAMES = 3;

/** "1 app", "12 apps" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * "AWS Prod", "AWS Prod and GCP", "AWS Prod, GCP, Jira and 4 more": the first three, however many there are; `count`
 * where `names` are not all of them.
 */
export function named(names: readonly string[], count = names.length): string {
  const more = count - MOST_NAMES;
  const told = more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}
