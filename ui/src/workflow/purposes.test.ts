import { expect, test } from "vitest";

import { readPurposes } from "./purposes";

test("purposes are read in any case and spelling, each once", () => {
  expect(readPurposes(" Feedback,learn; RECOGNIZE learning")).toEqual({
    value: ["feedback", "learn", "recognise"],
  });
  expect(readPurposes("")).toEqual({ value: [] });
});

test("purposes are read in every language, whatever the window speaks", () => {
  expect(readPurposes("Rückmeldung, learn; vertrauen")).toEqual({
    value: ["feedback", "learn", "trust"],
  });
});

test("unknown words are said, not dropped", () => {
  const read = readPurposes("feedback, chatt, fun");
  expect("says" in read && read.says).toMatch(/^Not known: chatt, fun. Known: handover, /);
});
