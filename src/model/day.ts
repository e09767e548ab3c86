/** A day of UTC's calendar: there are no leap seconds in the time of computers. */
export const DAY_MS = 86_400_000;
