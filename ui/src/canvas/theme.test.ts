import { expect, test } from "vitest";

import { themeOf } from "./theme";

test("every colour of a drawing is a token of the design", () => {
  const theme = themeOf((property) => ` value of ${property} `);
  expect(theme.colours["augmented-soft"]).toBe("value of --g-s");
  expect(Object.values(theme.colours)).not.toContain("value of ");
  expect(theme.mark).toBe("value of --mark");
});

test("a theme that is not there yet is read at its own size", () => {
  expect(themeOf(() => "").reading).toBe(1);
});

test("a colour that a style sheet shortened has six digits again", () => {
  expect(themeOf(() => "#fA0").colours.paper).toBe("#ffAA00");
});
