/**
 * Target groups: of tasks with nlb-nginx, of one Application Load Balancer with nlb-alb. AWS cannot change a group's port,
 * and deletes none that a listener uses: so their names are prefixes, and a new one comes before the old one goes.
 */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { nestedBlocks, present, repeated } from "../../core/nested-blocks";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import { inCapitals } from "./listener.contract";
import { albArn, albPort, isBeforeAlb, isDirect } from "./placement";
import type { StaticIpInputs } from "./static-ip.inputs";
import {
  groupIsTcp,
  isHttpCheck,
  type StaticIpHealthCheck,
  type StaticIpTargetGroup,
} from "./target-group.contract";

/** What a target group of tasks is made from. */
export interface TargetGroupPlan {
  readonly namePrefix: string;
  readonly port: number;
  readonly protocol: string;
  readonly proxyProtocol: boolean;
  readonly targetType: string;
  readonly deregistrationDelay: number;
  readonly connectionTermination: boolean;
  /** Null where AWS has no such setting. */
  readonly terminateUnhealthy: boolean | null;
  readonly stickiness: boolean;
  readonly healthCheck: CheckPlan;
  readonly tags: Tags;
}

interface CheckPlan {
  readonly protocol: string;
  readonly path: string | null;
  readonly matcher: string | null;
  readonly port: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

export type TargetGroups = Instances<TargetGroupPlan, LbTargetGroup>;

/** AWS allows six characters, no hyphen twice; the rest of the name is the provider's. */
const prefixOf = (key: Expr<string>): Expr<string> => x.str`${x.substr(x.replace(key, "-", ""), 0, 5)}-`;

export function targetGroups(scope: Construct, inputs: StaticIpInputs): TargetGroups {
  const checks = healthChecks(scope, inputs);
  const plans = local(
    scope,
    "target_groups",
    x.mapFrom<StaticIpTargetGroup, TargetGroupPlan>(inputs.targetGroups, ["key", "group"], (key, group) => ({
      key,
      value: groupPlan(inputs, key, { group, check: x.get(checks, key) }),
      when: isDirect(inputs),
    })),
  );
  return forEach(plans, ({ meta, value: plan }) => {
    const group = new LbTargetGroup(scope, "lb_target_group", {
      ...meta,
      namePrefix: x.tf(plan.namePrefix),
      vpcId: x.tf(inputs.network.vpcId),
      targetType: x.tf(plan.targetType),
      port: x.tf(plan.port),
      protocol: x.tf(plan.protocol),
      // both explicit: what AWS takes without a word depends on the target type
      preserveClientIp: x.tf(
        x.when(
          plan.proxyProtocol,
          () => "false",
          () => "true",
        ),
      ),
      proxyProtocolV2: x.tf(plan.proxyProtocol),
      deregistrationDelay: x.tf(x.str`${plan.deregistrationDelay}`),
      connectionTermination: x.tf(plan.connectionTermination),
      stickiness: { enabled: x.tf(plan.stickiness), type: "source_ip" },
      healthCheck: {
        enabled: true,
        protocol: x.tf(plan.healthCheck.protocol),
        path: x.tf(plan.healthCheck.path),
        matcher: x.tf(plan.healthCheck.matcher),
        port: x.tf(plan.healthCheck.port),
        interval: x.tf(plan.healthCheck.intervalSeconds),
        timeout: x.tf(plan.healthCheck.timeoutSeconds),
        healthyThreshold: x.tf(plan.healthCheck.healthyThreshold),
        unhealthyThreshold: x.tf(plan.healthCheck.unhealthyThreshold),
      },
      tags: x.tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
    nestedBlocks(group, "target_health_state", [
      repeated<boolean>("ends", present(plan.terminateUnhealthy), (ends) => ({
        enable_unhealthy_connection_termination: ends,
      })),
    ]);
    return group;
  });
}

/**
 * Connections of a target that turned unhealthy are ended for TCP alone (hashicorp/aws, aws_lb_target_group:
 * target_health_state); the client's address is kept with UDP, which nobody can turn off, and needs no header (Network Load
 * Balancers guide, "Edit target group attributes": client IP preservation).
 */
function groupPlan(
  inputs: StaticIpInputs,
  key: Expr<string>,
  { group, check }: { readonly group: Expr<StaticIpTargetGroup>; readonly check: Expr<CheckPlan> },
): Expr<TargetGroupPlan> {
  return x.object<TargetGroupPlan>({
    namePrefix: prefixOf(key),
    port: group.port,
    protocol: inCapitals(group.protocol),
    proxyProtocol: x.and(x.eq(inputs.clientAddress, "proxy_protocol"), groupIsTcp(group)),
    targetType: group.targetType,
    deregistrationDelay: group.deregistrationDelaySeconds,
    connectionTermination: group.connectionTermination,
    terminateUnhealthy: x.when(
      groupIsTcp(group),
      () => group.terminateUnhealthy,
      () => null,
    ),
    stickiness: group.stickiness,
    healthCheck: check,
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  });
}

/** Health checks by the groups' keys. */
const healthChecks = (scope: Construct, { targetGroups: all }: StaticIpInputs) =>
  local(
    scope,
    "health_checks",
    x.mapFrom(all, ["key", "group"], (key, { healthCheck }) => ({
      key,
      value: checkPlan(healthCheck),
    })),
  );

function checkPlan(check: Expr<StaticIpHealthCheck>): Expr<CheckPlan> {
  const { port, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = check;
  const ofHttp = (given: Expr<string | null>, fallback: string) =>
    x.when(
      isHttpCheck(check),
      () => x.orElse(given, () => fallback),
      () => null,
    );
  return x.object<CheckPlan>({
    protocol: check.protocol,
    path: ofHttp(check.path, "/healthz"),
    matcher: ofHttp(check.matcher, "200"),
    port,
    intervalSeconds,
    timeoutSeconds,
    healthyThreshold,
    unhealthyThreshold,
  });
}

interface AlbGroupPlan {
  readonly namePrefix: string;
  readonly port: number;
  readonly healthProtocol: string;
  readonly tags: Tags;
}

export type AlbTargetGroups = Instances<AlbGroupPlan, LbTargetGroup>;

/** Network Load Balancers guide, "Use an Application Load Balancer as a target of a Network Load Balancer". */
export function albTargetGroups(scope: Construct, inputs: StaticIpInputs): AlbTargetGroups {
  const { albHealthCheck: check } = inputs;
  const plans = local(
    scope,
    "alb_target_groups",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: x.object<AlbGroupPlan>({
        namePrefix: prefixOf(key),
        port: albPort(listener),
        healthProtocol: healthProtocol(inputs, albPort(listener)),
        tags: namedTags(inputs, x.str`${inputs.name}-${key}-alb`),
      }),
      when: isBeforeAlb(inputs),
    })),
  );
  const groups = forEach(plans, ({ meta, value: plan }) => {
    return new LbTargetGroup(scope, "lb_target_group_alb", {
      ...meta,
      namePrefix: x.tf(plan.namePrefix),
      vpcId: x.tf(inputs.network.vpcId),
      targetType: "alb",
      port: x.tf(plan.port),
      protocol: "TCP",
      healthCheck: {
        enabled: true,
        protocol: x.tf(plan.healthProtocol),
        path: x.tf(check.path),
        matcher: x.tf(check.matcher),
        interval: x.tf(check.intervalSeconds),
        timeout: x.tf(check.timeoutSeconds),
        healthyThreshold: x.tf(check.healthyThreshold),
        unhealthyThreshold: x.tf(check.unhealthyThreshold),
      },
      tags: x.tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  forEach(plans, ({ meta, key, value: plan }) => {
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment_alb", {
      ...meta,
      targetGroupArn: x.tf(groups.at(key, "arn")),
      targetId: x.tf(albArn(inputs)),
      port: x.tf(plan.port),
    });
  });
  return groups;
}

/** The Application Load Balancer's ports of HTTPS. */
const httpsPorts = ({ loadBalancer }: StaticIpInputs): Expr<number[]> =>
  x.listFrom(
    x.ifSet(
      loadBalancer,
      (loadBalancer) => loadBalancer.listeners,
      () => ({}),
    ),
    ["name", "listener"],
    (_, { port, protocol }) => ({ value: port, when: x.eq(protocol, "HTTPS") }),
  );

const healthProtocol = (inputs: StaticIpInputs, port: Expr<number>): Expr<string> =>
  x.when(
    x.contains(httpsPorts(inputs), port),
    () => "HTTPS",
    () => "HTTP",
  );
