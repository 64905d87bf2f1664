/** How far one name is from another: for those who ask what was meant. */

/** Letters to put in, leave out or change, or neighbours to swap (optimal string alignment). */
export function edits(from: string, to: string): number {
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
