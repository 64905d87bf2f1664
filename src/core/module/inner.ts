/** What a block takes beside its inputs, its provider and transforms, and how it gives what it made. */
import {
  Annotations,
  Aspects,
  type IAspect,
  TerraformDataSource,
  TerraformProvider,
  TerraformResource,
} from "cdktf";
import type { Construct, IConstruct } from "constructs";
import * as t from "../contract";
import { notKnown } from "../contract/not-known";
import { show } from "../contract/show";
import * as x from "../expressions";
import { isRecord } from "../expressions/lift";
import { keepSettings, type Settings } from "../inner-resources";
import namesOfBlocks from "./inner-resources.json";
import { metaProblems } from "./meta-arguments";

const NAMES: Readonly<Record<string, readonly string[]>> = namesOfBlocks;

/** The inputs among the props; the others are kept for what the block makes. */
export function settled(block: Construct, contract: string, props: object): object {
  // who gives something else is told by the contract
  if (!isRecord(props) || x.isExpr(props)) return props;
  const { provider, transform, ...inputs } = props;
  const transforms = defined(transform);
  const problems = [
    ...providerProblems(provider),
    ...transformProblems(transforms, NAMES[contract]),
    ...metaProblems(inputs, NAMES[contract]),
  ];
  if (problems.length > 0) throw new t.InputError(block.node.path, problems);
  const settings = { provider, transform: transforms, used: new Set<string>() } as Settings;
  keepSettings(block, settings);
  if (Object.keys(transforms).length > 0) Aspects.of(block).add(new Unused(block, settings));
  return inputs;
}

const defined = (transform: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(transform ?? {}).filter(([, change]) => change !== undefined));

function providerProblems(provider: unknown): string[] {
  if (provider === undefined || provider === null || TerraformProvider.isTerraformProvider(provider))
    return [];
  return [`provider is ${show(provider)}; allowed: a provider of cdktf's, such as new AwsProvider(…).`];
}

function transformProblems(transform: Readonly<Record<string, unknown>>, names?: readonly string[]) {
  return Object.entries(transform).flatMap(([name, change]) => {
    if (names && !names.includes(name)) return [notKnown(`transform.${name}`, name, names)];
    if (typeof change === "function" || isRecord(change)) return [];
    return [`transform.${name} is ${show(change)}; allowed: arguments, or a function that gives them.`];
  });
}

/** What a block makes depends on its inputs: a change of what is not there is no error, and nobody should wait for it. */
class Unused implements IAspect {
  constructor(
    private readonly block: Construct,
    private readonly settings: Settings,
  ) {}

  visit(node: IConstruct): void {
    if (node !== this.block) return;
    const { transform, used } = this.settings;
    const unused = Object.keys(transform).filter((name) => !used.has(name));
    for (const name of unused)
      Annotations.of(node).addWarning(`transform.${name} changes nothing: ${whatThereIs(this.block)}`);
  }
}

type Inner = TerraformResource | TerraformDataSource;

const isInner = (one: IConstruct): one is Inner =>
  TerraformResource.isTerraformResource(one) || TerraformDataSource.isTerraformDataSource(one);

const innerOf = ({ node }: Construct): Inner[] => node.children.filter(isInner);

const nameOf = ({ node }: Inner): string => x.snakeToCamel(node.id);

const whatThereIs = (block: Construct): string =>
  `these inputs make no such resource; there are ${innerOf(block).map(nameOf).join(", ")}.`;

export function innerResource(block: Construct, name: string): TerraformResource {
  const found = innerOf(block).find((one) => nameOf(one) === name);
  if (found === undefined)
    throw new Error(`${block.node.path} has no resource ${show(name)}: ${whatThereIs(block)}`);
  return found as TerraformResource;
}
