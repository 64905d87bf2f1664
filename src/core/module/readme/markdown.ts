/** Markdown that reads well in a terminal and on a code host. */

/** With an anchor as terraform-docs sets it: `#input_name`, `#output_name`. */
export const heading = (kind: "input" | "output", name: string): string =>
  `### ${code(name)} <a name="${kind}_${name}"></a>`;

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

export const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Words in which only what stands between backticks means something. */
export const markdown = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[<*]/g, "\\$&")))
    .join("")
    .replace(/\n/g, " ");
