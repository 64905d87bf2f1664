/** A provider configuration that the module's caller passes in: `aws.accepter`. */
import { type TerraformElement, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

export class AliasedProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    private readonly name: string,
  ) {
    super(scope, name, {
      terraformResourceType: "aws",
      terraformProviderSource: "hashicorp/aws",
      terraformGeneratorMetadata: { providerName: "aws", providerVersion: "5.100.0" },
    });
  }

  /** cdktf's own property holds nothing. */
  override get alias(): string {
    return this.name;
  }

  /** The requirement stands in versions.tf; a module has no provider block. */
  override toTerraform(): object {
    return {};
  }

  static of(scope: Construct, alias: string): TerraformProvider | undefined {
    const found = scope.node.root.node.findAll().find((child) => isAliased(child as TerraformElement, alias));
    return found as TerraformProvider | undefined;
  }
}

function isAliased(element: TerraformElement, alias: string): boolean {
  return element instanceof AliasedProvider && element.alias === alias;
}
