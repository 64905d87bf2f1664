/** The last lines of a test run: one per step, and the sum. */
import type { Style } from "../../src/text/style";
import type { Result } from "./run-step";

export function summary(results: readonly Result[], style: Style): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const rows = results.map((result) => row(result, width, style));
  return [...rows, `${sum(results, "passed")} passed, ${sum(results, "failed")} failed`].join("\n");
}

function row({ name, passed, failed, seconds, notRun }: Result, width: number, style: Style): string {
  if (notRun !== undefined) return style.bad(`${name.padEnd(width)}  not run: ${notRun}`);
  const text = `${name.padEnd(width)}  ${`${passed} passed`.padStart(12)}  ${`${failed} failed`.padStart(10)}`;
  return `${failed > 0 ? style.bad(text) : text}  ${style.faint(`${seconds.toFixed(1)} s`)}`;
}

const sum = (results: readonly Result[], key: "passed" | "failed") =>
  results.reduce((total, result) => total + result[key], 0);
