/** Texts of several lines as they are. */

/** What ends a text; nothing else stands on its line. */
const END = "EOT";
const FLUSH = `<<-${END}`;
const AT_MARGIN = `<<${END}`;

export const opensHeredoc = (line: string): boolean => line === FLUSH || line === AT_MARGIN;

/** A line that stays where it is, however far its block is indented. */
export const UNINDENTED = "\0";

/** Whether a text can be written so: few characters may hide in it, and no line is of blanks alone. */
export const isHeredoc = (text: string): boolean =>
  text.trim().includes("\n") &&
  !/[^\P{Cc}\n\t]/u.test(text) &&
  !/^[ \t]+$/m.test(text) &&
  !new RegExp(`^\\s*${END}\\s*$`, "m").test(text);

/** `<<-EOT` takes away the blanks that all lines begin with; a text that has such is written at the margin, by `<<EOT`. */
export function heredoc(text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return /^\S/m.test(text)
    ? [FLUSH, ...lines.map((line) => (line === "" ? "" : `  ${line}`)), END]
    : [AT_MARGIN, ...[...lines, END].map((line) => UNINDENTED + line)];
}

export const isEnd = (line: string): boolean => line === END || line === UNINDENTED + END;

/** A line of nothing, which says how far the others are indented; `chomp` takes its end away. */
const MARGIN = '${"" /* the margin */}';

/** The very same text: a heredoc always ends with a line's end. */
export function exactHeredoc(text: string): string[] {
  if (text.endsWith("\n")) return heredoc(text);
  const [start, ...lines] = heredoc(/^\S/m.test(text) ? text : `${text}\n${MARGIN}`);
  return [`chomp(${start}`, ...lines, ")"];
}
