/**
 * The Network Load Balancer's security group: in by the listeners' ports, out to the targets alone. Rules are resources
 * of their own. Network Load Balancers guide, "Update the security groups for your Network Load Balancer".
 */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import {
  and,
  concat,
  distinct,
  type Expr,
  isEmpty,
  items,
  listEach,
  listFrom,
  mapEach,
  matches,
  mergeAll,
  not,
  object,
  or,
  sort,
  str,
  tf,
  toNumber,
  when,
} from "../../core/expressions";
import { type Addressable, forEach, optional, waitingFor } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import { nameTag } from "../../network/tags";
import { hasTcp, hasUdp, type StaticIpListener } from "./listener.contract";
import { albGroups, albPort, hasNetworkLoadBalancer, isBeforeAlb, isDirect } from "./placement";
import type { StaticIpInputs } from "./static-ip.inputs";
import { groupHasTcp, groupHasUdp, hasOwnPort, type StaticIpTargetGroup } from "./target-group.contract";

type GroupReferences = Expr<readonly SecurityGroupReferenceValue[]>;

type Transport = "tcp" | "udp";

interface Ingress {
  readonly listener: string;
  readonly protocol: Transport;
  readonly port: number;
  readonly range: string;
}

interface Peer {
  readonly key: string;
  readonly range: string | null;
  readonly groupId: string | null;
}

interface Egress {
  readonly protocol: Transport;
  readonly port: number;
  readonly peer: Peer;
}

export interface FrontGroups {
  /** For others' rules, which wait for nothing. */
  readonly references: GroupReferences;
  /** For the load balancer, which stands in them. */
  readonly idsWithRules: Expr<string[]>;
}

/** The groups that the load balancer has: the given ones, or its own. Empty with an accelerator. */
export function frontGroups(scope: Construct, inputs: StaticIpInputs): FrontGroups {
  const { name, network, securityGroups } = inputs;
  const isOwn = local(scope, "has_own_group", and(hasNetworkLoadBalancer(inputs), isEmpty(securityGroups)));
  const group = optional(isOwn, (meta) => {
    return new SecurityGroup(scope, "security_group", {
      ...meta,
      name: tf(str`${name}-nlb`),
      description: tf(str`Network Load Balancer ${name}`),
      vpcId: tf(network.vpcId),
      tags: nameTag(inputs, str`${name}-nlb`),
    });
  });
  const id = () => tf(group.present("id"));
  const inward = forEach(ingress(scope, inputs, isOwn), ({ meta, value }) => {
    const { listener, protocol, port, range } = value;
    return new VpcSecurityGroupIngressRule(scope, "vpc_security_group_ingress_rule", {
      ...meta,
      securityGroupId: id(),
      description: tf(str`Clients of ${listener}`),
      ipProtocol: tf(protocol),
      fromPort: tf(port),
      toPort: tf(port),
      ...ranges(range),
      tags: nameTag(inputs, str`${name}-nlb-${listener}`),
    });
  });
  const outward = forEach(egress(scope, inputs, isOwn), ({ meta, value: { protocol, port, peer } }) => {
    return new VpcSecurityGroupEgressRule(scope, "vpc_security_group_egress_rule", {
      ...meta,
      securityGroupId: id(),
      description: "Targets and their health",
      ipProtocol: tf(protocol),
      fromPort: tf(port),
      toPort: tf(port),
      ...ranges(peer.range),
      referencedSecurityGroupId: tf(peer.groupId),
      tags: nameTag(inputs, str`${name}-nlb-${peer.key}`),
    });
  });
  const own = object<SecurityGroupReferenceValue>({
    id: group.present("id"),
    name: str`${name}-nlb`,
    arn: group.attribute("arn"),
    vpcId: network.vpcId,
  });
  const groups = concat<SecurityGroupReferenceValue>(
    listEach<SecurityGroupReferenceValue, SecurityGroupReferenceValue>(
      securityGroups,
      ["group"],
      (value) => ({
        value,
        when: hasNetworkLoadBalancer(inputs),
      }),
    ),
    listEach<boolean, SecurityGroupReferenceValue>(items<boolean>([isOwn]), ["is_own"], (isThere) => ({
      value: () => own,
      when: isThere,
    })),
  );
  const references = local(scope, "front_groups", groups);
  const rules = [inward, outward].flatMap<Addressable>(({ resource }) => resource ?? []);
  return {
    references,
    idsWithRules: listEach<SecurityGroupReferenceValue, string>(references, ["group"], ({ id }) => ({
      value: waitingFor(id, rules),
    })),
  };
}

const ranges = (range: Expr<string | null>) => ({
  cidrIpv4: tf(ofVersion(range, false)),
  cidrIpv6: tf(ofVersion(range, true)),
});

