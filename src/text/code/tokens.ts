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

/** Where the quoted text that begins at `at` ends. */
export function endOfText(code: string, at: number): number {
  let next = at + 1;
  while (next < code.length && code[next] !== '"') {
    if (code[next] === "\\" || isEscape(code, next)) next += code[next] === "\\" ? 2 : 3;
    else next = isOpening(code, next) ? endOfInterpolation(code, next) : next + 1;
  }
  if (next >= code.length) throw new Error(`a text without an end: ${code.slice(at, at + 40)}`);
  return next + 1;
}

/** Where the `${…}` or `%{…}` that begins at `at` ends. */
export function endOfInterpolation(code: string, at: number): number {
  let depth = 1;
  let next = at + 2;
  while (next < code.length) {
    if (code[next] === '"') next = endOfText(code, next);
    else {
      if (code[next] === "{") depth += 1;
      if (code[next] === "}") depth -= 1;
      next += 1;
      if (depth === 0) return next;
    }
  }
  throw new Error(`an interpolation without an end: ${code.slice(at, at + 40)}`);
}

/** `$${` and `%%{` stand for themselves. */
export const isEscape = (text: string, at: number): boolean => /^(\$\$|%%)\{/.test(text.slice(at, at + 3));

export const isOpening = (text: string, at: number): boolean => /^[$%]\{/.test(text.slice(at, at + 2));
