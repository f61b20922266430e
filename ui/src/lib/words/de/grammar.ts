// Wie das Deutsche Wörter zusammensetzt.

/** A number with its noun: `1 Schritt`, `3 Schritte`. */
export function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

export function listed(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} und ${last}` : last;
}
