// Wozu ein Kontakt gut ist.

import type { Purpose } from "../../contract";

export const purposes: Record<Purpose, string> = {
  handover: "Übergabe",
  voice: "Mitsprache",
  learn: "Lernen",
  feedback: "Rückmeldung",
  support: "Rückhalt",
  help: "Hilfe",
  reflect: "Rückschau",
  align: "Abstimmung",
  belong: "Zugehörigkeit",
  trust: "Vertrauen",
  decide: "Entscheidung",
  recognise: "Anerkennung",
  check: "Prüfung",
  status: "Stand",
  logistics: "Organisatorisches",
};
