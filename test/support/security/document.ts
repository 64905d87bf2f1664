/** docs/security.md: what is written by hand, and between two marks what is generated from the stacks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { environments } from "../../../src/environments";
import { STACKS } from "../../../src/stacks/architectures";
import { rightsOnEverything } from "./everything";
import { type Report, securityReport } from "./findings";
import { exceptionsTable, rightsTable } from "./table";

export const DOCUMENT = join(__dirname, "../../../docs/security.md");

/** Every architecture in every environment. */
export const reportsOfStacks = (): Promise<Report[]> =>
  Promise.all(
    Object.values(environments).flatMap((environment) =>
      Object.values(STACKS).map((Stack) => securityReport(new Stack(Testing.app(), environment))),
    ),
  );

const part = (name: string) =>
  new RegExp(`(<!-- ${name}: npm run exceptions -->\n)[\\s\\S]*?(\n<!-- end -->)`);

export async function documentOf(reports: readonly Report[]): Promise<string> {
  const rights = await Promise.all(
    reports.map(async ({ stack, instances }) =>
      (await rightsOnEverything(instances)).map((right) => ({ stack, right })),
    ),
  );
  return readFileSync(DOCUMENT, "utf8")
    .replace(part("exceptions"), (_, start, end) => `${start}\n${exceptionsTable(reports)}\n${end}`)
    .replace(part("rights"), (_, start, end) => `${start}\n${rightsTable(rights.flat())}\n${end}`);
}
