/**
 * Target groups: of tasks with nlb-nginx, of one Application Load Balancer with nlb-alb. AWS cannot change a group's port,
 * and deletes none that a listener uses: so their names are prefixes, and a new one comes before the old one goes.
 */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import {
  and,
  contains,
  type Expr,
  eq,
  get,
  isNull,
  listFrom,
  mapFrom,
  object,
  orElse,
  replace,
  str,
  substr,
  tf,
  when,
} from "../../core/expressions";
import { nestedBlocks, present, repeated } from "../../core/nested-blocks";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { ListenerReferenceValue } from "../load-balancer/load-balancer-reference.contract";
import { inCapitals, type StaticIpListener } from "./listener.contract";
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
const prefixOf = (key: Expr<string>): Expr<string> => str`${substr(replace(key, "-", ""), 0, 5)}-`;

export function targetGroups(scope: Construct, inputs: StaticIpInputs): TargetGroups {
  const checks = healthChecks(scope, inputs);
  const plans = local(
    scope,
    "target_groups",
    mapFrom<StaticIpTargetGroup, TargetGroupPlan>(inputs.targetGroups, ["key", "group"], (key, group) => ({
      key,
      value: groupPlan(inputs, key, { group, check: get(checks, key) }),
      when: isDirect(inputs),
    })),
  );
  return forEach(plans, ({ meta, value: plan }) => {
    const group = new LbTargetGroup(scope, "lb_target_group", {
      ...meta,
      namePrefix: tf(plan.namePrefix),
      vpcId: tf(inputs.network.vpcId),
      targetType: tf(plan.targetType),
      port: tf(plan.port),
      protocol: tf(plan.protocol),
      // both explicit: what AWS takes without a word depends on the target type
      preserveClientIp: tf(
        when<string>(
          plan.proxyProtocol,
          () => "false",
          () => "true",
        ),
      ),
      proxyProtocolV2: tf(plan.proxyProtocol),
      deregistrationDelay: tf(str`${plan.deregistrationDelay}`),
      connectionTermination: tf(plan.connectionTermination),
      stickiness: { enabled: tf(plan.stickiness), type: "source_ip" },
      healthCheck: {
        enabled: true,
        protocol: tf(plan.healthCheck.protocol),
        path: tf(plan.healthCheck.path),
        matcher: tf(plan.healthCheck.matcher),
        port: tf(plan.healthCheck.port),
        interval: tf(plan.healthCheck.intervalSeconds),
        timeout: tf(plan.healthCheck.timeoutSeconds),
        healthyThreshold: tf(plan.healthCheck.healthyThreshold),
        unhealthyThreshold: tf(plan.healthCheck.unhealthyThreshold),
      },
      tags: tf(plan.tags),
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
  return object<TargetGroupPlan>({
    namePrefix: prefixOf(key),
    port: group.port,
    protocol: inCapitals(group.protocol as Expr<string>),
    proxyProtocol: and(eq<string>(inputs.clientAddress, "proxy_protocol"), groupIsTcp(group)),
    targetType: group.targetType,
    deregistrationDelay: group.deregistrationDelaySeconds,
    connectionTermination: group.connectionTermination,
    terminateUnhealthy: when<boolean | null>(
      groupIsTcp(group),
      () => group.terminateUnhealthy,
      () => null,
    ),
    stickiness: group.stickiness,
    healthCheck: check,
    tags: namedTags(inputs, str`${inputs.name}-${key}`),
  });
}

/** Health checks by the groups' keys. */
const healthChecks = (scope: Construct, { targetGroups: all }: StaticIpInputs) =>
  local(
    scope,
    "health_checks",
    mapFrom<StaticIpTargetGroup, CheckPlan>(all, ["key", "group"], (key, { healthCheck }) => ({
      key,
      value: checkPlan(healthCheck as unknown as Expr<StaticIpHealthCheck>),
    })),
  );

function checkPlan(check: Expr<StaticIpHealthCheck>): Expr<CheckPlan> {
  const { port, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = check;
  const ofHttp = (given: Expr<string | null>, fallback: string) =>
    when<string | null>(
      isHttpCheck(check),
      () => orElse<string>(given, () => fallback),
      () => null,
    );
  return object<CheckPlan>({
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
    mapFrom<StaticIpListener, AlbGroupPlan>(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: object<AlbGroupPlan>({
        namePrefix: prefixOf(key),
        port: albPort(listener),
        healthProtocol: healthProtocol(inputs, albPort(listener)),
        tags: namedTags(inputs, str`${inputs.name}-${key}-alb`),
      }),
      when: isBeforeAlb(inputs),
    })),
  );
  const groups = forEach(plans, ({ meta, value: plan }) => {
    return new LbTargetGroup(scope, "lb_target_group_alb", {
      ...meta,
      namePrefix: tf(plan.namePrefix),
      vpcId: tf(inputs.network.vpcId),
      targetType: "alb",
      port: tf(plan.port),
      protocol: "TCP",
      healthCheck: {
        enabled: true,
        protocol: tf(plan.healthProtocol),
        path: tf(check.path),
        matcher: tf(check.matcher),
        interval: tf(check.intervalSeconds),
        timeout: tf(check.timeoutSeconds),
        healthyThreshold: tf(check.healthyThreshold),
        unhealthyThreshold: tf(check.unhealthyThreshold),
      },
      tags: tf(plan.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  forEach(plans, ({ meta, key, value: plan }) => {
    return new LbTargetGroupAttachment(scope, "lb_target_group_attachment_alb", {
      ...meta,
      targetGroupArn: tf(groups.at(key, "arn")),
      targetId: tf(albArn(inputs)),
      port: tf(plan.port),
    });
  });
  return groups;
}

/** The Application Load Balancer's ports of HTTPS. */
const httpsPorts = ({ loadBalancer }: StaticIpInputs): Expr<number[]> =>
  listFrom<ListenerReferenceValue, number>(
    when<Readonly<Record<string, ListenerReferenceValue>>>(
      isNull(loadBalancer),
      () => ({}),
      () => loadBalancer.listeners,
    ),
    ["name", "listener"],
    (_, { port, protocol }) => ({ value: port, when: eq<string>(protocol, "HTTPS") }),
  );

const healthProtocol = (inputs: StaticIpInputs, port: Expr<number>): Expr<string> =>
  when<string>(
    contains(httpsPorts(inputs), port),
    () => "HTTPS",
    () => "HTTP",
  );
