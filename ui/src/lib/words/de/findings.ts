// Befunde.

import type { Words } from "..";
import type { Band } from "../../contract";
import { counted } from "./grammar";

const bands: Record<Band, string> = {
  low: "gering",
  medium: "mittel",
  high: "hoch",
  critical: "kritisch",
};

export const findings: Pick<Words, keyof typeof import("../en/findings").findings> = {
  findings: "Befunde",
  chooseFinding: "Über welchen davon wollen wir sprechen?",
  strippedOut: "Was weggefallen ist",
  found: "Was gefunden wurde",
  wholePath: "Der ganze Weg",
  count: (found, places) =>
    `${counted(found, "Befund", "Befunde")} an ${counted(places, "Stelle", "Stellen")}`,
  nothingLost: "Jeder Kontakt ist noch da.",
  nothingFound: "Nichts wurde gefunden.",
  evidence: "Worauf er beruht",
  advice: "Was man tun könnte",
  source: "Quelle",
  letGo: "losgelassen",
  returned: "wieder zu prüfen",
  assumed: "Beruht auf etwas, das niemand eingetragen hat.",
  suggested: "Beruht auf einem Vorschlag, den niemand bestätigt hat.",
  previous: "voriger",
  next: "nächster",
  band: (band) => bands[band],
  score: (score) => `${String(score)} von 100`,
};
