/** A place in a file of Terraform's: in its language, or in its JSON syntax. */
import { endOfText } from "../../../text/code/tokens";
import { UserError } from "../../command";

const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

export class Scanner {
  at = 0;
  /** Where lines begin. */
  private readonly lines: number[] = [0];

  constructor(
    readonly file: string,
    readonly code: string,
    /** In JSON the end of a line means nothing. */
    readonly isJson: boolean,
  ) {
    for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) this.lines.push(at + 1);
  }

  line(at = this.at): number {
    const after = this.lines.findIndex((begin) => begin > at);
    return after < 0 ? this.lines.length : after;
  }

  fail(problem: string, at = this.at): never {
    throw new UserError(`${this.file}:${this.line(at)}: ${problem}`);
  }

  get isAtEnd(): boolean {
    return this.at >= this.code.length;
  }

  sees(text: string): boolean {
    return this.code.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  takeWord(): string | undefined {
    return this.match(WORD)?.[0];
  }

  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.code) ?? undefined;
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  /** Over spaces and comments; over the ends of lines too where they mean nothing. */
  skipSpace(overLines: boolean): void {
    const space = overLines || this.isJson ? /\s+/y : /[^\S\n]+/y;
    while (this.match(space) || this.skipComment());
  }

  skipComment(): boolean {
    if (this.sees("#") || this.sees("//")) {
      this.match(/[^\n]*/y);
      return true;
    }
    if (!this.sees("/*")) return false;
    const end = this.code.indexOf("*/", this.at + 2);
    if (end < 0) this.fail("a comment has no end");
    this.at = end + 2;
    return true;
  }

  /** The quoted text here, with its quotes. */
  takeText(): string {
    const begin = this.at;
    let end: number;
    try {
      end = endOfText(this.code, begin);
    } catch {
      return this.fail("a text has no end");
    }
    const text = this.code.slice(begin, end);
    if (/^[^\n$%]*\n/.test(text)) this.fail("a text does not end on its line");
    this.at = end;
    return text;
  }

  /** Whether there was a heredoc here. */
  skipHeredoc(): boolean {
    const begin = this.at;
    const mark = this.match(HEREDOC)?.[1];
    if (mark === undefined) return false;
    if (!this.match(new RegExp(`[^]*?^[ \\t]*${mark}[ \\t]*(?=\\r?$)`, "my")))
      this.fail(`the text that ${mark} ends has no end`, begin);
    return true;
  }
}
