/** A key for each id: the id itself, and a number behind it from the second time on. */
export function keysOf(ids: string[]): string[] {
  const times = new Map<string, number>();
  return ids.map((id) => {
    const before = times.get(id) ?? 0;
    times.set(id, before + 1);
    return before === 0 ? id : `${id} ${String(before)}`;
  });
}
