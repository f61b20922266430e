// A model that another program drew.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { settled, type Weft } from "./weft.ts";

export const MODEL = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
<startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
<userTask id="a" name="Call the customer"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/>
<userTask id="b" name="Check the order"/><sequenceFlow id="f3" sourceRef="b" targetRef="c"/>
<serviceTask id="c" name="Send the invoice"/><sequenceFlow id="f4" sourceRef="c" targetRef="e"/>
<endEvent id="e"/></process></definitions>`;

/** A model that another program drew, and what is suggested for its first step, which was corrected. */
export async function openModel(weft: Weft): Promise<void> {
  const { page, host } = weft;
  host.chosen = join(host.folder, "model.bpmn");
  await writeFile(host.chosen, MODEL);
  await page.keyboard.press("Control+o");
  await page.locator("[data-row]").first().waitFor();
  const row = page.locator("[data-row]", { hasText: "Call the customer" });
  await row.locator("[data-column='name']").click();
  await page.locator("aside .choices button").nth(1).click();
  await page.locator("aside details summary").click();
  await settled(page);
}
