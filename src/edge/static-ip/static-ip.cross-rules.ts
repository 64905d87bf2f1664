/** What can be wrong between topology, listeners, target groups and security groups. */
import type { CrossRule } from "../../core/contract";
import {
  concat,
  contains,
  distinct,
  type Expr,
  eq,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  items,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  matches,
  ne,
  not,
  or,
  orElse,
  sort,
  str,
  when,
} from "../../core/expressions";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import type { StaticIpListener } from "./listener.contract";
import { groupOf } from "./listeners";
import { albPort, hasNetworkLoadBalancer, isDirect } from "./placement";
import { placementRules } from "./placement.rules";
import { protocolRules } from "./protocol.rules";
import type { StaticIpInputs, StaticIpShape } from "./static-ip.inputs";
import { SAMPLE_ALB } from "./static-ip.samples";

type RuleOf = CrossRule<StaticIpShape>;

const GROUP = { id: "sg-0123456789abcdef0", name: "web" };
const FOREIGN_GROUP = { ...GROUP, vpcId: "vpc-0fedcba9876543210" };
const ACCELERATOR = { topology: "global-accelerator", loadBalancer: SAMPLE_ALB };
const BEFORE_ALB = { topology: "nlb-alb", loadBalancer: SAMPLE_ALB };
const PARTNER = { web: { port: 80, clients: ["198.51.100.0/24"] } };

const listenersWhere = (
  { listeners }: StaticIpInputs,
  test: (listener: Expr<StaticIpListener>, key: Expr<string>) => Expr<boolean>,
): Expr<string[]> =>
  listFrom<StaticIpListener, string>(listeners, ["key", "listener"], (key, listener) => ({
    value: key,
    when: test(listener, key),
  }));

const ports = ({ listeners }: StaticIpInputs): Expr<number[]> =>
  listFrom<StaticIpListener, number>(listeners, ["key", "listener"], (_, { port }) => ({ value: port }));

const portsDiffer: RuleOf = {
  on: "listeners",
  test: (inputs) => eq(length(distinct(ports(inputs))), length(ports(inputs))),
  message: (inputs) => str`listeners has the ports ${jsonEncode(ports(inputs))}; allowed: each port once.`,
  refused: [{ listeners: { web: { port: 80 }, api: { port: 80, targetGroup: "web" } } }],
};

const lostListeners = (inputs: StaticIpInputs) =>
  listenersWhere(inputs, (listener, key) => not(hasKey(inputs.targetGroups, groupOf(key, listener))));

const groupsExist: RuleOf = {
  on: "listeners",
  test: (inputs) => or(not(isDirect(inputs)), isEmpty(lostListeners(inputs))),
  message: (inputs, spell) =>
    str`listeners has ${jsonEncode(lostListeners(inputs))}, whose target group is not there; allowed: with nlb-nginx, of ${jsonEncode(keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}, by ${spell("targetGroup")} or by the listener's own key.`,
  refused: [
    { targetGroups: {} },
    { listeners: { web: { port: 80, targetGroup: "api" } } },
    { listeners: { web: { port: 80 }, api: { port: 81 } } },
  ],
};

const needsLoadBalancer: RuleOf = {
  on: "loadBalancer",
  test: (inputs) => or(isDirect(inputs), isSet(inputs.loadBalancer)),
  message: ({ topology }, spell) =>
    str`${spell("loadBalancer")} is not given with the topology ${jsonEncode(topology)}; allowed: an Application Load Balancer, such as the output load_balancer of modules/edge/load-balancer.`,
  refused: [{ topology: "nlb-alb" }, { topology: "global-accelerator" }],
};

