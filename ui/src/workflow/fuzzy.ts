// What is meant by a few letters of a few words: `me res` finds “Mentor … the result”.

/** Everything that has each typed word in it, the best first; nothing typed leaves all as they stand. */
export function matching<Item extends { name: string }>(items: Item[], typed: string): Item[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return items;
  return items
    .map((item) => ({ item, score: scoreOf(item.name, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

/** The sum over typed words, 0 where one of them is not in the name. */
function scoreOf(name: string, wanted: string[]): number {
  const words = wordsOf(name);
  const scores = wanted.map((one) => Math.max(0, ...words.map((word) => likeness(word, one))));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function likeness(word: string, wanted: string): number {
  if (word === wanted) return 5;
  if (word.startsWith(wanted)) return 4;
  if (word.includes(wanted)) return 2;
  return wanted.length > 2 && hasInOrder(word, wanted) ? 1 : 0;
}

/** Whether the letters stand in the word in this order, with others between, from its first on. */
function hasInOrder(word: string, letters: string): boolean {
  if (!word.startsWith(letters.charAt(0))) return false;
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
