// Wie das Fenster aussieht und spricht; Dateien, die darauf fallen.

import type { Words } from "..";

export const settings: Words["settings"] = {
  settings: "Einstellungen",
  appearance: "Aussehen",
  asSystem: "Wie das System",
  light: "Hell",
  dark: "Dunkel",
  projector: "Beamer",
  language: "Sprache",
  textSize: "Größe von allem",
  percent: (size) => `${String(size)} %`,
  author: "Ihr Name, wie ihn der Verlauf zeigt",
  authorHint: "Wie das System Sie nennt",
  dropIt: "Loslassen, und Weft öffnet sie.",
  whatIsDropped: "Was ist diese Datei?",
  asRedesign: "Ein Neuentwurf dieses Ablaufs",
  openInstead: "Ein anderes Dokument: öffnen",
};
