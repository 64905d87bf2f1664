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
const same = (text: string) => text;

export const plain: Style = { strong: same, faint: same, warning: same, bad: same };

export function styleOf(output: Output, env: NodeJS.ProcessEnv = process.env): Style {
  const isColoured = output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return isColoured ? { strong: paint(1), faint: paint(2), warning: paint(33), bad: paint(31) } : plain;
}
