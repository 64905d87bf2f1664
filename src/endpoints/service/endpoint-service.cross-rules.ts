/** Rules between the inputs of an endpoint service. */
import type { CrossRule } from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { EndpointServiceInputs, EndpointServiceShape } from "./endpoint-service.inputs";

type RuleOf = CrossRule<EndpointServiceShape>;
type Texts = Expr<readonly string[]>;

const balancer = (kind: "net" | "gwy", name = "shop", region = "ap-northeast-2", partition = "aws") =>
  `arn:${partition}:elasticloadbalancing:${region}:123456789012:loadbalancer/${kind}/${name}/50dc6c495c0c9188`;
const GATEWAYS = { networkLoadBalancers: {}, gatewayLoadBalancers: { inspection: balancer("gwy") } };
const TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:connections";
const ROOT = "arn:aws:iam::123456789012:root";

/** Those of both kinds; only one kind is there. */
const loadBalancers = ({ networkLoadBalancers, gatewayLoadBalancers }: EndpointServiceInputs): Texts =>
  x.concat(x.values(networkLoadBalancers), x.values(gatewayLoadBalancers));

/** 1 is the partition, 3 the region. Of what is no ARN the rule of the single value tells. */
const partOf = (arn: Expr<string>, part: number): Expr<string> =>
  x.attempt(
    () => x.at(x.split(":", arn), part),
    () => "",
  );

const partsOf = (arns: Texts, part: number): Expr<string[]> =>
  x.distinct(x.listEach(arns, ["arn"], (arn) => ({ value: partOf(arn, part) })));

const oneKind: RuleOf = {
  on: "networkLoadBalancers",
  test: ({ networkLoadBalancers, gatewayLoadBalancers }) =>
    x.ne(x.isEmpty(networkLoadBalancers), x.isEmpty(gatewayLoadBalancers)),
  message: ({ networkLoadBalancers, gatewayLoadBalancers }, spell) =>
    x.str`${spell("networkLoadBalancers")} has ${x.jsonEncode(x.keys(networkLoadBalancers))} and ${spell("gatewayLoadBalancers")} has ${x.jsonEncode(x.keys(gatewayLoadBalancers))}; allowed: load balancers of one kind, one at least.`,
  refused: [
    { networkLoadBalancers: {} },
    { gatewayLoadBalancers: { inspection: balancer("gwy") } },
    {
      networkLoadBalancers: { a: balancer("net", "a"), b: balancer("net", "b") },
      gatewayLoadBalancers: { c: balancer("gwy", "c") },
    },
  ],
};

