/** What a sub-command of `hanok` is: text in, text and an exit code out. */
export interface Command {
  /** One line for `hanok --help`. */
  readonly summary: string;
  run(args: string[]): Outcome;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error?: string;
}

/** What the user can mend; told without a stack trace. */
export class UserError extends Error {}
