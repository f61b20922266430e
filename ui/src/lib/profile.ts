import type { Audit, Kept, Measures, Profile } from "./contract";
import { exact, percent, rounded } from "./numbers";
import { words } from "./words";

/** One line of the profile: what is left, of what, and how much of the bar is full. */
export type Line = {
  name: string;
  figure: string;
  of: string;
  /** Under the bar. */
  says: string;
  /** Exact numbers, on hover. */
  exact: string;
  bar: Bar;
};

/** Pips where there are few things to count, otherwise a bar filled by a share; none without figures. */
export type Bar =
  { kind: "pips"; kept: number; of: number } | { kind: "share"; share: number } | null;

/** Up to this many things are counted as pips. */
const PIPS = 9;

/** The profile in its order; measures of the only version where there is no redesign. */
export function linesOf(audit: Audit): Line[] {
  return audit.profile
    ? comparison(audit.profile, audit.measures.baseline)
    : single(audit.measures.baseline);
}

function comparison(profile: Profile, before: Measures): Line[] {
  return [
    contact(profile.contactMinutesKept, before.contactMinutes),
    kept(words.purposesKept, profile.purposesKept, words.purposesSay),
    kept(words.tiesKept, profile.tiesKept, words.tiesSay),
    kept(words.loopsKept, profile.loopsKept, words.loopsSay),
    nobody(profile.meetsNobody.redesign, profile.meetsNobody.baseline),
  ];
}

function contact(share: number | null, before: number): Line {
  const name = words.contactKept;
  if (share === null) {
    return { name, figure: words.none, of: "", says: words.noContactBefore, exact: "", bar: null };
  }
  return {
    name,
    figure: rounded(share * before),
    of: words.ofMinutes(rounded(before)),
    says: words.sharePerCase(percent(share)),
    exact: words.ofMinutesExact(exact(share * before), exact(before)),
    bar: { kind: "share", share },
  };
}

function kept(name: string, count: Kept, says: string): Line {
  return {
    name,
    figure: String(count.kept),
    of: words.of(count.of),
    says,
    exact: "",
    bar: barOf(count),
  };
}

/** Few things as pips, many as a share. */
export function barOf(count: Kept): Bar {
  if (count.of === 0) return null;
  return count.of <= PIPS
    ? { kind: "pips", kept: count.kept, of: count.of }
    : { kind: "share", share: count.kept / count.of };
}

function nobody(now: number | null, before: number | null): Line {
  const shown = (share: number | null) => (share === null ? words.unknown : percent(share));
  return {
    name: words.meetsNobody,
    figure: shown(now),
    of: words.was(shown(before)),
    says: words.meetsNobodySays,
    exact: "",
    bar: null,
  };
}

function single(measures: Measures): Line[] {
  const line = (name: string, value: number | null, of: string): Line => ({
    name,
    figure: value === null ? words.unknown : rounded(value),
    of,
    says: "",
    exact: value === null ? "" : exact(value),
    bar: null,
  });
  const share = measures.meetsNobody;
  return [
    line(words.contactTime, measures.contactMinutes, words.minutes),
    line(words.contactSteps, measures.contactSteps, words.of(measures.steps)),
    line(words.ties, measures.ties, ""),
    line(words.longestStretch, measures.longestStretch.steps, words.steps),
    {
      ...line(words.meetsNobody, share, ""),
      figure: share === null ? words.unknown : percent(share),
    },
  ];
}