/** Every load balancer once: AWS keeps a set. */
const differentBalancers: RuleOf = {
  on: "networkLoadBalancers",
  whereKnown: true,
  test: (inputs) => x.eq(x.length(x.distinct(loadBalancers(inputs))), x.length(loadBalancers(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("networkLoadBalancers")} or ${spell("gatewayLoadBalancers")} has one load balancer under several names, ${x.jsonEncode(loadBalancers(inputs))}; allowed: each once.`,
  refused: [
    { networkLoadBalancers: { a: balancer("net"), b: balancer("net") } },
    { networkLoadBalancers: {}, gatewayLoadBalancers: { a: balancer("gwy"), b: balancer("gwy") } },
  ],
};

const oneRegion: RuleOf = {
  on: "networkLoadBalancers",
  whereKnown: true,
  test: (inputs) => x.le(x.length(partsOf(loadBalancers(inputs), 3)), 1),
  message: (inputs, spell) =>
    x.str`${spell("networkLoadBalancers")} or ${spell("gatewayLoadBalancers")} has load balancers in ${x.jsonEncode(partsOf(loadBalancers(inputs), 3))}; allowed: those of one region, the service's.`,
  refused: [
    { networkLoadBalancers: { a: balancer("net", "a"), b: balancer("net", "b", "us-east-1") } },
    {
      networkLoadBalancers: {},
      gatewayLoadBalancers: { a: balancer("gwy", "a"), b: balancer("gwy", "b", "us-east-1") },
    },
  ],
};

/** AWS PrivateLink Guide: "Private DNS names are not supported for Gateway Load Balancer endpoints." */
const namesNeedNetwork: RuleOf = {
  on: "privateDns",
  test: ({ privateDns, gatewayLoadBalancers }) => x.or(x.isNull(privateDns), x.isEmpty(gatewayLoadBalancers)),
  message: (_, spell) =>
    x.str`${spell("privateDns")} is given with ${spell("gatewayLoadBalancers")}; allowed: with ${spell("networkLoadBalancers")}. Gateway Load Balancer endpoints have no names.`,
  refused: [{ ...GATEWAYS, privateDns: { name: "api.example.com" } }],
};

/** AWS PrivateLink Guide, "Share your services through AWS PrivateLink": cross-Region access, by interface endpoints. */
const regionsNeedNetwork: RuleOf = {
  on: "supportedRegions",
  test: ({ supportedRegions, gatewayLoadBalancers }) =>
    x.or(x.isEmpty(supportedRegions), x.isEmpty(gatewayLoadBalancers)),
  message: ({ supportedRegions }, spell) =>
    x.str`${spell("supportedRegions")} is ${x.jsonEncode(supportedRegions)} with ${spell("gatewayLoadBalancers")}; allowed: with ${spell("networkLoadBalancers")}. Other regions connect by interface endpoints.`,
  refused: [{ ...GATEWAYS, supportedRegions: ["ap-northeast-2"] }],
};

/** Amazon EC2 API Reference, CreateVpcEndpointConnectionNotification: "for interface endpoints only". */
const notificationsNeedNetwork: RuleOf = {
  on: "notifications",
  test: ({ notifications, gatewayLoadBalancers }) =>
    x.or(x.isEmpty(notifications), x.isEmpty(gatewayLoadBalancers)),
  message: ({ notifications }, spell) =>
    x.str`notifications has ${x.jsonEncode(x.keys(notifications))} with ${spell("gatewayLoadBalancers")}; allowed: with ${spell("networkLoadBalancers")}. AWS tells of interface endpoints only.`,
  refused: [{ ...GATEWAYS, notifications: { operators: { topicArn: TOPIC } } }],
};

/** "… your load balancer will be public even if it has no public IP address" (Configure an endpoint service). */
const everyoneAsks: RuleOf = {
  on: "everyone",
  test: ({ everyone, acceptanceRequired }) => x.or(x.not(everyone), acceptanceRequired),
  message: (_, spell) =>
    x.str`everyone is true and ${spell("acceptanceRequired")} is false; allowed: everyone where each request is accepted by hand. Without, the load balancers would be public: name principals.`,
  refused: [{ everyone: true, acceptanceRequired: false }],
};

/** One that is there twice goes wholly when one of the two goes. */
const differentPrincipals: RuleOf = {
  on: "principals",
  whereKnown: true,
  test: ({ principals }) => x.eq(x.length(x.distinct(x.values(principals))), x.length(x.values(principals))),
  message: ({ principals }) =>
    x.str`principals has one ARN under several names, ${x.jsonEncode(x.values(principals))}; allowed: each once.`,
  refused: [{ principals: { a: ROOT, b: ROOT } }],
};

const inPartition = (arns: Texts, inputs: EndpointServiceInputs): In<boolean> =>
  x.isEmpty(foreign(arns, inputs));

/** ARNs of another partition than the load balancers'. */
const foreign = (arns: Texts, inputs: EndpointServiceInputs): Expr<string[]> => {
  const partitions = partsOf(loadBalancers(inputs), 1);
  return x.listEach(arns, ["arn"], (arn) => ({
    value: arn,
    when: x.not(x.contains(partitions, partOf(arn, 1))),
  }));
};

const topicsOf = ({ notifications }: EndpointServiceInputs): Texts =>
  x.listFrom(notifications, ["name", "notification"], (_, { topicArn }) => ({
    value: topicArn,
  }));

const principalsOfPartition: RuleOf = {
  on: "principals",
  whereKnown: true,
  test: (inputs) => inPartition(x.values(inputs.principals), inputs),
  message: (inputs) =>
    x.str`principals has ${x.jsonEncode(foreign(x.values(inputs.principals), inputs))}; allowed: ARNs of the load balancers' partition, ${x.jsonEncode(partsOf(loadBalancers(inputs), 1))}.`,
  refused: [
    { principals: { china: "arn:aws-cn:iam::123456789012:root" } },
    {
      networkLoadBalancers: { shop: balancer("net", "shop", "cn-north-1", "aws-cn") },
      principals: { own: ROOT },
    },
  ],
};

const topicsOfPartition: RuleOf = {
  on: "notifications",
  whereKnown: true,
  test: (inputs) => inPartition(topicsOf(inputs), inputs),
  message: (inputs) =>
    x.str`notifications has the topics ${x.jsonEncode(foreign(topicsOf(inputs), inputs))}; allowed: ARNs of the load balancers' partition, ${x.jsonEncode(partsOf(loadBalancers(inputs), 1))}.`,
  refused: [{ notifications: { operators: { topicArn: TOPIC.replace("arn:aws:", "arn:aws-us-gov:") } } }],
};

const ownRegionSupported: RuleOf = {
  on: "supportedRegions",
  whereKnown: true,
  test: (inputs) => x.isEmpty(missingRegions(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("supportedRegions")} is ${x.jsonEncode(inputs.supportedRegions)}, which lacks ${x.jsonEncode(missingRegions(inputs))}; allowed: regions with the load balancers' own among them.`,
  refused: [{ supportedRegions: ["us-east-1"] }, { supportedRegions: ["us-east-1", "eu-west-1"] }],
};

const missingRegions = (inputs: EndpointServiceInputs): Expr<string[]> =>
  x.listEach(partsOf(loadBalancers(inputs), 3), ["region"], (region) => ({
    value: region,
    when: notIn(inputs, region),
  }));

const notIn = ({ supportedRegions }: EndpointServiceInputs, region: Expr<string>): Expr<boolean> =>
  x.not(x.or(x.isEmpty(supportedRegions), x.contains(supportedRegions, region)));

export const crossRules: readonly RuleOf[] = [
  oneKind,
  differentBalancers,
  oneRegion,
  namesNeedNetwork,
  regionsNeedNetwork,
  ownRegionSupported,
  notificationsNeedNetwork,
  topicsOfPartition,
  everyoneAsks,
  differentPrincipals,
  principalsOfPartition,
];
