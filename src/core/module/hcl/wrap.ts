/** Prose on lines that a screen holds. */

/** What Markdown would take for the beginning of a list or a heading. */
const MARK = /^([-+*]|#+|\d+[.)])$|^[>|]/;

/** Lines of at most so many characters where words allow it; an item of a list goes on below its first word. */
export const wrapped = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) => (line.length <= width ? [line] : wrappedLine(line, width)));

function wrappedLine(line: string, width: number): string[] {
  const [head = ""] = /^\s*(- )?/.exec(line) ?? [];
  const [first = "", ...words] = line.slice(head.length).split(" ");
  const lines = [head + first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length <= width || MARK.test(word)) lines[lines.length - 1] = longer;
    else lines.push(" ".repeat(head.length) + word);
  }
  return lines;
}
