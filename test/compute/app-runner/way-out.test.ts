/** A3.3: whether a connector's subnets lead to the internet is what their network says, not what they are called. */
import { TerraformStack, Testing } from "cdktf";
import { AppRunner } from "../../../src/compute/app-runner/app-runner";
import { AppRunnerConnector } from "../../../src/compute/app-runner/connector/connector";
import { Network } from "../../../src/network/named";
import type { NetworkProps } from "../../../src/network/network.props";
import { IMAGE } from "./sample";

const ZONES = ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"];
const NAT = { mode: "single", zone: ZONES[0] } as const;

/** A service that calls the internet from the tier of a real network. */
function calling(tier: string, network: Partial<NetworkProps>) {
  const stack = new TerraformStack(Testing.app(), "stack");
  const made = new Network(stack, "network", { name: "shop", cidr: "10.0.0.0/16", zones: ZONES, ...network });
  const connector = new AppRunnerConnector(stack, "connector", {
    name: "shop",
    network: made.ref,
    tier,
  });
  return () =>
    new AppRunner(stack, "api", {
      name: "shop-api",
      image: { identifier: IMAGE },
      cpu: 1024,
      memory: 2048,
      connector: connector.ref,
      calls: { internet: true },
    });
}

it("is taken where NAT leads there", () => {
  expect(calling("private", { nat: NAT })).not.toThrow();
});

it.each([
  ["a private tier without NAT", "private", { nat: { mode: "none" as const } }],
  ["an isolated tier", "isolated", { nat: NAT }],
])("is refused in %s", (_, tier, network) => {
  expect(calling(tier, network)).toThrow(
    "stack/api: calls has internet, and the connector's subnets have no way there; allowed: NAT",
  );
});

it("is left to the user where the way out is somebody else's", () => {
  const tiers = {
    public: { kind: "public", slot: 0 },
    app: { kind: "private", slot: 1, defaultRoute: false },
  } as const;
  expect(calling("app", { nat: NAT, tiers })).not.toThrow();
});
