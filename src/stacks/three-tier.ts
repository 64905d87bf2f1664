/**
 * A5: a production VPC. Public subnets for load balancers, private ones for servers, isolated ones for databases.
 * This file only wires blocks together.
 */

import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { tf } from "../core/expressions";
import { HanokStack } from "../core/stack/stack";
import type { Environment } from "../environments";
import { Network } from "../network/network";

export class ThreeTierStack extends HanokStack {
  readonly network: Network;

  constructor(scope: Construct, environment: Environment) {
    const { name, region, zones, cidrs, nat, logRetentionDays } = environment;
    super(scope, { ...environment, architecture: "three-tier", environment: name, region });
    this.network = new Network(this, "network", {
      name: `three-tier-${name}`,
      cidr: cidrs["three-tier"],
      zones,
      nat,
      flowLogs: { retentionDays: logRetentionDays },
    });
    new TerraformOutput(this, "vpc_id", { value: this.network.vpcId, staticId: true });
    new TerraformOutput(this, "layout", { value: tf(this.network.layout), staticId: true });
  }
}
