/** What is said of a name that an input or object does not have: while synthesizing, and by `hanok check` of what Terraform drops. */

/** `flow_logs.file_fromat is not known; did you mean file_format? Allowed: file_format, retention_days.` */
export function notKnown(path: string, name: string, allowed: readonly string[]): string {
  const near = nearest(name, allowed);
  const list = allowed.join(", ");
  return `${path} is not known; ${near ? `did you mean ${near}? Allowed: ${list}` : `allowed: ${list}`}.`;
}

/** The name that was meant, where one is near enough: a letter in three may be wrong. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((candidate) => ({ candidate, edits: edits(plain(name), plain(candidate)) }))
    .filter(({ edits }) => edits <= Math.max(1, Math.floor(plain(name).length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** `fileFormat` and `file-format` are `file_format` written otherwise. */
const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, "");

/** Letters to put in, leave out or change, or neighbours to swap (optimal string alignment). */
function edits(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const costs = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const is = (back: number, other: number) => from[row - back] === to[column - other];
      const above = rows[row - 1] as number[];
      const choices = [
        (above[column] as number) + 1,
        (costs[column - 1] as number) + 1,
        (above[column - 1] as number) + (is(1, 1) ? 0 : 1),
      ];
      if (row > 1 && column > 1 && is(1, 2) && is(2, 1))
        choices.push((rows[row - 2]?.[column - 2] as number) + 1);
      costs.push(Math.min(...choices));
    }
    rows.push(costs);
  }
  return rows[from.length]?.[to.length] as number;
}
