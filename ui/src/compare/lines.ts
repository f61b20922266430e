// What each redesign keeps, line by line: the rows of the table that compares them.

import type { Compared, Kept, Profile, ProfileLine } from "../lib/contract";
import { percent, rounded } from "../lib/numbers";
import { words } from "../lib/words";

export type Row = {
  line: ProfileLine;
  name: string;
  baseline: string;
  /** What each redesign keeps, and in words where that is the most. */
  cells: { says: string; best: string }[];
};

/** The rows, in the order of the profile; then the time that is saved. */
export function rowsOf(compared: Compared): Row[] {
  const before = compared.baseline;
  const first = compared.redesigns.flatMap(({ profile }) => profile ?? [])[0];
  const said = words.compare;
  const minutes = before?.contactMinutes ?? 0;
  const row = (
    line: ProfileLine,
    name: string,
    baseline: string,
    says: (profile: Profile) => string,
    best = said.keepsMost,
  ): Row => ({
    line,
    name,
    baseline,
    cells: compared.redesigns.map(({ profile }, at) => ({
      says: profile ? says(profile) : "",
      best: compared.best[line].includes(at) ? best : "",
    })),
  });
  const kept = (of: (profile: Profile) => Kept) =>
    [
      first ? String(of(first).of) : words.none,
      (profile: Profile) => words.plan.backOf(of(profile).kept, of(profile).of),
    ] as const;
  const share = (value: number | null) => (value === null ? words.unknown : percent(value));
  const contact = ({ contactMinutesKept: part }: Profile) =>
    part === null ? words.none : `${said.perCase(rounded(part * minutes))} · ${percent(part)}`;
  return [
    row("contactMinutes", words.contactKept, said.perCase(rounded(minutes)), contact),
    row("purposes", words.purposesKept, ...kept((one) => one.purposesKept)),
    row("ties", words.tiesKept, ...kept((one) => one.tiesKept)),
    row("loops", words.loopsKept, ...kept((one) => one.loopsKept)),
    row(
      "meetsNobody",
      words.meetsNobody,
      share(before?.meetsNobody ?? null),
      (one) => share(one.meetsNobody.redesign),
      said.fewest,
    ),
    row(
      "minutesSaved",
      said.minutesSaved,
      words.none,
      (one) => said.perCase(rounded(one.personMinutesSaved)),
      said.savesMost,
    ),
  ];
}
