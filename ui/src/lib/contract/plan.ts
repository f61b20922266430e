// What the window reads of the ways to give back what was lost.

import type { Participant, Profile, Purpose } from "../contract";

/** A way that was chosen for a loss; without a touchpoint the contact comes back as it was. */
export type Chosen = { step: string; touchpoint?: string };

/** Where in the flow of the redesign a way goes. */
export type Spot = "first" | { after: string } | { before: string } | { at: string };

/** What the audit says with something given back: by another audit, not by an estimate. */
export type Effect = {
  profile: Profile;
  /** Findings that are no longer there, and those that were not there before. */
  gone: string[];
  come: string[];
};

/** One way to give a lost contact back. */
export type Way = {
  touchpoint?: string;
  name: string;
  how?: string;
  why: string;
  goes: string;
  spot: Spot;
  people: Participant[];
  /** Purposes of the loss that come back. */
  purposes: Purpose[];
  value: number;
  /** Person-minutes per case. */
  cost: number;
  effect: Effect;
};

/** A lost contact, itself the first of its ways; `open` says why it has no place yet. */
export type Loss = { step: string; score: number; mustHave: boolean; ways: Way[]; open?: string };

/** A choice of ways; what it makes of the redesign. */
export type Proposal = {
  cost: number;
  value: number;
  ways: Chosen[];
  stayLost: string[];
  effect?: Effect;
};

/** The best choice from its own cost, in person-minutes per case, to that of the next one. */
export type WaysPoint = {
  cost: number;
  value: number;
  /** Share of the contact time of the baseline that there is then. */
  kept: number | null;
  /** Purposes of the baseline's contacts that have a contact then. */
  purposes: number;
  ways: Chosen[];
};

/** A role that others report to: minutes per week that its contacts take, and that it has for them. */
export type Lead = { role: string; need: number; have: number };

/** Everything that could be given back, and what every budget buys. */
export type Ways = {
  budget: number;
  saved: number;
  losses: Loss[];
  /** What must come back, the best within the budget, and every contact as it was. */
  plans: Proposal[];
  points: WaysPoint[];
  /** How much more another choice could be worth, as a share; 0 where each is the best. */
  gap: number;
  leads: Lead[];
};
