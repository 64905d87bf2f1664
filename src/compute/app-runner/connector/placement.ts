/** Where the connector stands: its zones, its subnets, and whether they have a way to the internet. */
import type { Construct } from "constructs";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { local } from "../../../core/stack/local";
import { leadsOut, tierOf } from "../../../network/placement";
import { ZONES_TO_HAVE } from "../regions";
import type { ConnectorInputs } from "./connector.inputs";

export interface Placement {
  readonly zones: Expr<readonly string[]>;
  readonly subnetIds: Expr<string[]>;
  readonly internet: Expr<boolean>;
  /** What a reader should know of it. */
  readonly notices: Expr<string[]>;
}

export function placement(scope: Construct, inputs: ConnectorInputs): Placement {
  const tier = tierOf(inputs);
  const { subnets } = tier;
  const zones = local(
    scope,
    "zones",
    x.orElse(inputs.zones, () => x.keys(subnets)),
  );
  const subnetIds = x.listFrom(subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: x.contains(zones, zone),
  }));
  return {
    zones,
    subnetIds: local(scope, "subnet_ids", subnetIds),
    internet: local(
      scope,
      "has_internet",
      x.orElse(inputs.internet, () => leadsOut(tier)),
    ),
    notices: local(scope, "notices", notices(zones)),
  };
}

/** App Runner Developer Guide, "Enabling VPC access for outgoing traffic", Subnet: three zones at least. */
const notices = (zones: Expr<readonly string[]>): Expr<string[]> =>
  x.when(
    x.lt(x.length(zones), ZONES_TO_HAVE),
    () =>
      x.items([
        x.str`The connector stands in ${x.length(zones)} of the region's zones; App Runner recommends three at least, so that the service outlives the failure of one.`,
      ]),
    () => [],
  );
