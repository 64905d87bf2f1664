/** Colours for people at a terminal, plain text for everything else (https://no-color.org). */

export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  warning(text: string): string;
  bad(text: string): string;
}

/** The part of a stream that decides. */
export interface Output {
  readonly isTTY?: boolean;
}

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const plain = (text: string) => text;

export function styleOf(output: Output, env: NodeJS.ProcessEnv = process.env): Style {
  const isColoured = output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  if (!isColoured) return { strong: plain, faint: plain, warning: plain, bad: plain };
  return { strong: paint(1), faint: paint(2), warning: paint(33), bad: paint(31) };
}
