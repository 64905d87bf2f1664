/** What a run counts beside its tests, such as requests that were held against AWS's models: summed up at its end. */
import { appendFileSync, readFileSync } from "node:fs";

/** Adds to a count, by its words. Test files run in processes of their own: the sums are made of a file. */
export function tally(what: string, count: number): void {
  const file = process.env.HANOK_TALLY;
  if (file) appendFileSync(file, `${count} ${what}\n`);
}

/** The sums, a line each. */
export function tallied(file: string): string[] {
  const sums = new Map<string, number>();
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const [, count = "", what = ""] = /^(\d+) (.*)$/.exec(line) ?? [];
    sums.set(what, (sums.get(what) ?? 0) + Number(count));
  }
  return [...sums].map(([what, count]) => `${count} ${what}`);
}
