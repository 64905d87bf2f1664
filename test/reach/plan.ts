/** The JSON of a plan that the real Terraform makes; nobody is asked, since nothing has been deployed. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initialized } from "../support/one-provider";
import { terraform } from "../support/terraform";

/** The provider as one that cannot reach AWS needs it. */
export const OFFLINE = {
  access_key: "none",
  secret_key: "none",
  skip_credentials_validation: true,
  skip_metadata_api_check: "true",
  skip_requesting_account_id: true,
};

export const provider = (region = "eu-west-1"): string =>
  `provider "aws" {\n  region = "${region}"\n${Object.entries(OFFLINE)
    .map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`)
    .join("")}}\n`;

export async function planOf(files: Readonly<Record<string, string>>): Promise<unknown> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-reach-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
    // only stacks with names that stand for others declare it
    const env = { TF_VAR_allow_placeholders: "true" };
    const options = await initialized(directory, { env });
    await terraform(directory, ["plan", "-no-color", "-input=false", "-refresh=false", "-out=plan"], options);
    const { stdout } = await terraform(directory, ["show", "-json", "plan"], options);
    return JSON.parse(stdout) as unknown;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
