/**
 * Stacks with choices of an environment that no shipped one makes. `three-tier` has its own at once, as far as they go
 * together: dual stack with network ACLs, a tier of IPv6 alone, a VPN gateway, DHCP options, administrators, sizes by time.
 */
import type { App, TerraformStack } from "cdktf";
import { dev, type Environment, test } from "../../src/environments";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { PrivateEcsStack } from "../../src/stacks/private-ecs";
import { ThreeTierStack } from "../../src/stacks/three-tier";

const name = "every";

export const everyTier: Environment = {
  ...test,
  name,
  threeTier: {
    ipv6: true,
    ipv6Workers: true,
    networkAcls: true,
    domain: "portal.internal",
    management: { cidr: "10.35.0.0/20", instanceType: "t3.micro" },
    vpn: { amazonSideAsn: 64512 },
  },
};

/** Appliances in the way, and flow logs of both networks in a bucket of the account's. */
export const inspected: Environment = {
  ...dev,
  name: "inspected",
  flowLogsBucket: "arn:aws:s3:::flow-logs-of-every-network",
  inspection: { appliances: { cidr: "10.36.0.0/16", addresses: { first: "10.36.0.10" } } },
};

/** A second fleet behind weighted rules. */
const onTrial: Environment = {
  ...test,
  name,
  site: { ...test.site, trial: { instanceTypes: ["t3a.small"], percent: 10 } },
};

/** An endpoint service before the API. */
const consumed: Environment = { ...dev, name, consumers: { partner: "arn:aws:iam::123456789012:root" } };

/** By the names of the stacks. */
export const CHOSEN: Readonly<Record<string, (app: App) => TerraformStack>> = {
  "three-tier-every": (app) => new ThreeTierStack(app, everyTier),
  "three-tier-inspected": (app) => new ThreeTierStack(app, inspected),
  "ec2-web-every": (app) => new Ec2WebStack(app, onTrial),
  "private-ecs-every": (app) => new PrivateEcsStack(app, consumed),
};

export const everyChoice = (app: App): readonly TerraformStack[] =>
  Object.values(CHOSEN).map((make) => make(app));
