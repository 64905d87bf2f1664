/**
 * The Network Load Balancer's security group: in by the listeners' ports, out to the targets alone. Rules are resources
 * of their own. Network Load Balancers guide, "Update the security groups for your Network Load Balancer".
 */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, optional, waitingFor } from "../../core/resources";
import { local } from "../../core/stack/local";
import { groupsFit } from "../../network/placement";
import {
  type SecurityGroupReferenceValue,
  securityGroupReference,
} from "../../network/security-group/reference";
import { nameTag } from "../../network/tags";
import { hasOwnPort } from "../elastic-load-balancing/health-checks";
import { listenersWhere } from "../elastic-load-balancing/listeners";
import { albGroups, albPort, applicationLoadBalancer } from "./application-load-balancer";
import { hasTcp, hasUdp, listeners, type StaticIpListener } from "./listeners";
import { placement } from "./placement";
import { groupHasTcp, groupHasUdp, groups, type StaticIpTargetGroup } from "./target-groups";
import { ACCELERATOR, hasNetworkLoadBalancer, isBeforeAlb, isDirect, topology } from "./topology";

const needs = [topology, placement, groups, listeners, applicationLoadBalancer] as const;
const inputs = {
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "Security groups of yours in place of the one that the block makes. AWS lets none be added to a Network Load Balancer that was made without: so it always has one.",
    )
    .length({ max: 5 })
    .default([]),
  targetSecurityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "The targets' security groups: the block's own group lets nothing out but to these, at the target groups' ports. Default: the network's ranges.",
    )
    .default([]),
};

type SecurityGroupsInputs = t.InputsOf<typeof inputs, typeof needs>;

const GROUP = { id: "sg-0123456789abcdef0", name: "web" };

const PARTNER = { web: { port: 80, clients: ["198.51.100.0/24"] } };

const isOpen = ({ clients, namedClients }: Expr<StaticIpListener>): Expr<boolean> =>
  x.and(x.eq(x.jsonEncode(x.sort(clients)), '["0.0.0.0/0"]'), x.isEmpty(x.keys(namedClients)));

const closedListeners = (inputs: SecurityGroupsInputs) =>
  listenersWhere(inputs, (listener) => x.not(isOpen(listener)));

const ipv6Clients = (inputs: SecurityGroupsInputs) =>
  listenersWhere(inputs, ({ clients, namedClients }) =>
    x.not(
      x.isEmpty(
        x.itemsWhere(x.concat(x.sort(clients), x.values(namedClients)), "range", (range) =>
          x.matches(":", range),
        ),
      ),
    ),
  );

const targetNames = ({ targetSecurityGroups }: SecurityGroupsInputs): Expr<string[]> =>
  x.listEach(targetSecurityGroups, ["group"], ({ name }) => name);

export const securityGroups = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "listeners",
      test: (inputs) => x.or(hasNetworkLoadBalancer(inputs), x.isEmpty(closedListeners(inputs))),
      message: (inputs) =>
        x.str`listeners has clients for ${x.shownTexts(closedListeners(inputs))} with the topology global-accelerator, which has no security group; allowed: the Application Load Balancer's own groups, which see the clients' addresses.`,
      refused: [{ ...ACCELERATOR, listeners: PARTNER }],
    },
    {
      on: "listeners",
      test: (inputs) => x.or(x.isEmpty(inputs.securityGroups), x.isEmpty(closedListeners(inputs))),
      message: (inputs, spell) =>
        x.str`listeners has clients for ${x.shownTexts(closedListeners(inputs))} beside ${spell("securityGroups")}; allowed: clients with the block's own group only.`,
      refused: [{ securityGroups: [GROUP], listeners: PARTNER }],
    },
    {
      on: "listeners",
      test: (inputs) => x.or(x.eq(inputs.ipAddressType, "dualstack"), x.isEmpty(ipv6Clients(inputs))),
      message: (inputs, spell) =>
        x.str`listeners has IPv6 clients for ${x.shownTexts(ipv6Clients(inputs))}, but ${spell("ipAddressType")} is "ipv4"; allowed: IPv6 ranges with dualstack.`,
      refused: [{ listeners: { web: { port: 80, clients: ["0.0.0.0/0", "::/0"] } } }],
    },
    {
      on: "targetSecurityGroups",
      test: ({ securityGroups, targetSecurityGroups }) =>
        x.or(x.isEmpty(securityGroups), x.isEmpty(targetSecurityGroups)),
      message: (_, spell) =>
        x.str`${spell("targetSecurityGroups")} is given beside ${spell("securityGroups")}; allowed: one of the two, since the rules of your own groups are yours.`,
      refused: [{ securityGroups: [GROUP], targetSecurityGroups: [{ ...GROUP, name: "app" }] }],
    },
    {
      on: "securityGroups",
      test: (inputs) => x.or(hasNetworkLoadBalancer(inputs), x.isEmpty(inputs.securityGroups)),
      message: (_, spell) =>
        x.str`${spell("securityGroups")} is given with the topology global-accelerator; allowed: none, since an accelerator has no security group.`,
      refused: [{ ...ACCELERATOR, securityGroups: [GROUP] }],
    },
    groupsFit,
    t.distinct({
      on: "targetSecurityGroups",
      of: "name",
      texts: targetNames,
      because: "it is part of a rule's address",
    }),
  ],
});

