/**
 * `terraform_data`, Terraform's own resource, which no provider of a block makes. cdktf's `DataResource` asks the `terraform` on the
 * PATH for its version when a stack is synthesized, for which Node.js is enough here.
 */
import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

interface TerraformDataConfig extends TerraformMetaArguments {
  readonly input: unknown;
  readonly triggersReplace?: unknown;
}

export class TerraformData extends TerraformResource {
  private readonly settings: Readonly<Record<string, unknown>>;

  constructor(scope: Construct, id: string, { input, triggersReplace, ...meta }: TerraformDataConfig) {
    super(scope, id, { terraformResourceType: "terraform_data", ...meta });
    this.settings = { input, triggers_replace: triggersReplace };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.settings };
  }
}
