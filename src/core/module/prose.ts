/** The prose of a module's README: a Markdown file beside the block's own, with a title, a paragraph of purpose, and sections. */
import { readFileSync } from "node:fs";

export interface Prose {
  /** The heading of the README. */
  readonly title: string;
  /** What it makes and when to use it: the README's first paragraph. */
  readonly purpose: string;
  /** More sections for the README. */
  readonly notes?: string;
}

/** `# Title`, the purpose, and what follows from the first `## ` on. */
export function proseIn(file: string): Prose {
  const [, title, purpose, notes] =
    /^# (.+)\n\n([\s\S]+?)\n(?:\n(## [\s\S]*?)\n*)?$/.exec(readFileSync(file, "utf8")) ?? [];
  if (title === undefined || purpose === undefined)
    throw new Error(
      `${file} opens with a title and a paragraph: "# Network", an empty line, what the block makes.`,
    );
  return { title, purpose, notes };
}
