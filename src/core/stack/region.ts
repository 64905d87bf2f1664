/** The region that a block's provider serves: the zones of another are no zones to it. */
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../contract";
import type { Expr } from "../expressions";
import * as x from "../expressions";
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
export function refuseForeignZones(block: Construct, zones: Expr<unknown> | undefined): void {
  if (isModule(block) || zones === undefined || !x.isKnown(zones)) return;
  const names = x.knownValue(zones);
  const region = regionOf(block);
  if (region === undefined || !Array.isArray(names)) return;
  const foreign = names.map(String).filter((zone) => !zone.startsWith(region));
  if (foreign.length === 0) return;
  throw new t.InputError(block.node.path, [
    `zones has ${foreign.map((zone) => JSON.stringify(zone)).join(", ")}; allowed: zones of ${region}, the region of its provider.`,
  ]);
}
