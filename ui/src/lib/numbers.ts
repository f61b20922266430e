// Numbers as people read them: two significant digits on screen, the exact ones on hover.

import { locale } from "./locale";
import { words } from "./words";

/** Two significant digits, as in 540 for 541.5385 and 1,400 for 1362.5. */
export function rounded(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString(locale);
}

/** At most four decimals, for tooltips; an empty sum of the core is −0, which is nothing. */
export function exact(value: number): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 4, signDisplay: "negative" });
}

/** A share as per cent: whole from 10, one decimal below; 0 and 100 only where they are exact. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return words.under(shown(0.001));
  if (share < 1 && share >= 0.995) return words.over(shown(0.99));
  return shown(share);
}

function shown(share: number): string {
  const digits = Math.abs(share) >= 0.0995 ? 0 : 1;
  return share.toLocaleString(locale, { style: "percent", maximumFractionDigits: digits });
}

/** Minutes of a step or a pair: whole from 10, one decimal below. */
export function minutesOf(value: number): string {
  const digits = Math.abs(value) >= 9.95 ? 0 : 1;
  return value.toLocaleString(locale, { maximumFractionDigits: digits });
}

/** One decimal, always: figures whose parts must add up. */
export function oneDecimal(value: number): string {
  return value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
