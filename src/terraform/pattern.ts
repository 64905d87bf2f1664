/** What Terraform's patterns (RE2's syntax, in Go) have otherwise than JavaScript's. */

/** RE2's `\s` is ASCII's, and its `.` is all but the line feed. */
export function fromRe2(pattern: string): RegExp {
  let inClass = false;
  const translated = pattern.replace(/\\.|[[\].]/gs, (piece) => {
    if (piece === "[" || piece === "]") inClass = piece === "[";
    if (piece === "\\s") return inClass ? "\\t\\n\\f\\r " : "[\\t\\n\\f\\r ]";
    if (piece === "\\S" && !inClass) return "[^\\t\\n\\f\\r ]";
    return piece === "." && !inClass ? "[^\\n]" : piece;
  });
  return new RegExp(translated, "u");
}

const MOST = 1000;

/**
 * Terraform takes up to 1000 repeats, one inside another multiplied (Go's package regexp/syntax, `repeatIsValid`).
 * JavaScript takes more, and `can(regex(…))` says no word of it: the module would refuse every value.
 */
export function refuseLongRepeats(pattern: string): void {
  if (!/\{\d/.test(pattern)) return;
  const most = mostRepeats(pattern);
  if (most > MOST)
    throw new Error(
      `the pattern "${pattern}" repeats ${most} times; Terraform takes ${MOST} at most, nested ones multiplied: write one after the other, a{1,512}a{0,512}`,
    );
}

const PIECE = /\\.|\[(?:\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|./gsu;

/** The most repeats that a part of the pattern comes to. */
function mostRepeats(pattern: string): number {
  let most = 0;
  let last = 1; // those of the piece just read
  let inside = 0; // those of the group being read, at most
  const around: number[] = [];
  for (const [piece, from, to] of pattern.matchAll(PIECE)) {
    if (piece === "(") {
      around.push(inside);
      inside = 0;
      last = 1;
    } else if (piece === ")") {
      last = inside;
      inside = around.pop() ?? 0;
    } else if (from !== undefined) {
      most = Math.max(most, Number(from), Number(to ?? 0));
      last *= times(from, to);
    } else if (!"*+?".includes(piece)) last = 1;
    inside = Math.max(inside, last);
    most = Math.max(most, last);
  }
  return most;
}

/** `{n}`, `{n,m}`, `{n,}`: without an end it counts as its beginning, and as nothing from 0. */
const times = (from: string, to: string | undefined): number =>
  to === "" ? Math.max(1, Number(from)) : Number(to ?? from);
