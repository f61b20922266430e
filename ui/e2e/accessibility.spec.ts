// Every screen in every state and theme: axe finds nothing.

import { expectAccessible } from "./accessible.ts";
import { states } from "./states.ts";
import { sample, test } from "./weft.ts";

for (const { name, open, reach } of states) {
  test(name, async ({ open: start }) => {
    const weft = await start(open === null ? null : sample(open));
    await reach?.(weft);
    await expectAccessible(weft.page);
  });
}
