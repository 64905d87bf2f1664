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
  object,
  sort,
  str,
  tf,
  toNumber,
  when,
} from "../../core/expressions";
import { forEach, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import { nameTag } from "../../network/tags";
import type { StaticIpListener } from "./listener.contract";
import { albGroups, albPort, hasNetworkLoadBalancer, isBeforeAlb } from "./placement";
import type { StaticIpInputs } from "./static-ip.inputs";
import { hasOwnPort, type StaticIpTargetGroup } from "./target-group.contract";

type GroupReferences = Expr<readonly SecurityGroupReferenceValue[]>;

interface Ingress {
  readonly listener: string;
  readonly port: number;
  readonly range: string;
}

interface Peer {
  readonly key: string;
  readonly range: string | null;
  readonly groupId: string | null;
}

interface Egress {
  readonly port: number;
  readonly peer: Peer;
}

/** The groups that the load balancer has: the given ones, or its own. Empty with an accelerator. */
export function frontGroups(scope: Construct, inputs: StaticIpInputs): GroupReferences {
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
  forEach(ingress(scope, inputs, isOwn), ({ meta, value: { listener, port, range } }) => {
    return new VpcSecurityGroupIngressRule(scope, "vpc_security_group_ingress_rule", {
      ...meta,
      securityGroupId: id(),
      description: tf(str`Clients of ${listener}`),
      ipProtocol: "tcp",
      fromPort: tf(port),
      toPort: tf(port),
      ...ranges(range),
      tags: nameTag(inputs, str`${name}-nlb-${listener}`),
    });
  });
  forEach(egress(scope, inputs, isOwn), ({ meta, value: { port, peer } }) => {
    return new VpcSecurityGroupEgressRule(scope, "vpc_security_group_egress_rule", {
      ...meta,
      securityGroupId: id(),
      description: "Targets and their health",
      ipProtocol: "tcp",
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
  return local(scope, "front_groups", groups);
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

/** `https/0.0.0.0/0`: a listener and a range of its clients. */
const ingress = (scope: Construct, { listeners }: StaticIpInputs, isOwn: Expr<boolean>) =>
  local(
    scope,
    "ingress",
    mergeAll<Ingress>(
      listFrom<StaticIpListener, Record<string, Ingress>>(
        listeners,
        ["listener", "settings"],
        (listener, { port, clients }) => ({
          value: mapEach<string, Ingress>(sort(clients), ["range"], (range) => ({
            key: str`${listener}/${range}`,
            value: object<Ingress>({ listener, port, range }),
          })),
          when: isOwn,
        }),
      ),
    ),
  );

/** `8080-to-app`: a port of the targets and who they are. */
function egress(scope: Construct, inputs: StaticIpInputs, isOwn: Expr<boolean>) {
  const ports = local(scope, "target_ports", targetPorts(inputs));
  const peers = local(scope, "target_peers", targetPeers(scope, inputs));
  return local(
    scope,
    "egress",
    mergeAll<Egress>(
      listEach<number, Record<string, Egress>>(ports, ["port"], (port) => ({
        value: mapEach<Peer, Egress>(peers, ["peer"], (peer) => ({
          key: str`${port}-to-${peer.key}`,
          value: object<Egress>({ port, peer }),
        })),
        when: isOwn,
      })),
    ),
  );
}

function targetPorts(inputs: StaticIpInputs): Expr<number[]> {
  const { listeners, targetGroups } = inputs;
  const albPorts = () =>
    listFrom<StaticIpListener, number>(listeners, ["key", "listener"], (_, settings) => ({
      value: albPort(settings),
    }));
  const groupPorts = () =>
    concat<number>(
      listFrom<StaticIpTargetGroup, number>(targetGroups, ["key", "group"], (_, { port }) => ({
        value: port,
      })),
      listFrom<StaticIpTargetGroup, number>(targetGroups, ["key", "group"], (_, { healthCheck }) => ({
        value: () => toNumber(healthCheck.port),
        when: hasOwnPort(healthCheck as never),
      })),
    );
  return distinct(when<number[]>(isBeforeAlb(inputs), albPorts, groupPorts));
}

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
