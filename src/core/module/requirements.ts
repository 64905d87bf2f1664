/** What every module asks for, and the line that says what made it. */
import type { BlockDefinition } from "./block";

/** Wide enough for AWS provider 5 and 6; 5.100 is the version that the constructs are generated from. */
export const AWS_PROVIDER = { source: "hashicorp/aws", version: ">= 5.100, < 7" } as const;
/** Variables that refer to other variables in their validation need 1.9; what goes to write-only arguments needs 1.11. */
export const terraformVersion = ({ contract }: Pick<BlockDefinition, "contract">): string =>
  Object.values(contract.inputs).some(({ is }) => is.ephemeral) ? ">= 1.11" : ">= 1.9";

export const generatedBy = (source: string): string =>
  `Generated from ${source} by \`npm run modules\`. Do not edit.`;

/** Whether a file opens with that line, as a comment of whatever language. */
export const isGenerated = (text: string): boolean =>
  /Generated from \S+ by `npm run modules`\. Do not edit\./.test(text.slice(0, 200));
