// How numbers and dates are written.

export let locale = "en";

export function setLocale(tag: string): void {
  locale = tag;
}
