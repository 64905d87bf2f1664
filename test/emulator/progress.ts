/** Progress lines of a long command: what is done, with the time since the start. Plain text unless on a terminal. */

export interface Progress {
  /** One line, with the elapsed seconds in front. */
  say(text: string): void;
  /** The same, for the good and the bad end of something. */
  good(text: string): void;
  bad(text: string): void;
  /** Says that a piece of work begins and ends, and in between, every 15 s, how far it is. */
  during<T>(what: string, work: Promise<T>, howFar?: () => string): Promise<T>;
}

/** Progress on a stream, coloured only where that is wanted (a terminal, and no NO_COLOR). */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const begin = Date.now();
  const isColoured = stream.isTTY === true && !process.env.NO_COLOR;
  const paint = (code: number, text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  const elapsed = () => `[${String(Math.round((Date.now() - begin) / 1000)).padStart(4)} s]`;
  const say = (text: string) => void stream.write(`${paint(2, elapsed())} ${text}\n`);
  return {
    say,
    good: (text) => say(paint(32, text)),
    bad: (text) => say(paint(31, text)),
    during: async (what, work, howFar = () => "") => {
      say(`${what} ...`);
      const timer = setInterval(() => say(`${what} ... ${howFar()}`.trimEnd()), 15_000);
      return work.finally(() => clearInterval(timer));
    },
  };
}
