/**
 * The class as programs have it. `new Network(…)` without `tiers` has the default ones by name, which is the class's own default;
 * a type `Network` that says no names is a network of any.
 */
import { Network as Block } from "./network";

/**
 * A VPC: ranges, tiers over zones, internet and NAT gateways, routes, network ACLs, flow logs, DNS.
 *
 *     const network = new Network(this, "network", {
 *       name: "shop-dev",
 *       cidr: "10.0.0.0/16",
 *       zones: ["ap-northeast-2a", "ap-northeast-2c"],
 *       nat: { mode: "single", zone: "ap-northeast-2a" },
 *     });
 *     new SecurityGroup(this, "web", { network: network.ref, … });
 */
export const Network = Block;
export type Network<Tier extends string = string, Zone extends string = string> = Block<Tier, Zone>;
