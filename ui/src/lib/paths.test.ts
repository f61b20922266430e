import { expect, test } from "vitest";

import { folderAndFile } from "./paths";

test("a path is said as folder and file, on every system", () => {
  expect(folderAndFile("/home/ada/Documents/onboarding.weft")).toBe("Documents › onboarding.weft");
  expect(folderAndFile("C:\\Users\\Ada\\onboarding.weft")).toBe("Ada › onboarding.weft");
  expect(folderAndFile("onboarding.weft")).toBe("onboarding.weft");
});
