/** What can be wrong between topology, listeners, target groups and security groups. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { SecurityGroupReferenceValue } from "../../network/security-group/reference";
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
  x.listFrom(listeners, ["key", "listener"], (key, listener) => ({
    value: key,
    when: test(listener, key),
  }));

const ports = ({ listeners }: StaticIpInputs): Expr<number[]> =>
  x.listFrom(listeners, ["key", "listener"], (_, { port }) => ({ value: port }));

const portsDiffer: RuleOf = {
  on: "listeners",
  test: (inputs) => x.eq(x.length(x.distinct(ports(inputs))), x.length(ports(inputs))),
  message: (inputs) =>
    x.str`listeners has the ports ${x.jsonEncode(ports(inputs))}; allowed: each port once.`,
  refused: [{ listeners: { web: { port: 80 }, api: { port: 80, targetGroup: "web" } } }],
};

const lostListeners = (inputs: StaticIpInputs) =>
  listenersWhere(inputs, (listener, key) => x.not(x.hasKey(inputs.targetGroups, groupOf(key, listener))));

const groupsExist: RuleOf = {
  on: "listeners",
  test: (inputs) => x.or(x.not(isDirect(inputs)), x.isEmpty(lostListeners(inputs))),
  message: (inputs, spell) =>
    x.str`listeners has ${x.jsonEncode(lostListeners(inputs))}, whose target group is not there; allowed: with nlb-nginx, of ${x.jsonEncode(x.keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}, by ${spell("targetGroup")} or by the listener's own key.`,
  refused: [
    { targetGroups: {} },
    { listeners: { web: { port: 80, targetGroup: "api" } } },
    { listeners: { web: { port: 80 }, api: { port: 81 } } },
  ],
};

const needsLoadBalancer: RuleOf = {
  on: "loadBalancer",
  test: (inputs) => x.or(isDirect(inputs), x.isSet(inputs.loadBalancer)),
  message: ({ topology }, spell) =>
    x.str`${spell("loadBalancer")} is not given with the topology ${x.jsonEncode(topology)}; allowed: an Application Load Balancer, such as the output load_balancer of modules/edge/load-balancer.`,
  refused: [{ topology: "nlb-alb" }, { topology: "global-accelerator" }],
};

const sameVpc: RuleOf = {
  on: "loadBalancer",
  whereKnown: true,
  test: ({ loadBalancer, network }) =>
    x.ifSet(
      loadBalancer,
      (loadBalancer) =>
        x.eq(
          x.orElse(loadBalancer.vpcId, () => network.vpcId),
          network.vpcId,
        ),
      () => true,
    ),
  message: ({ network, loadBalancer }, spell) =>
    x.str`${spell("loadBalancer")} is of the VPC ${x.jsonEncode(loadBalancer.vpcId)}; allowed: one of the network's VPC ${x.jsonEncode(network.vpcId)}.`,
  refused: [{ ...BEFORE_ALB, loadBalancer: { ...SAMPLE_ALB, vpcId: "vpc-0fedcba9876543210" } }],
};

const applicationOnly: RuleOf = {
  on: "loadBalancer",
  whereKnown: true,
  test: ({ loadBalancer }) =>
    x.ifSet(
      loadBalancer,
      (loadBalancer) => x.matches(":loadbalancer/app/", loadBalancer.arn),
      () => true,
    ),
  message: ({ loadBalancer }, spell) =>
    x.str`${spell("loadBalancer")} is ${x.jsonEncode(loadBalancer.arn)}; allowed: an Application Load Balancer, whose ARN holds ":loadbalancer/app/".`,
  refused: [
    { ...BEFORE_ALB, loadBalancer: { ...SAMPLE_ALB, arn: SAMPLE_ALB.arn.replace("/app/", "/net/") } },
  ],
};

const albPorts = ({ loadBalancer }: StaticIpInputs): Expr<number[]> =>
  x.listFrom(loadBalancer.listeners, ["name", "listener"], (_, { port }) => ({
    value: port,
  }));

/** Port 80 may be the listener by which edge/load-balancer sends to HTTPS: its reference does not name that one. */
const HTTP_PORT = 80;

const unheardPorts = (inputs: StaticIpInputs): Expr<number[]> =>
  x.when(
    x.isNull(inputs.loadBalancer),
    () => [],
    () =>
      x.listFrom(inputs.listeners, ["key", "listener"], (_, listener) => ({
        value: albPort(listener),
        when: x.not(x.contains(x.concat(albPorts(inputs), x.items([HTTP_PORT])), albPort(listener))),
      })),
  );

const hasListeners = ({ loadBalancer }: StaticIpInputs): Expr<boolean> =>
  x.ifSet(
    loadBalancer,
    (loadBalancer) => x.not(x.isEmpty(loadBalancer.listeners)),
    () => false,
  );

