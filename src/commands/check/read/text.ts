/** What a quoted text says, in Terraform's language and in JSON. */

const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs;
const LETTERS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Undefined where something is interpolated in it. */
export function decode(quoted: string): string | undefined {
  const text = quoted.slice(1, -1);
  if (/(^|[^$])(\$\$)*\$\{|(^|[^%])(%%)*%\{/.test(text)) return undefined;
  return text
    .replace(/([$%])\1\{/g, "$1{")
    .replace(ESCAPE, (_, short?: string, long?: string, letter = "") => {
      const code = short ?? long;
      return code === undefined
        ? (LETTERS[letter] ?? letter)
        : String.fromCodePoint(Number.parseInt(code, 16));
    });
}
