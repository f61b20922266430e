// Every sentence of the window, in the language that it speaks.

import { setLocale } from "../locale";
import { german } from "./de";
import { english } from "./en";

export type Words = typeof english;

/** The languages, by their tags, each under its own name. */
export const languages = { en: "English", de: "Deutsch" };
export type Language = keyof typeof languages;

/** The catalogue in force; components read it when they are drawn. */
export let words: Words = english;

/** The language of it. */
export let spoken: Language = "en";

/** Speaks another language; what is on the screen has to be drawn again. */
export function speak(language: Language): void {
  spoken = language;
  words = language === "de" ? german : english;
  setLocale(language);
}

/** The language of the system, where the window speaks it. */
export function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
}