const albListens: RuleOf = {
  on: "listeners",
  test: (inputs) => x.or(isDirect(inputs), x.not(hasListeners(inputs)), x.isEmpty(unheardPorts(inputs))),
  message: (inputs, spell) =>
    x.str`listeners lead to the ports ${x.jsonEncode(unheardPorts(inputs))} of the Application Load Balancer, where it does not listen; allowed: ports of its listeners, by ${spell("albPort")} or by port.`,
  refused: [
    { ...BEFORE_ALB, listeners: { web: { port: 443 } } },
    { ...ACCELERATOR, listeners: { web: { port: 80, albPort: 8080 } } },
  ],
};

const isOpen = ({ clients }: Expr<StaticIpListener>): Expr<boolean> =>
  x.eq(x.jsonEncode(x.sort(clients)), '["0.0.0.0/0"]');

const closedListeners = (inputs: StaticIpInputs) =>
  listenersWhere(inputs, (listener) => x.not(isOpen(listener)));

const clientsOfAccelerator: RuleOf = {
  on: "listeners",
  test: (inputs) => x.or(hasNetworkLoadBalancer(inputs), x.isEmpty(closedListeners(inputs))),
  message: (inputs) =>
    x.str`listeners has clients for ${x.jsonEncode(closedListeners(inputs))} with the topology global-accelerator, which has no security group; allowed: the Application Load Balancer's own groups, which see the clients' addresses.`,
  refused: [{ ...ACCELERATOR, listeners: PARTNER }],
};

const clientsOfOwnGroup: RuleOf = {
  on: "listeners",
  test: (inputs) => x.or(x.isEmpty(inputs.securityGroups), x.isEmpty(closedListeners(inputs))),
  message: (inputs, spell) =>
    x.str`listeners has clients for ${x.jsonEncode(closedListeners(inputs))} beside ${spell("securityGroups")}; allowed: clients with the block's own group only.`,
  refused: [{ securityGroups: [GROUP], listeners: PARTNER }],
};

const ipv6Clients = (inputs: StaticIpInputs) =>
  listenersWhere(inputs, ({ clients }) =>
    x.not(
      x.isEmpty(
        x.listEach(x.sort(clients), ["range"], (range) => ({
          value: range,
          when: x.matches(":", range),
        })),
      ),
    ),
  );

const clientsVersion: RuleOf = {
  on: "listeners",
  test: (inputs) => x.or(x.eq(inputs.ipAddressType, "dualstack"), x.isEmpty(ipv6Clients(inputs))),
  message: (inputs, spell) =>
    x.str`listeners has IPv6 clients for ${x.jsonEncode(ipv6Clients(inputs))}, but ${spell("ipAddressType")} is "ipv4"; allowed: IPv6 ranges with dualstack.`,
  refused: [{ listeners: { web: { port: 80, clients: ["0.0.0.0/0", "::/0"] } } }],
};

const targetsOfOwnGroup: RuleOf = {
  on: "targetSecurityGroups",
  test: ({ securityGroups, targetSecurityGroups }) =>
    x.or(x.isEmpty(securityGroups), x.isEmpty(targetSecurityGroups)),
  message: (_, spell) =>
    x.str`${spell("targetSecurityGroups")} is given beside ${spell("securityGroups")}; allowed: one of the two, since the rules of your own groups are yours.`,
  refused: [{ securityGroups: [GROUP], targetSecurityGroups: [{ ...GROUP, name: "app" }] }],
};

const noGroupsForAccelerator: RuleOf = {
  on: "securityGroups",
  test: (inputs) => x.or(hasNetworkLoadBalancer(inputs), x.isEmpty(inputs.securityGroups)),
  message: (_, spell) =>
    x.str`${spell("securityGroups")} is given with the topology global-accelerator; allowed: none, since an accelerator has no security group.`,
  refused: [{ ...ACCELERATOR, securityGroups: [GROUP] }],
};

const foreign = (
  groups: Expr<readonly SecurityGroupReferenceValue[]>,
  { network }: StaticIpInputs,
): Expr<string[]> =>
  x.listEach(groups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.ne(
      x.orElse(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(foreign(inputs.securityGroups, inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.jsonEncode(foreign(inputs.securityGroups, inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
  refused: [{ securityGroups: [FOREIGN_GROUP] }],
};

const names = (groups: Expr<readonly SecurityGroupReferenceValue[]>): Expr<string[]> =>
  x.listEach(groups, ["group"], ({ name }) => ({ value: name }));

const targetNamesDiffer: RuleOf = {
  on: "targetSecurityGroups",
  test: ({ targetSecurityGroups: groups }) =>
    x.eq(x.length(x.distinct(names(groups))), x.length(names(groups))),
  message: ({ targetSecurityGroups: groups }, spell) =>
    x.str`${spell("targetSecurityGroups")} has the names ${x.jsonEncode(names(groups))}; allowed: each name once, since it is part of a rule's address.`,
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
