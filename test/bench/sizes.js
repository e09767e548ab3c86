/** The organisations that are measured: what `generateOrganization` makes of these is the same each time. */
export const sizes = {
  "1k": { seed: 1, users: 1000, groups: 50, apps: 30, administrators: 20 },
  "10k": { seed: 1, users: 10_000, groups: 400, apps: 100, administrators: 40, memberships: 100_000 },
  "100k": { seed: 1, users: 100_000, groups: 2000, apps: 300, administrators: 100, memberships: 1_000_000 },
};

/** As many people as the largest, and a tenth of the memberships: what is between the two is due to grants alone. */
export const fewGrants = { ...sizes["100k"], memberships: 100_000 };

/** Where reading a file takes long enough to be measured. */
export const readerSizes = ["10k", "100k"];

/** Of the second file that a `diff` reads. */
export const CHANGED_SHARE = 0.01;
