/** Names that somebody may have meant. */

/** Up to three: those that hold the text, or those few edits away. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const holding = known.filter((one) => name.length > 2 && one.toLowerCase().includes(name.toLowerCase()));
  if (holding.length > 0) return holding.slice(0, 3);
  const near = known
    .map((one) => ({ one, distance: distance(name, one) }))
    .filter(({ one, distance: edits }) => edits <= Math.max(2, Math.floor(one.length / 3)));
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ one }) => one);
}

/** Levenshtein's. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries())
      next.push(
        Math.min(
          (row[column + 1] as number) + 1,
          (next[column] as number) + 1,
          (row[column] as number) + (letter === other ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[to.length] as number;
}
