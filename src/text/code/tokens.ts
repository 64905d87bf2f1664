/** The words of a Terraform expression, without comments. A quoted text is one word, whatever is interpolated in it. */

const WORD =
  /[A-Za-z_][\w-]*|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\.\.|=>|[=!<>]=|&&|\|\||[-+*/%<>!?:,.=()[\]{}]/y;

export function tokens(code: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < code.length) {
    if (/\s/.test(code.charAt(at))) at += 1;
    else if (code[at] === "#") at = endOfLine(code, at);
    else {
      const end = code[at] === '"' ? endOfText(code, at) : endOfWord(code, at);
      found.push(code.slice(at, end));
      at = end;
    }
  }
  return found;
}

function endOfLine(code: string, at: number): number {
  const end = code.indexOf("\n", at);
  return end < 0 ? code.length : end;
}

function endOfWord(code: string, at: number): number {
  WORD.lastIndex = at;
  if (!WORD.test(code)) throw new Error(`no word of Terraform's: ${code.slice(at, at + 40)}`);
  return WORD.lastIndex;
}

/** What stands in a quoted text for more than itself. */
const IN_TEXT = /"|\\.|\$\$\{|%%\{|[$%]\{/gs;

/** Where the quoted text that begins at `at` ends. */
export function endOfText(code: string, at: number): number {
  IN_TEXT.lastIndex = at + 1;
  for (let found = IN_TEXT.exec(code); found; found = IN_TEXT.exec(code)) {
    if (found[0] === '"') return IN_TEXT.lastIndex;
    if (isOpening(found[0], 0)) IN_TEXT.lastIndex = endOfInterpolation(code, found.index);
  }
  throw new Error(`a text without an end: ${code.slice(at, at + 40)}`);
}

const IN_CODE = /["{}]/g;

/** Where the `${…}` or `%{…}` that begins at `at` ends. */
export function endOfInterpolation(code: string, at: number): number {
  let depth = 1;
  IN_CODE.lastIndex = at + 2;
  for (let found = IN_CODE.exec(code); found; found = IN_CODE.exec(code)) {
    if (found[0] === '"') IN_CODE.lastIndex = endOfText(code, found.index);
    else depth += found[0] === "{" ? 1 : -1;
    if (depth === 0) return IN_CODE.lastIndex;
  }
  throw new Error(`an interpolation without an end: ${code.slice(at, at + 40)}`);
}

/** `$${` and `%%{` stand for themselves. */
export const isEscape = (text: string, at: number): boolean => /^(\$\$|%%)\{/.test(text.slice(at, at + 3));

export const isOpening = (text: string, at: number): boolean => /^[$%]\{/.test(text.slice(at, at + 2));
