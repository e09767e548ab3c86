import { canonicalTimestamp } from "../../model/timestamp.js";
import type { ColumnDocument } from "./column-map-schema.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A time as a tool wants it, in UTC. What is no time stays as it is, and so does a day that is asked for its seconds. */
export function timeText(text: string, form: NonNullable<ColumnDocument["time"]>): string {
  const isDay = DATE.test(text);
  const time = isDay ? text : canonicalTimestamp(text);
  if (time === undefined) return text;
  switch (form) {
    case "YYYY-MM-DD":
      return time.slice(0, 10);
    case "MM/DD/YYYY":
      return `${time.slice(5, 7)}/${time.slice(8, 10)}/${time.slice(0, 4)}`;
    case "seconds":
      return isDay ? text : `${time.slice(0, 19)}Z`;
  }
}