const sameVpc: RuleOf = {
  on: "loadBalancer",
  whereKnown: true,
  test: ({ loadBalancer, network }) =>
    when<boolean>(
      isNull(loadBalancer),
      () => true,
      () =>
        eq<string>(
          orElse<string>(loadBalancer.vpcId, () => network.vpcId),
          network.vpcId,
        ),
    ),
  message: ({ network, loadBalancer }, spell) =>
    str`${spell("loadBalancer")} is of the VPC ${jsonEncode(loadBalancer.vpcId)}; allowed: one of the network's VPC ${jsonEncode(network.vpcId)}.`,
  refused: [{ ...BEFORE_ALB, loadBalancer: { ...SAMPLE_ALB, vpcId: "vpc-0fedcba9876543210" } }],
};

const applicationOnly: RuleOf = {
  on: "loadBalancer",
  whereKnown: true,
  test: ({ loadBalancer }) =>
    when<boolean>(
      isNull(loadBalancer),
      () => true,
      () => matches(":loadbalancer/app/", loadBalancer.arn),
    ),
  message: ({ loadBalancer }, spell) =>
    str`${spell("loadBalancer")} is ${jsonEncode(loadBalancer.arn)}; allowed: an Application Load Balancer, whose ARN holds ":loadbalancer/app/".`,
  refused: [
    { ...BEFORE_ALB, loadBalancer: { ...SAMPLE_ALB, arn: SAMPLE_ALB.arn.replace("/app/", "/net/") } },
  ],
};

const albPorts = ({ loadBalancer }: StaticIpInputs): Expr<number[]> =>
  listFrom<{ port: number }, number>(loadBalancer.listeners, ["name", "listener"], (_, { port }) => ({
    value: port,
  }));

/** Port 80 may be the listener by which edge/load-balancer sends to HTTPS: its reference does not name that one. */
const HTTP_PORT = 80;

const unheardPorts = (inputs: StaticIpInputs): Expr<number[]> =>
  when<number[]>(
    isNull(inputs.loadBalancer),
    () => [],
    () =>
      listFrom<StaticIpListener, number>(inputs.listeners, ["key", "listener"], (_, listener) => ({
        value: albPort(listener),
        when: not(contains(concat(albPorts(inputs), items([HTTP_PORT])), albPort(listener))),
      })),
  );

const hasListeners = ({ loadBalancer }: StaticIpInputs): Expr<boolean> =>
  when<boolean>(
    isNull(loadBalancer),
    () => false,
    () => not(isEmpty(loadBalancer.listeners)),
  );

const albListens: RuleOf = {
  on: "listeners",
  test: (inputs) => or(isDirect(inputs), not(hasListeners(inputs)), isEmpty(unheardPorts(inputs))),
  message: (inputs, spell) =>
    str`listeners lead to the ports ${jsonEncode(unheardPorts(inputs))} of the Application Load Balancer, where it does not listen; allowed: ports of its listeners, by ${spell("albPort")} or by port.`,
  refused: [
    { ...BEFORE_ALB, listeners: { web: { port: 443 } } },
    { ...ACCELERATOR, listeners: { web: { port: 80, albPort: 8080 } } },
  ],
};

const isOpen = ({ clients }: Expr<StaticIpListener>): Expr<boolean> =>
  eq<string>(jsonEncode(sort(clients)), '["0.0.0.0/0"]');

const closedListeners = (inputs: StaticIpInputs) =>
  listenersWhere(inputs, (listener) => not(isOpen(listener)));

const clientsOfAccelerator: RuleOf = {
  on: "listeners",
  test: (inputs) => or(hasNetworkLoadBalancer(inputs), isEmpty(closedListeners(inputs))),
  message: (inputs) =>
    str`listeners has clients for ${jsonEncode(closedListeners(inputs))} with the topology global-accelerator, which has no security group; allowed: the Application Load Balancer's own groups, which see the clients' addresses.`,
  refused: [{ ...ACCELERATOR, listeners: PARTNER }],
};

const clientsOfOwnGroup: RuleOf = {
  on: "listeners",
  test: (inputs) => or(isEmpty(inputs.securityGroups), isEmpty(closedListeners(inputs))),
  message: (inputs, spell) =>
    str`listeners has clients for ${jsonEncode(closedListeners(inputs))} beside ${spell("securityGroups")}; allowed: clients with the block's own group only.`,
  refused: [{ securityGroups: [GROUP], listeners: PARTNER }],
};

