/** Plans of several configurations, made by Terraform without credentials: as modules of one, then each for itself. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initialized } from "../support/one-provider";
import { terraform } from "../support/terraform";

export const FIXTURES = join(__dirname, "fixtures");

const PROVIDER = `provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
`;

/** What `terraform show -json` would print for each fixture. */
export async function fixturePlans(): Promise<ReadonlyMap<string, unknown>> {
  return plansOf((await readdir(FIXTURES)).map((name) => ({ name, source: join(FIXTURES, name) })));
}

/** A root module's directory, and what its variables are given. */
export interface Planned {
  readonly name: string;
  readonly source: string;
  readonly given?: Readonly<Record<string, unknown>>;
}

export async function plansOf(all: readonly Planned[]): Promise<ReadonlyMap<string, unknown>> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-plans-"));
  try {
    const module = Object.fromEntries(all.map(({ name, source, given }) => [name, { source, ...given }]));
    await writeFile(join(directory, "provider.tf"), PROVIDER);
    await writeFile(join(directory, "main.tf.json"), JSON.stringify({ module }));
    const options = await initialized(directory);
    await terraform(directory, ["plan", "-no-color", "-input=false", "-refresh=false", "-out=plan"], options);
    const { stdout } = await terraform(directory, ["show", "-json", "plan"], options);
    const plan = JSON.parse(stdout) as Plan;
    return new Map(all.map(({ name }) => [name, alone(plan, name)]));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The parts of a plan's JSON in which modules are. */
interface Plan {
  readonly format_version: string;
  readonly terraform_version: string;
  readonly planned_values: { readonly root_module: { readonly child_modules: readonly Located[] } };
  readonly resource_changes: readonly Located[];
  readonly configuration: {
    readonly provider_config: unknown;
    readonly root_module: { readonly module_calls: Readonly<Record<string, { readonly module: unknown }>> };
  };
}

interface Located {
  readonly address: string;
}

/** One module as the root of a plan of its own: what its author would have planned. */
function alone(plan: Plan, name: string): unknown {
  const { format_version, terraform_version, planned_values, resource_changes, configuration } = plan;
  const path = `module.${name}`;
  const root = planned_values.root_module.child_modules.find(({ address }) => address === path);
  const own = {
    format_version,
    terraform_version,
    planned_values: { root_module: { ...root, address: undefined } },
    resource_changes: resource_changes.filter(({ address }) => address.startsWith(`${path}.`)),
    configuration: {
      provider_config: configuration.provider_config,
      root_module: configuration.root_module.module_calls[name]?.module,
    },
  };
  return JSON.parse(
    JSON.stringify(own).replaceAll(`"${path}.`, '"').replaceAll(`"module_address":"${path}",`, ""),
  );
}
