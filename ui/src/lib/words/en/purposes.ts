// What a contact is good for.

import type { Purpose } from "../../contract";

export const purposes: Record<Purpose, string> = {
  handover: "handover",
  voice: "voice",
  learn: "learn",
  feedback: "feedback",
  support: "support",
  help: "help",
  reflect: "reflect",
  align: "align",
  belong: "belong",
  trust: "trust",
  decide: "decide",
  recognise: "recognise",
  check: "check",
  status: "status",
  logistics: "logistics",
};
