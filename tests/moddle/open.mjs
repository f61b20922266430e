// Opens every BPMN file of a folder in bpmn-moddle; a warning is a failure.
//
// The files are those that the tests of weft-files write; their names say what they are.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BpmnModdle } from "bpmn-moddle";

const [folder, least] = process.argv.slice(2);
const names = (await readdir(folder)).filter((name) => name.endsWith(".bpmn")).sort();
const count = Number(least);
if (names.length < count) {
  throw new Error(`${folder} holds ${names.length} models, expected at least ${count}`);
}
const problems = [];
for (const name of names) {
  const text = await readFile(join(folder, name), "utf8");
  try {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(text);
    // A model that somebody else wrote may have faults of its own; its original tells them.
    const known = name.includes(".revised.") ? await original(name) : new Set();
    const own = warnings.map((warning) => warning.message).filter((said) => !known.has(said));
    problems.push(...own.map((said) => `${name}: ${said}`));
    if (!rootElement.diagrams?.some((diagram) => diagram.plane?.planeElement?.length > 0)) {
      problems.push(`${name}: it has no diagram`);
    }
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  }
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`bpmn-moddle opens ${names.length} models without warnings`);

/** What bpmn-moddle warns about in the file that a revised one was made from. */
async function original(name) {
  const file = join(folder, "originals", name.replace(".revised.", "."));
  const { warnings } = await new BpmnModdle().fromXML(await readFile(file, "utf8"));
  return new Set(warnings.map((warning) => warning.message));
}
