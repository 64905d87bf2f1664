/** The region that a block's provider serves: the zones of another are no zones to it. */
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../contract";
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { unwrap } from "../expressions/expr";
import type { Node } from "../expressions/node";
import { providerAround } from "../inner-resources";
import { isModule } from "./module-context";

/** Undefined where only Terraform or the environment of its call knows. */
function regionOf(block: Construct): string | undefined {
  const provider =
    providerAround(block) ??
    TerraformStack.of(block)
      .allProviders()
      .find(({ terraformResourceType: type, alias }) => type === "aws" && !alias);
  const region = (provider as { readonly region?: unknown } | undefined)?.region;
  return typeof region === "string" && x.isKnown(region) ? region : undefined;
}

/** Amazon EC2 User Guide, "Regions and Zones": a zone's name begins with its region's. */
export function refuseForeignZones(block: Construct, types: t.Shape, inputs: object): void {
  if (isModule(block)) return;
  const values = inputs as Readonly<Record<string, Expr<unknown>>>;
  const zones = Object.entries(types).flatMap(([name, type]) =>
    zonesIn(type, unwrap(values[name] as Expr<unknown>), name),
  );
  // to find the provider is to walk through the whole stack
  const region = zones.length > 0 ? regionOf(block) : undefined;
  if (region === undefined) return;
  const problems = zones
    .filter(({ zone }) => !zone.startsWith(region))
    .map(
      ({ found, zone }) => `${found} "${zone}"; allowed: a zone of ${region}, the region of its provider.`,
    );
  if (problems.length > 0) throw new t.InputError(block.node.path, problems);
}

interface Found {
  /** `zones has` of a set, `nat.zone is` else. */
  readonly found: string;
  readonly zone: string;
}

/** The zones that a known value names, at any depth. */
function zonesIn(type: t.AnyType, node: Node, path: string, found = `${path} is`): Found[] {
  if (!t.holdsZones(type)) return [];
  const { kind, element, fields = {} } = type.is;
  if (node.kind === "scalar") return typeof node.value === "string" ? [{ found, zone: node.value }] : [];
  if (node.kind === "list" && element)
    return node.items.flatMap((item, index) =>
      kind === "set"
        ? zonesIn(element, item, path, `${path} has`)
        : zonesIn(element, item, `${path}[${index}]`),
    );
  if (node.kind !== "map") return [];
  return [...node.entries].flatMap(([key, item]) => {
    const name = x.snakeToCamel(key);
    const field = fields[name];
    if (element) return zonesIn(element, item, `${path}["${key}"]`);
    return field ? zonesIn(field, item, `${path}.${name}`) : [];
  });
}