const ipv6Clients = (inputs: StaticIpInputs) =>
  listenersWhere(inputs, ({ clients }) =>
    not(
      isEmpty(
        listEach<string, string>(sort(clients), ["range"], (range) => ({
          value: range,
          when: matches(":", range),
        })),
      ),
    ),
  );

const clientsVersion: RuleOf = {
  on: "listeners",
  test: (inputs) => or(eq<string>(inputs.ipAddressType, "dualstack"), isEmpty(ipv6Clients(inputs))),
  message: (inputs, spell) =>
    str`listeners has IPv6 clients for ${jsonEncode(ipv6Clients(inputs))}, but ${spell("ipAddressType")} is "ipv4"; allowed: IPv6 ranges with dualstack.`,
  refused: [{ listeners: { web: { port: 80, clients: ["0.0.0.0/0", "::/0"] } } }],
};

const targetsOfOwnGroup: RuleOf = {
  on: "targetSecurityGroups",
  test: ({ securityGroups, targetSecurityGroups }) =>
    or(isEmpty(securityGroups), isEmpty(targetSecurityGroups)),
  message: (_, spell) =>
    str`${spell("targetSecurityGroups")} is given beside ${spell("securityGroups")}; allowed: one of the two, since the rules of your own groups are yours.`,
  refused: [{ securityGroups: [GROUP], targetSecurityGroups: [{ ...GROUP, name: "app" }] }],
};

const noGroupsForAccelerator: RuleOf = {
  on: "securityGroups",
  test: (inputs) => or(hasNetworkLoadBalancer(inputs), isEmpty(inputs.securityGroups)),
  message: (_, spell) =>
    str`${spell("securityGroups")} is given with the topology global-accelerator; allowed: none, since an accelerator has no security group.`,
  refused: [{ ...ACCELERATOR, securityGroups: [GROUP] }],
};

const foreign = (
  groups: Expr<readonly SecurityGroupReferenceValue[]>,
  { network }: StaticIpInputs,
): Expr<string[]> =>
  listEach<SecurityGroupReferenceValue, string>(groups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: ne(
      orElse<string>(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => isEmpty(foreign(inputs.securityGroups, inputs)),
  message: (inputs, spell) =>
    str`${spell("securityGroups")} has ${jsonEncode(foreign(inputs.securityGroups, inputs))} of another VPC; allowed: groups of the network's VPC ${jsonEncode(inputs.network.vpcId)}.`,
  refused: [{ securityGroups: [FOREIGN_GROUP] }],
};

const names = (groups: Expr<readonly SecurityGroupReferenceValue[]>): Expr<string[]> =>
  listEach<SecurityGroupReferenceValue, string>(groups, ["group"], ({ name }) => ({ value: name }));

const targetNamesDiffer: RuleOf = {
  on: "targetSecurityGroups",
  test: ({ targetSecurityGroups: groups }) => eq(length(distinct(names(groups))), length(names(groups))),
  message: ({ targetSecurityGroups: groups }, spell) =>
    str`${spell("targetSecurityGroups")} has the names ${jsonEncode(names(groups))}; allowed: each name once, since it is part of a rule's address.`,
  refused: [{ targetSecurityGroups: [GROUP, { ...GROUP, id: "sg-0123456789abcdef9" }] }],
};

export const crossRules = [
  ...placementRules,
  ...protocolRules,
  portsDiffer,
  groupsExist,
  needsLoadBalancer,
  sameVpc,
  applicationOnly,
  albListens,
  clientsOfAccelerator,
  clientsOfOwnGroup,
  clientsVersion,
  targetsOfOwnGroup,
  noGroupsForAccelerator,
  groupsFit,
  targetNamesDiffer,
];
