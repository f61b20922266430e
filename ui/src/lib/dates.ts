// Days as people read them.

import { locale } from "./locale";

/** A day that is written `YYYY-MM-DD`, as in 24 February 2027; what is no day stays as it is. */
export function day(date: string): string {
  const noon = new Date(`${date}T12:00:00`);
  return Number.isNaN(noon.getTime())
    ? date
    : noon.toLocaleDateString(locale, { dateStyle: "long" });
}

/** The day so many days from a moment, as people read it. */
export function dayAfter(from: Date, days: number): string {
  const then = new Date(from);
  then.setDate(then.getDate() + days);
  return then.toLocaleDateString(locale, { dateStyle: "long" });
}

/** A moment, as in 26 Nov 2026, 14:02. */
export function moment(at: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return format.format(new Date(at));
}
