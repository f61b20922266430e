import { expect, test } from "vitest";

import { cardsOf } from "./cards";
import { drawing, steps } from "./example";
import { spoken } from "./spoken";

const said = cardsOf(drawing).map((card) => spoken(card, drawing, steps));

test("a step says where it stands, who meets, how long, and where it leads", () => {
  expect(said[1]).toBe(
    "Talk it over, step 2 of 3, human-relational, Mentor with New hire, 40 minutes, " +
      "goes back to Try a task in 35% of cases, then Close in 65% of cases",
  );
});

test("the last step says that it is", () => {
  expect(said[2]).toBe("Close, step 3 of 3, not tagged, Mentor alone, 40 minutes, then ends");
});

test("a ghost says what was lost and what stands there now", () => {
  expect(said[4]).toBe(
    "stripped out: Talk it over, human-relational, Mentor with New hire, 40 minutes, feedback, " +
      "now Get a grade",
  );
});
