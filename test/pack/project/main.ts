/** What a newcomer writes; compiled and run by pack.test.ts against the packed package. */
import { App, TerraformOutput } from "cdktf";
import { HanokStack, type HanokStackProps, InputError, Network, type NetworkProps } from "hanok";

class Shop extends HanokStack {
  constructor(app: App, props: HanokStackProps, network: NetworkProps) {
    super(app, props);
    const { vpcId } = new Network(this, "network", network);
    new TerraformOutput(this, "vpc", { value: vpcId, staticId: true });
  }
}

const zones = ["eu-west-1a", "eu-west-1b"];
const app = new App();
const stack: HanokStackProps = { architecture: "shop", environment: "dev", region: "eu-west-1" };
new Shop(app, stack, {
  name: "shop",
  cidr: "10.0.0.0/16",
  zones,
  nat: { mode: "single", zone: "eu-west-1a" },
});
app.synth();

// @ts-expect-error the mode is one of three
const wrong: NetworkProps = { name: "shop", cidr: "10.0.0.0/16", zones, nat: { mode: "several" } };
try {
  new Shop(new App(), stack, wrong);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.log(error.message);
}
