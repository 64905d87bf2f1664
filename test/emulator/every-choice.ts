/**
 * An application for the local AWS: stacks with choices of an environment that no shipped one makes. `three-tier` has its own at
 * once, as far as they go together: dual stack with network ACLs, a tier of IPv6 alone, a VPN gateway, DHCP options, administrators, sizes by time.
 */
import { App, type TerraformStack } from "cdktf";
import { dev, type Environment, test } from "../../src/environments";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { PrivateEcsStack } from "../../src/stacks/private-ecs";
import { ThreeTierStack } from "../../src/stacks/three-tier";

/** This file, from the repository's root. */
export const EVERY_CHOICE = "test/emulator/every-choice.ts";

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

/** Appliances in the way. */
export const inspected: Environment = {
  ...dev,
  name: "inspected",
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

export const everyChoice = (app: App): readonly TerraformStack[] => [
  new ThreeTierStack(app, everyTier),
  new ThreeTierStack(app, inspected),
  new Ec2WebStack(app, onTrial),
  new PrivateEcsStack(app, consumed),
];

if (require.main === module) {
  const app = new App();
  everyChoice(app);
  app.synth();
}
