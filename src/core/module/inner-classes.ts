/** What a block makes, by name and class: read off its module, in which everything is that may be there. */
import { TerraformDataSource, TerraformResource } from "cdktf";
import * as x from "../expressions";
import type { BlockDefinition } from "./block";
import { inEdition } from "./edition";
import { moduleStack } from "./emit";

export interface InnerClass {
  /** In camelCase: `routeInternet`. */
  readonly name: string;
  /** `@cdktf/provider-aws/lib/route`. */
  readonly file: string;
  readonly className: string;
}

export function innerClasses(definition: BlockDefinition): InnerClass[] {
  // with what only provider 6 has, whichever the bindings are for
  const { block } = inEdition(definition, "6", () => moduleStack(definition));
  const found = block.node.children.flatMap((one) => {
    const isData = TerraformDataSource.isTerraformDataSource(one);
    if (!isData && !TerraformResource.isTerraformResource(one)) return [];
    // terraform_data is what Hanok remembers by
    if (!one.terraformResourceType.startsWith("aws_")) return [];
    const type = one.terraformResourceType.replace(/^aws_/, "").replaceAll("_", "-");
    const file = `@cdktf/provider-aws/lib/${isData ? "data-aws-" : ""}${type}`;
    return [{ name: x.snakeToCamel(one.node.id), file, className: one.constructor.name }];
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The names by the block's, as JSON. */
export function innerNamesJson(blocks: readonly BlockDefinition[]): string {
  const names = blocks.map((block) => [
    block.contract.definition.name,
    innerClasses(block).map(({ name }) => name),
  ]);
  return `${JSON.stringify(Object.fromEntries(names), null, 1)}\n`;
}