type GroupReferences = Expr<readonly SecurityGroupReferenceValue[]>;

type Transport = "tcp" | "udp";

interface Peer {
  readonly key: string;
  readonly range: string | null;
  readonly groupId: string | null;
}

interface FrontGroups {
  /** For others' rules, which wait for nothing. */
  readonly references: GroupReferences;
  /** For the load balancer, which stands in them. */
  readonly idsWithRules: Expr<string[]>;
}

/** The groups that the load balancer has: the given ones, or its own. Empty with an accelerator. */
export function frontGroups(scope: Construct, inputs: SecurityGroupsInputs): FrontGroups {
  const { name, network, securityGroups } = inputs;
  const isOwn = local(
    scope,
    "has_own_group",
    x.and(hasNetworkLoadBalancer(inputs), x.isEmpty(securityGroups)),
  );
  const group = optional(scope, SecurityGroup, "security_group", isOwn, () => ({
    name: x.str`${name}-nlb`,
    description: x.str`Network Load Balancer ${name}`,
    vpcId: network.vpcId,
    tags: nameTag(inputs, x.str`${name}-nlb`),
  }));
  const id = () => group.present("id");
  const inward = forEach(
    scope,
    VpcSecurityGroupIngressRule,
    "vpc_security_group_ingress_rule",
    ingress(scope, inputs, isOwn),
    ({ value: { listener, protocol, port, range } }) => ({
      securityGroupId: id(),
      description: x.str`Clients of ${listener}`,
      ipProtocol: protocol,
      fromPort: port,
      toPort: port,
      ...ranges(range),
      tags: nameTag(inputs, x.str`${name}-nlb-${listener}`),
    }),
  );
  const outward = forEach(
    scope,
    VpcSecurityGroupEgressRule,
    "vpc_security_group_egress_rule",
    egress(scope, inputs, isOwn),
    ({ value: { protocol, port, peer } }) => ({
      securityGroupId: id(),
      description: "Targets and their health",
      ipProtocol: protocol,
      fromPort: port,
      toPort: port,
      ...ranges(peer.range),
      referencedSecurityGroupId: peer.groupId,
      tags: nameTag(inputs, x.str`${name}-nlb-${peer.key}`),
    }),
  );
  const own = x.object<SecurityGroupReferenceValue>({
    id: group.present("id"),
    name: x.str`${name}-nlb`,
    arn: group.attribute("arn"),
    vpcId: network.vpcId,
  });
  const groups = x.concat(
    x.itemsWhere(securityGroups, "group", () => hasNetworkLoadBalancer(inputs)),
    x.listEach(x.items([isOwn]), ["is_own"], (isThere) => ({
      value: () => own,
      when: isThere,
    })),
  );
  const references = local(scope, "front_groups", groups);
  const rules = [inward, outward].flatMap(({ resource }) => resource ?? []);
  return {
    references,
    idsWithRules: x.listEach(references, ["group"], ({ id }) => waitingFor(id, rules)),
  };
}

const ranges = (range: Expr<string | null>) => ({
  cidrIpv4: ofVersion(range, false),
  cidrIpv6: ofVersion(range, true),
});

const ofVersion = (range: Expr<string | null>, isIpv6: boolean): Expr<string | null> =>
  x.when(
    x.matches(":", range),
    () => (isIpv6 ? range : null),
    () => (isIpv6 ? null : range),
  );

