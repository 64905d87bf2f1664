/** What was found, for people and for programs. */
import type { Report } from "./configuration";

export function asText(report: Report, isVerbose: boolean): string {
  const { unknown, unchecked, others } = report;
  const lines = [
    ...unknown.map(({ file, line, module, message }) => `${file}:${line}: ${module}: ${message}`),
    ...(isVerbose
      ? unchecked.map(({ file, line, module, key }) => `${file}:${line}: ${module}: ${key} was not checked.`)
      : []),
    ...others.map(
      ({ module, source, argument }) =>
        `${module} was not checked: ${argument} is no input of Hanok's module; ${source} seems to be another's.`,
    ),
    summary(report, isVerbose),
  ];
  return `${lines.join("\n")}\n`;
}

function summary({ calls, unknown, unchecked }: Report, isVerbose: boolean): string {
  const found = `${count(unknown.length, "unknown key")} in ${count(calls, "call")} of Hanok's modules`;
  if (unchecked.length === 0) return `${found}.`;
  const where = isVerbose ? "" : " (--verbose says where)";
  return `${found}. Not checked, since not written out: ${count(unchecked.length, "value")}${where}.`;
}

const count = (number: number, noun: string): string =>
  `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;

export function asJson({ calls, unknown, unchecked, others }: Report): string {
  return `${JSON.stringify({ calls, unknown, not_checked: unchecked, others }, null, 2)}\n`;
}
