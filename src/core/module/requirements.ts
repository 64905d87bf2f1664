/** What every module asks for, and the line that says what made it. */
import { sinceIn } from "../contract/later";
import { COMMON } from "../contract/provider";
import type { BlockDefinition } from "./block";

type Part = Pick<BlockDefinition, "contract">;

/** Wide enough for AWS provider 5 and 6, or from what the contract's newest input is since. */
export const awsProvider = ({ contract }: Part) => ({
  source: "hashicorp/aws",
  version: `>= ${sinceIn(contract.inputs).at(-1) ?? COMMON}, < 7`,
});

/** Variables that refer to other variables in their validation need 1.9; what goes to write-only arguments needs 1.11. */
export const terraformVersion = ({ contract }: Part): string =>
  Object.values(contract.inputs).some(({ is }) => is.ephemeral) ? ">= 1.11" : ">= 1.9";

export const generatedBy = (source: string): string =>
  `Generated from ${source} by \`npm run modules\`. Do not edit.`;

/** Whether a file opens with that line, as a comment of whatever language. */
export const isGenerated = (text: string): boolean =>
  /Generated from \S+ by `npm run modules`\. Do not edit\./.test(text.slice(0, 200));
