/**
 * The TypeScript face with inputs that only Terraform knows: a range from a variable, zones from the region. The
 * synthesized output is applied by plain terraform; what could not be checked while synthesizing is checked then.
 */
import { TerraformOutput, TerraformVariable, Testing } from "cdktf";
import { HanokStack, Network } from "../../src";
import { tf } from "../../src/core/expressions";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

function stackWithUnknowns(): string {
  const app = Testing.app();
  const stack = new HanokStack(app, {
    architecture: "unknowns",
    environment: "test",
    region: "eu-central-1",
  });
  const cidr = new TerraformVariable(stack, "cidr", { type: "string" });
  const mode = new TerraformVariable(stack, "nat_mode", { type: "string", default: "per_zone" });
  const network = new Network(stack, "network", {
    name: "unknowns",
    cidr: cidr.stringValue,
    zoneCount: 2,
    nat: { mode: tf(mode.stringValue as never) },
    flowLogs: { destination: "none" },
  });
  new TerraformOutput(stack, "layout", { value: tf(network.layout), staticId: true });
  return Testing.synth(stack, true);
}

/** The state beside the configuration, wherever the test put it. */
const BACKEND = JSON.stringify({ terraform: { backend: { local: { path: "terraform.tfstate" } } } });

async function unknownInputs({ workspace }: ScenarioContext): Promise<void> {
  const files = { "cdk.tf.json": stackWithUnknowns(), "backend_override.tf.json": BACKEND };
  const root = await workspace(files, { vars: { cidr: "10.77.0.0/16" } });
  await root.init();
  await root.apply();
  await root.expectNoChanges();
  expect(await root.outputs()).toMatchObject({
    layout: { private: { subnets: { "eu-central-1a": "10.77.32.0/22, 1019 addresses" } } },
  });
  const addresses = (await root.stateResources()).map(({ address }) => address);
  expect(addresses).toEqual(
    expect.arrayContaining([
      'aws_subnet.network["public/eu-central-1b"]',
      'aws_nat_gateway.network["eu-central-1b"]',
    ]),
  );
  await expect(root.edit("a range that AWS does not take", { vars: { cidr: "10.0.0.0/8" } })).rejects.toThrow(
    /cidr is "10\.0\.0\.0\/8"; allowed: an IPv4 range with a prefix length from 16 to\s+28/,
  );
  await root.edit("back", { vars: { cidr: "10.77.0.0/16" } });
  await root.destroy();
}

describeSideBySide("Network with unknown inputs", [
  { name: "applies, and checks what only Terraform knows", run: unknownInputs },
]);
