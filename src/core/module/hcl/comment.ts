/** Comments of HCL. */

/** Characters of a line. */
const WIDTH = 100;

/** A comment on as many lines as it needs. */
export function commentLines(text: string, indent: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + word.length < WIDTH)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}

/** A comment with a head, behind which all its lines begin. */
export const hangingLines = (head: string, text: string): string[] =>
  commentLines(text, head.length).map(
    (line, index) => `# ${index === 0 ? head : " ".repeat(head.length)}${line.slice(2)}`,
  );
