/** The load balancers that the service is behind, and from where consumers reach them. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/** Elastic Load Balancing, Service Authorization Reference: "Resource types defined by AWS Elastic Load Balancing V2". */
function loadBalancerArn(kind: "net" | "gwy", words: string): t.Type<string> {
  const arn = (path: string) =>
    `arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:${path}/50dc6c495c0c9188`;
  return t.pattern(
    `arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/${kind}/[A-Za-z0-9-]{1,32}/[0-9a-z]+`,
    `the ARN of a ${words} Load Balancer, such as "${arn(`loadbalancer/${kind}/shop`)}"`,
    arn(`loadbalancer/${kind}/shop`),
    [
      arn("loadbalancer/app/shop"),
      arn(`loadbalancer/${kind === "net" ? "gwy" : "net"}/shop`),
      arn("targetgroup/shop"),
      arn(`loadbalancer/${kind}/${"x".repeat(33)}`),
      arn(`loadbalancer/${kind}/shop`).replace("arn:aws:", "arn:gcp:"),
      arn(`loadbalancer/${kind}/shop`).replace("elasticloadbalancing", "ec2"),
      arn(`loadbalancer/${kind}/shop`).replace("123456789012", "12345678901"),
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/shop",
      `${kind}/shop/50dc6c495c0c9188`,
      "shop",
      "",
    ],
  );
}

const inputs = {
  networkLoadBalancers: t
    .keyed(loadBalancerArn("net", "Network"), "balancer")
    .describe(
      "Network Load Balancers that the service is behind, by names of your choice. Consumers make interface endpoints.",
    )
    .default({}),
  gatewayLoadBalancers: t
    .keyed(loadBalancerArn("gwy", "Gateway"), "balancer")
    .describe(
      "Gateway Load Balancers in their place, by names of your choice. Consumers make Gateway Load Balancer endpoints and route to them.",
    )
    .default({}),
  supportedIpAddressTypes: t
    .setOf(t.oneOf("ipv4", "ipv6"), "type")
    .describe(
      "IP addresses that consumers' endpoints may have; ipv6 takes dual-stack load balancers (AWS PrivateLink Guide: IP address types).",
    )
    .rule({ test: (types) => x.le(1, x.length(types)), allowed: "at least one type", refused: [[]] })
    .default(["ipv4"]),
  supportedRegions: t
    .setOf(t.regionName(), "region")
    .describe(
      "Regions whose consumers may connect, the service's own among them; default: its own alone (AWS PrivateLink Guide: Cross-Region access). To take regions away, name the own one alone: left out, they stay.",
    )
    .default([]),
};
type LoadBalancerInputs = t.InputsOf<typeof inputs>;

type Texts = Expr<readonly string[]>;

export const balancer = (kind: "net" | "gwy", name = "shop", region = "ap-northeast-2", partition = "aws") =>
  `arn:${partition}:elasticloadbalancing:${region}:123456789012:loadbalancer/${kind}/${name}/50dc6c495c0c9188`;
export const GATEWAYS = { networkLoadBalancers: {}, gatewayLoadBalancers: { inspection: balancer("gwy") } };

/** Those of both kinds; only one kind is there. */
const allBalancers = ({ networkLoadBalancers, gatewayLoadBalancers }: LoadBalancerInputs): Texts =>
  x.concat(x.values(networkLoadBalancers), x.values(gatewayLoadBalancers));

/** 1 is the partition, 3 the region. Of what is no ARN the rule of the single value tells. */
const partOf = (arn: Expr<string>, part: number): Expr<string> =>
  x.attempt(() => x.at(x.split(":", arn), part), "");

const partsOf = (arns: Texts, part: number): Expr<string[]> =>
  x.distinct(x.listEach(arns, ["arn"], (arn) => partOf(arn, part)));

export const partitionsOf = (inputs: LoadBalancerInputs) => partsOf(allBalancers(inputs), 1);

/** ARNs of another partition than the load balancers'. */
export const foreign = (arns: Texts, inputs: LoadBalancerInputs): Expr<string[]> => {
  const partitions = partitionsOf(inputs);
  return x.itemsWhere(arns, "arn", (arn) => x.not(x.contains(partitions, partOf(arn, 1))));
};

