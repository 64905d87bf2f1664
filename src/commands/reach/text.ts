/** Lists of who reaches whom, for people. */
import type { Line } from "../../reach";
import type { Style } from "../../text/style";

/** What is public comes first. */
export function matrixText(lines: readonly Line[], isAll: boolean, style: Style): string {
  const isPublic = ({ from }: Line) => from === "internet";
  const [open, inner] = [lines.filter(isPublic), lines.filter((line) => !isPublic(line))];
  return [
    ...(isAll || open.length > 0 ? section("from the internet", open, style) : []),
    ...(isAll || open.length === 0 || inner.length > 0 ? section("inside", inner, style) : []),
  ].join("\n");
}

function section(title: string, lines: readonly Line[], style: Style): string[] {
  if (lines.length === 0) return [`${style.strong(title)}: nobody is reached`];
  const width = Math.max(...lines.map(({ from }) => from.length));
  const targets = Math.max(...lines.map(({ to }) => to.length));
  return [
    style.strong(title),
    ...lines.map(
      ({ from, to, protocol, ports, verdict, when }) =>
        `  ${from.padEnd(width)} -> ${to.padEnd(targets)}  ${protocol} ${ports}${verdict === "yes" ? "" : style.warning(` (${verdict})`)}${when ? style.faint(` (for ${when.join(" and ")})`) : ""}`,
    ),
  ];
}
