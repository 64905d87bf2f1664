/** Arguments below each other, as `terraform fmt` aligns them. */
import { opensHeredoc } from "./heredoc";

/** Characters that are left for the blanks before an equals sign. */
export const PADDING = 10;

export interface Row {
  readonly name: string;
  /** The value; its first line stands behind the name. */
  readonly lines: readonly string[];
}

/** Lines in a row have their equals signs below each other; a value of several lines ends the row, but a heredoc. */
export function aligned(rows: readonly Row[]): string[] {
  const found: string[] = [];
  let row: Row[] = [];
  const end = () => {
    const width = Math.max(0, ...row.map(({ name }) => name.length));
    for (const { name, lines } of row) found.push(`${name.padEnd(width)} = ${lines[0]}`, ...lines.slice(1));
    row = [];
  };
  for (const one of rows) {
    if (one.lines.length === 1 || opensHeredoc(one.lines[0] as string)) row.push(one);
    else {
      end();
      found.push(`${one.name} = ${one.lines[0]}`, ...one.lines.slice(1));
    }
  }
  end();
  return found;
}