const missingRegions = (inputs: LoadBalancerInputs): Expr<string[]> =>
  x.itemsWhere(partsOf(allBalancers(inputs), 3), "region", (region) => notIn(inputs, region));

const notIn = ({ supportedRegions }: LoadBalancerInputs, region: Expr<string>): Expr<boolean> =>
  x.not(x.or(x.isEmpty(supportedRegions), x.contains(supportedRegions, region)));

export const loadBalancers = t.concern({
  inputs,
  rules: [
    {
      on: "networkLoadBalancers",
      test: ({ networkLoadBalancers, gatewayLoadBalancers }) =>
        x.ne(x.isEmpty(networkLoadBalancers), x.isEmpty(gatewayLoadBalancers)),
      message: ({ networkLoadBalancers, gatewayLoadBalancers }, spell) =>
        x.str`${spell("networkLoadBalancers")} has ${x.shownTexts(x.keys(networkLoadBalancers))} and ${spell("gatewayLoadBalancers")} has ${x.shownTexts(x.keys(gatewayLoadBalancers))}; allowed: load balancers of one kind, one at least.`,
      refused: [
        { networkLoadBalancers: {} },
        { gatewayLoadBalancers: { inspection: balancer("gwy") } },
        {
          networkLoadBalancers: { a: balancer("net", "a"), b: balancer("net", "b") },
          gatewayLoadBalancers: { c: balancer("gwy", "c") },
        },
      ],
    },
    // Every load balancer once: AWS keeps a set.
    {
      on: "networkLoadBalancers",
      whereKnown: true,
      test: (inputs) => x.isDistinct(allBalancers(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("networkLoadBalancers")} or ${spell("gatewayLoadBalancers")} has one load balancer under several names, ${x.shownTexts(allBalancers(inputs))}; allowed: each once.`,
      refused: [
        { networkLoadBalancers: { a: balancer("net"), b: balancer("net") } },
        { networkLoadBalancers: {}, gatewayLoadBalancers: { a: balancer("gwy"), b: balancer("gwy") } },
      ],
    },
    {
      on: "networkLoadBalancers",
      whereKnown: true,
      test: (inputs) => x.le(x.length(partsOf(allBalancers(inputs), 3)), 1),
      message: (inputs, spell) =>
        x.str`${spell("networkLoadBalancers")} or ${spell("gatewayLoadBalancers")} has load balancers in ${x.shownTexts(partsOf(allBalancers(inputs), 3))}; allowed: those of one region, the service's.`,
      refused: [
        { networkLoadBalancers: { a: balancer("net", "a"), b: balancer("net", "b", "us-east-1") } },
        {
          networkLoadBalancers: {},
          gatewayLoadBalancers: { a: balancer("gwy", "a"), b: balancer("gwy", "b", "us-east-1") },
        },
      ],
    },
    // AWS PrivateLink Guide, "Share your services through AWS PrivateLink": cross-Region access, by interface endpoints.
    {
      on: "supportedRegions",
      test: ({ supportedRegions, gatewayLoadBalancers }) =>
        x.or(x.isEmpty(supportedRegions), x.isEmpty(gatewayLoadBalancers)),
      message: ({ supportedRegions }, spell) =>
        x.str`${spell("supportedRegions")} is ${x.shownTexts(supportedRegions)} with ${spell("gatewayLoadBalancers")}; allowed: with ${spell("networkLoadBalancers")}. Other regions connect by interface endpoints.`,
      refused: [{ ...GATEWAYS, supportedRegions: ["ap-northeast-2"] }],
    },
    {
      on: "supportedRegions",
      whereKnown: true,
      test: (inputs) => x.isEmpty(missingRegions(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("supportedRegions")} is ${x.shownTexts(inputs.supportedRegions)}, which lacks ${x.shownTexts(missingRegions(inputs))}; allowed: regions with the load balancers' own among them.`,
      refused: [{ supportedRegions: ["us-east-1"] }, { supportedRegions: ["us-east-1", "eu-west-1"] }],
    },
  ],
});

/** The provider takes a list of one at least, or none. */
export const listOrNone = (balancers: Expr<Readonly<Record<string, string>>>): Expr<string[] | null> =>
  x.when(x.isEmpty(balancers), null, () => x.values(balancers));
