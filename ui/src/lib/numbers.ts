// Numbers as people read them: two significant digits on screen, the exact ones on hover.

import { locale } from "./locale";

/** Two significant digits, as in 540 for 541.5385 and 1,400 for 1362.5. */
export function rounded(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString(locale);
}

/** At most four decimals, for tooltips; an empty sum of the core is −0, which is nothing. */
export function exact(value: number): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 4, signDisplay: "negative" });
}

/** A share as per cent: 3.7 % for 0.0369. */
export function percent(share: number): string {
  return `${rounded(share * 100)} %`;
}