/** `https/0.0.0.0/0`: a listener and a range of its clients, or its name; `dns/udp/0.0.0.0/0` by UDP. */
const ingress = (scope: Construct, inputs: SecurityGroupsInputs, isOwn: Expr<boolean>) =>
  local(
    scope,
    "ingress",
    x.mergeAll(
      x.concat(
        local(
          scope,
          "tcp_ingress",
          ingressBy("tcp", inputs, (listener) => x.and(isOwn, hasTcp(listener))),
        ),
        local(
          scope,
          "udp_ingress",
          ingressBy("udp", inputs, (listener) => x.and(isOwn, hasUdp(listener))),
        ),
      ),
    ),
  );

const ingressBy = (
  protocol: Transport,
  { listeners }: SecurityGroupsInputs,
  isWanted: (listener: Expr<StaticIpListener>) => Expr<boolean>,
) =>
  x.listFrom(listeners, ["listener", "settings"], (listener, settings) => ({
    value: x.mapFrom(clientsOf(settings), ["client", "range"], (client, range) => ({
      key: protocol === "udp" ? x.str`${listener}/udp/${client}` : x.str`${listener}/${client}`,
      value: x.object({ listener, protocol, port: settings.port, range }),
    })),
    when: isWanted(settings),
  }));

/** Ranges by their names, or by themselves. */
const clientsOf = ({ clients, namedClients }: Expr<StaticIpListener>): Expr<Record<string, string>> =>
  x.merge(
    x.mapEach(x.sort(clients), ["range"], (range) => ({ key: range, value: range })),
    namedClients,
  );

/** `8080-to-app`: a port of the targets and who they are; `udp-53-to-app` by UDP. */
function egress(scope: Construct, inputs: SecurityGroupsInputs, isOwn: Expr<boolean>) {
  const peers = local(scope, "target_peers", targetPeers(scope, inputs));
  const by = (protocol: Transport, ports: Expr<number[]>) =>
    x.listEach(ports, ["port"], (port) => ({
      value: x.mapEach(peers, ["peer"], (peer) => ({
        key: protocol === "udp" ? x.str`udp-${port}-to-${peer.key}` : x.str`${port}-to-${peer.key}`,
        value: x.object({ protocol, port, peer }),
      })),
      when: isOwn,
    }));
  const tcp = local(scope, "tcp_egress", by("tcp", local(scope, "target_ports", tcpPorts(scope, inputs))));
  const udp = local(scope, "udp_egress", by("udp", local(scope, "udp_target_ports", udpPorts(inputs))));
  return local(scope, "egress", x.mergeAll(x.concat(tcp, udp)));
}

/** Ports of targets by TCP: of requests, and of health checks, which are by TCP whatever the requests are. */
function tcpPorts(scope: Construct, inputs: SecurityGroupsInputs): Expr<number[]> {
  const { listeners, targetGroups } = inputs;
  const albPorts = () => x.listFrom(listeners, ["key", "listener"], (_, settings) => albPort(settings));
  const hasOwnCheck = ({ healthCheck }: Expr<StaticIpTargetGroup>) => hasOwnPort(healthCheck);
  const groupPorts = () =>
    x.concat(
      x.listFrom(targetGroups, ["key", "group"], (_, group) => ({
        value: group.port,
        when: x.or(groupHasTcp(group), x.not(hasOwnCheck(group))),
      })),
      local(
        scope,
        "check_ports",
        x.listFrom(targetGroups, ["key", "group"], (_, group) => ({
          value: () => x.toNumber(group.healthCheck.port),
          when: hasOwnCheck(group),
        })),
      ),
    );
  return x.distinct(x.when(isBeforeAlb(inputs), albPorts, groupPorts));
}

const udpPorts = (inputs: SecurityGroupsInputs): Expr<number[]> =>
  x.distinct(
    x.listFrom(inputs.targetGroups, ["key", "group"], (_, group) => ({
      value: group.port,
      when: x.and(isDirect(inputs), groupHasUdp(group)),
    })),
  );

/** The targets' groups, or the network's ranges where none is known. */
function targetPeers(scope: Construct, inputs: SecurityGroupsInputs): Expr<Peer[]> {
  const { targetSecurityGroups, network } = inputs;
  const groups = local(
    scope,
    "target_security_groups",
    x.when(isBeforeAlb(inputs), () => albGroups(inputs), targetSecurityGroups),
  );
  return x.concat(
    x.listEach(groups, ["group"], ({ id, name }) => x.object<Peer>({ key: name, range: null, groupId: id })),
    x.listEach(network.cidrBlocks, ["range"], (range) => ({
      value: x.object<Peer>({ key: range, range, groupId: null }),
      when: x.isEmpty(groups),
    })),
  );
}
