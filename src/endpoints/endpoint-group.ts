/** The interface endpoints' security group: TCP 443 from private and isolated subnets, and nothing else. */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import type * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Optional, optional } from "../core/resources";
import { local } from "../core/stack/local";
import { type Named, nameTag } from "../network/tags";
import type { InterfaceMap, InterfaceSettings } from "./interface-endpoints";
import type { placement } from "./placement";
import type { ServiceSettings, serviceEndpoints } from "./service-endpoints";

type GroupInputs = t.Inputs<t.ShapeOf<[typeof placement, typeof serviceEndpoints]>> & Named;

interface GroupArguments {
  readonly inputs: GroupInputs;
  /** Whether some interface endpoint has no groups of its own. */
  readonly isNeeded: Expr<boolean>;
  /** Whether some interface endpoint has IPv6 addresses. */
  readonly hasIpv6: Expr<boolean>;
}

interface EndpointGroup {
  readonly group: Optional<SecurityGroup>;
  readonly rules: readonly VpcSecurityGroupIngressRule[];
}

export function endpointGroup(
  scope: Construct,
  { inputs, isNeeded, hasIpv6 }: GroupArguments,
): EndpointGroup {
  const tags = nameTag(inputs, x.str`${inputs.name}-endpoints`);
  const group = optional(scope, SecurityGroup, "security_group", isNeeded, () => ({
    namePrefix: x.str`${inputs.name}-endpoints-`,
    description: "Interface endpoints: HTTPS from private and isolated subnets",
    vpcId: inputs.network.vpcId,
    tags,
    // a group in use cannot be deleted: its users move to the new one first
    lifecycle: { createBeforeDestroy: true },
  }));
  const clients = local(scope, "clients", clientSubnets(inputs));
  const securityGroupId = group.present("id");
  const rule = { ...HTTPS, securityGroupId, tags };
  const ipv4 = x.mapFrom(clients, ["key", "client"], (key, { ipv4 }) => ({
    key,
    value: ipv4,
    when: isNeeded,
  }));
  const ipv6 = x.mapFrom(clients, ["key", "client"], (key, { ipv6 }) => ({
    key,
    value: ipv6,
    when: x.and(isNeeded, hasIpv6),
  }));
  const https = forEach(
    scope,
    VpcSecurityGroupIngressRule,
    "vpc_security_group_ingress_rule_https",
    ipv4,
    ({ value, key }) => ({ ...rule, cidrIpv4: value, description: x.str`HTTPS from ${key}` }),
  );
  const httpsIpv6 = forEach(
    scope,
    VpcSecurityGroupIngressRule,
    "vpc_security_group_ingress_rule_https_ipv6",
    ipv6,
    ({ value, key }) => ({ ...rule, cidrIpv6: value, description: x.str`HTTPS by IPv6 from ${key}` }),
  );
  return { group, rules: [https, httpsIpv6].flatMap(({ resource }) => resource ?? []) };
}

const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/** Under `tier/zone`: known when Terraform plans, even where ranges are not. */
const clientSubnets = ({ network }: GroupInputs) =>
  x.mergeAll(
    x.listFrom(network.tiers, ["tier", "settings"], (tier, { kind, subnets }) => ({
      value: x.mapFrom(subnets, ["zone", "subnet"], (zone, subnet) => ({
        key: x.str`${tier}/${zone}`,
        value: x.object({ ipv4: subnet.cidrBlock, ipv6: subnet.ipv6CidrBlock }),
      })),
      when: x.ne(kind, "public"),
    })),
  );

/** Whether the block's own group is needed, and for IPv6 too. */
export function groupNeeds(
  scope: Construct,
  inputs: GroupInputs,
  settings: InterfaceMap,
): { isNeeded: Expr<boolean>; hasIpv6: Expr<boolean> } {
  const every = <T>(read: (endpoint: Expr<InterfaceSettings | ServiceSettings>) => Expr<T>): Expr<T[]> =>
    x.concat(
      x.listFrom(settings, ["service", "endpoint"], (_, endpoint) => read(endpoint)),
      x.listFrom(inputs.serviceEndpoints, ["name", "endpoint"], (_, endpoint) => read(endpoint)),
    );
  const types = local(
    scope,
    "address_types",
    x.concat(
      x.items([inputs.ipAddressType]),
      every(({ ipAddressType }) => ipAddressType),
    ),
  );
  return {
    isNeeded: local(
      scope,
      "needs_group",
      x.anyTrue(every(({ securityGroupIds }) => x.isNull(securityGroupIds))),
    ),
    hasIpv6: local(
      scope,
      "has_ipv6",
      x.someItem(types, "type", (type) => x.isSetAnd(type, (type) => x.eq(type, "dualstack"))),
    ),
  };
}