const ofVersion = (range: Expr<string | null>, isIpv6: boolean): Expr<string | null> =>
  when<string | null>(
    matches(":", range as Expr<string>),
    () => (isIpv6 ? range : null),
    () => (isIpv6 ? null : range),
  );

/** `https/0.0.0.0/0`: a listener and a range of its clients; `dns/udp/0.0.0.0/0` by UDP. */
const ingress = (scope: Construct, inputs: StaticIpInputs, isOwn: Expr<boolean>) =>
  local(
    scope,
    "ingress",
    mergeAll<Ingress>(
      concat(
        ingressBy("tcp", inputs, (listener) => and(isOwn, hasTcp(listener))),
        ingressBy("udp", inputs, (listener) => and(isOwn, hasUdp(listener))),
      ),
    ),
  );

const ingressBy = (
  protocol: Transport,
  { listeners }: StaticIpInputs,
  isWanted: (listener: Expr<StaticIpListener>) => Expr<boolean>,
) =>
  listFrom<StaticIpListener, Record<string, Ingress>>(
    listeners,
    ["listener", "settings"],
    (listener, settings) => ({
      value: mapEach<string, Ingress>(sort(settings.clients), ["range"], (range) => ({
        key: protocol === "udp" ? str`${listener}/udp/${range}` : str`${listener}/${range}`,
        value: object<Ingress>({ listener, protocol, port: settings.port, range }),
      })),
      when: isWanted(settings),
    }),
  );

/** `8080-to-app`: a port of the targets and who they are; `udp-53-to-app` by UDP. */
function egress(scope: Construct, inputs: StaticIpInputs, isOwn: Expr<boolean>) {
  const peers = local(scope, "target_peers", targetPeers(scope, inputs));
  const by = (protocol: Transport, ports: Expr<number[]>) =>
    listEach<number, Record<string, Egress>>(ports, ["port"], (port) => ({
      value: mapEach<Peer, Egress>(peers, ["peer"], (peer) => ({
        key: protocol === "udp" ? str`udp-${port}-to-${peer.key}` : str`${port}-to-${peer.key}`,
        value: object<Egress>({ protocol, port, peer }),
      })),
      when: isOwn,
    }));
  const tcp = local(scope, "target_ports", tcpPorts(inputs));
  const udp = local(scope, "udp_target_ports", udpPorts(inputs));
  return local(scope, "egress", mergeAll<Egress>(concat(by("tcp", tcp), by("udp", udp))));
}

/** Ports of targets by TCP: of requests, and of health checks, which are by TCP whatever the requests are. */
function tcpPorts(inputs: StaticIpInputs): Expr<number[]> {
  const { listeners, targetGroups } = inputs;
  const albPorts = () =>
    listFrom<StaticIpListener, number>(listeners, ["key", "listener"], (_, settings) => ({
      value: albPort(settings),
    }));
  const hasOwnCheck = ({ healthCheck }: Expr<StaticIpTargetGroup>) => hasOwnPort(healthCheck as never);
  const groupPorts = () =>
    concat<number>(
      listFrom<StaticIpTargetGroup, number>(targetGroups, ["key", "group"], (_, group) => ({
        value: group.port,
        when: or(groupHasTcp(group), not(hasOwnCheck(group))),
      })),
      listFrom<StaticIpTargetGroup, number>(targetGroups, ["key", "group"], (_, group) => ({
        value: () => toNumber(group.healthCheck.port),
        when: hasOwnCheck(group),
      })),
    );
  return distinct(when<number[]>(isBeforeAlb(inputs), albPorts, groupPorts));
}

const udpPorts = (inputs: StaticIpInputs): Expr<number[]> =>
  distinct(
    listFrom<StaticIpTargetGroup, number>(inputs.targetGroups, ["key", "group"], (_, group) => ({
      value: group.port,
      when: and(isDirect(inputs), groupHasUdp(group)),
    })),
  );

/** The targets' groups, or the network's ranges where none is known. */
function targetPeers(scope: Construct, inputs: StaticIpInputs): Expr<Peer[]> {
  const { targetSecurityGroups, network } = inputs;
  const groups = local(
    scope,
    "target_security_groups",
    when<readonly SecurityGroupReferenceValue[]>(
      isBeforeAlb(inputs),
      () => albGroups(inputs),
      () => targetSecurityGroups,
    ),
  );
  return concat<Peer>(
    listEach<SecurityGroupReferenceValue, Peer>(groups, ["group"], ({ id, name }) => ({
      value: object<Peer>({ key: name, range: null, groupId: id }),
    })),
    listEach<string, Peer>(network.cidrBlocks, ["range"], (range) => ({
      value: object<Peer>({ key: range, range, groupId: null }),
      when: isEmpty(groups),
    })),
  );
}
