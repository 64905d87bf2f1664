/** Every input of `modules/compute/app-runner/connector` and of the construct `AppRunnerConnector`. */
import * as t from "../../../core/contract";
import * as x from "../../../core/expressions";
import { networkReference } from "../../../network/reference";
import { ec2Text, securityGroupReference } from "../../../network/security-group/reference";
import { appRunnerName } from "../reference-names";

const tcpPort = () => t.integer({ min: 1, max: 65535 });

const target = t
  .shape("AppRunnerTarget", {
    securityGroup: securityGroupReference.describe("The group of what is called: a database's, a cache's."),
    port: tcpPort().describe("The TCP port that it listens on."),
  })
  .describe(
    "Something in the VPC that services call: it gets the inbound rule, the connector the outbound one.",
  )
  .example({ securityGroup: { id: "sg-0123456789abcdef0", name: "database" }, port: 5432 });

const outbound = t
  .shape("AppRunnerOutbound", {
    port: tcpPort().describe("The TCP port."),
    ranges: t
      .listOf(t.cidr4(), "range")
      .describe("IPv4 ranges that are called: a connector carries IPv4 alone.")
      .rule({
        test: (ranges) =>
          x.and(x.not(x.isEmpty(ranges)), x.eq(x.length(x.distinct(ranges)), x.length(ranges))),
        allowed: "one IPv4 range at least, none of them twice",
        refused: [[], ["10.0.0.0/16", "10.0.0.0/16"]],
      }),
    description: ec2Text(255, "AWS APIs and partners")
      .describe("Why: the description of its rules.")
      .optional(),
  })
  .describe("Further addresses that services may call.")
  .example({ port: 443, ranges: ["0.0.0.0/0"] });

export type Target = t.Infer<typeof target>;
export type Outbound = t.Infer<typeof outbound>;

export const connectorInputs = {
  name: appRunnerName(31).describe(
    "The beginning of the connector's name; a hyphen and eight digits of what it holds follow. A connector never changes: with other subnets or groups a new one is made before the old one goes, and App Runner has one connector of a name.",
  ),
  network: networkReference.describe("The network that services reach into."),
  tier: t
    .keyName()
    .describe(
      "The tier of `network` that the connector's network interfaces stand in: private or isolated, never public.",
    ),
  zones: t
    .listOf(t.zoneName(), "zone")
    .describe(
      "The zones of the tier that the connector stands in, one subnet each. Default: all of them. Leave out what App Runner does not support.",
    )
    .rule({
      test: (zones) => x.and(x.not(x.isEmpty(zones)), x.eq(x.length(x.distinct(zones)), x.length(zones))),
      allowed: "one zone at least, none of them twice: a connector has one subnet in a zone",
      refused: [[], ["ap-northeast-1a", "ap-northeast-1a"]],
    })
    .optional(),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "Security groups of the connector, of the network's VPC, whose outbound rules are yours. Default: a group of its own.",
    )
    .rule({
      test: (groups) => x.le(x.length(groups), 5),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "up to 5 groups",
      refused: [
        Array.from({ length: 6 }, (_, index) => ({
          id: `sg-0123456789abcdef${index}`,
          name: `group-${index}`,
        })),
      ],
    })
    .default([]),
  targets: t
    .keyed(target, "target")
    .describe("What services call in the VPC, by name. Each gets its inbound rule here, by reference.")
    .example({
      database: { securityGroup: { id: "sg-0123456789abcdef0", name: "database" }, port: 5432 },
    })
    .default({}),
  outbound: t
    .keyed(outbound, "rule")
    .describe(
      "What the connector's own group lets out beside `targets`, by name. Default: HTTPS to everywhere, by NAT or endpoints; an empty map: nothing else.",
    )
    .default({ https: { port: 443, ranges: ["0.0.0.0/0"] } }),
  internet: t
    .flag()
    .describe(
      "Whether the tier's routes lead to the internet. Default: as the network says, else as its kind does: private: yes, by NAT; isolated: no.",
    )
    .optional(),
  tags: t.tags(),
};

export type ConnectorShape = typeof connectorInputs;
export type ConnectorInputs = t.Inputs<ConnectorShape>;
