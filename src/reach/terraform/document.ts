/** Tells whether JSON is what `terraform show -json` writes of a plan or of a state. */
import { ReachError } from "../error";
import type { ConfigurationModule, Expression } from "./configuration";
import type { ShownModule } from "./resource";

export interface Document {
  readonly format_version: string;
  /** A state's. */
  readonly values?: { readonly root_module?: ShownModule };
  /** A plan's. */
  readonly planned_values?: { readonly root_module?: ShownModule };
  readonly prior_state?: { readonly values?: { readonly root_module?: ShownModule } };
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly after_unknown?: unknown };
  }[];
  readonly configuration?: {
    readonly root_module?: ConfigurationModule;
    readonly provider_config?: Readonly<
      Record<string, { readonly expressions?: Readonly<Record<string, Expression>> }>
    >;
  };
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
  /** What nobody has planned: a root module in Terraform's JSON syntax. */
  readonly resource?: unknown;
  readonly provider?: unknown;
}

const HOW =
  "allowed: the JSON of `terraform show -json` of a plan or a state, or what cdktf synthesizes (cdk.tf.json)";

/** Terraform promises that a version 1.x only adds (Terraform: "JSON Output Format"). */
export function documentIn(json: unknown): Document {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new ReachError(
      `the input is ${Array.isArray(json) ? "a list" : json === null ? "null" : `a ${typeof json}`}; ${HOW}`,
    );
  const given = json as Record<string, unknown>;
  if (isConfiguration(given)) return given;
  if (typeof given.format_version !== "string") throw new ReachError(`${whatElse(given)}; ${HOW}`);
  if (!/^1\.\d+$/.test(given.format_version))
    throw new ReachError(
      `the input has the format version ${JSON.stringify(given.format_version)}; allowed: 1.x, which Terraform writes since 1.1`,
    );
  if (given.planned_values === undefined && given.values === undefined && "provider_schemas" in given)
    throw new ReachError(`the input is the schema of providers; ${HOW}`);
  return given as unknown as Document;
}

function whatElse(given: Record<string, unknown>): string {
  if (typeof given.version === "number" && "lineage" in given)
    return "the input is a state file as Terraform stores it: give `terraform show -json` of it";
  return "the input has no format_version";
}

/** Terraform: "JSON Configuration Syntax". */
const isConfiguration = (given: Record<string, unknown>): given is Record<string, unknown> & Document =>
  given.format_version === undefined &&
  typeof given.resource === "object" &&
  given.resource !== null &&
  !Array.isArray(given.resource);
