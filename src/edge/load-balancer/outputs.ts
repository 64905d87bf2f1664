/** What the load balancer gives. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import { type Instances, type Optional, waitingFor } from "../../core/resources";
import type { ListenerRules } from "./listener-rules";
import type { Listeners } from "./listeners";
import type { LoadBalancerInputs } from "./load-balancer.inputs";
import type {
  ListenerReferenceValue,
  LoadBalancerReferenceValue,
  TargetGroupReferenceValue,
} from "./load-balancer-reference.contract";
import { forwardKeys, HTTP_PORT, redirects } from "./routing";
import type { TargetGroups } from "./target-groups";

export interface Results {
  readonly inputs: LoadBalancerInputs;
  readonly loadBalancer: Lb;
  readonly groups: TargetGroups;
  readonly listeners: Listeners;
  readonly rules: ListenerRules;
  /** The block's own listener that sends HTTP to HTTPS. */
  readonly redirect: Optional<LbListener>;
}

/**
 * The ARN, once there is something that listens. Elastic Load Balancing User Guide, "Use Application Load Balancers as
 * targets of a Network Load Balancer": the target has a listener on the target group's port, or its registration is refused.
 */
const heard = ({ loadBalancer, listeners, redirect }: Results): Expr<string> =>
  waitingFor(x.attribute(loadBalancer, "arn"), [
    ...listeners.resources,
    ...(redirect.resource ? [redirect.resource] : []),
  ]);

export function referenceOf(results: Results): Expr<LoadBalancerReferenceValue> {
  const { inputs, loadBalancer } = results;
  return x.object<LoadBalancerReferenceValue>({
    arn: heard(results),
    arnSuffix: x.attribute(loadBalancer, "arnSuffix"),
    name: inputs.name,
    dnsName: x.attribute(loadBalancer, "dnsName"),
    zoneId: x.attribute(loadBalancer, "zoneId"),
    vpcId: inputs.network.vpcId,
    internal: inputs.internal,
    securityGroups: inputs.securityGroups,
    listeners: x.merge(redirectReference(results), listenerReferences(results)),
    targetGroups: groupReferences(results),
  });
}

const listenerReferences = ({ listeners }: Results): Expr<Record<string, ListenerReferenceValue>> =>
  x.mapFrom(listeners.items, ["key", "listener"], (key, { port, protocol }) => ({
    key,
    value: x.object<ListenerReferenceValue>({ arn: listeners.at(key, "arn"), port, protocol }),
  }));

/** The block's own listener under a key of its own. */
const redirectReference = ({ inputs, redirect }: Results): Expr<Record<string, ListenerReferenceValue>> =>
  x.mapEach(x.items(["http-redirect"]), ["key"], (key) => ({
    key,
    value: () =>
      x.object<ListenerReferenceValue>({ arn: redirect.present("arn"), port: HTTP_PORT, protocol: "HTTP" }),
    when: redirects(inputs),
  }));

const groupReferences = (results: Results): Expr<Record<string, TargetGroupReferenceValue>> =>
  x.mapFrom(results.groups.items, ["key", "group"], (key, { port, protocol }) => ({
    key,
    value: x.object<TargetGroupReferenceValue>({
      arn: results.groups.at(key, "arn"),
      arnSuffix: results.groups.at(key, "arnSuffix"),
      name: results.groups.at(key, "name"),
      port,
      protocol,
      loadBalancerArnSuffix: x.attribute(results.loadBalancer, "arnSuffix"),
      listenerArns: leadingTo(key, results),
    }),
  }));

/** Listeners and rules that forward to a group. */
function leadingTo(group: Expr<string>, { listeners, rules }: Results): Expr<string[]> {
  return x.concat(
    x.listFrom(listeners.items, ["name", "listener"], (name, { action }) => ({
      value: listeners.at(name, "arn"),
      when: x.contains(forwardKeys(action), group),
    })),
    x.listFrom(rules.items, ["name", "rule"], (name, { action }) => ({
      value: rules.at(name, "arn"),
      when: x.contains(forwardKeys(action), group),
    })),
  );
}

interface More {
  readonly ref: Expr<LoadBalancerReferenceValue>;
  readonly networkGroups: Instances<unknown, LbTargetGroup>;
  readonly logBucket: Expr<string | null>;
}

export function loadBalancerOutputs(
  { listeners, rules, groups, redirect }: Results,
  { ref, networkGroups, logBucket }: More,
): Record<string, Output> {
  return {
    load_balancer: {
      value: ref,
      description:
        "The load balancer as services, records and other load balancers take it: ARN, DNS name, security groups, listeners and target groups by key.",
    },
    dns_name: { value: ref.dnsName, description: "The load balancer's own DNS name." },
    zone_id: { value: ref.zoneId, description: "The hosted zone of that name, for alias records." },
    listener_arns: { value: listeners.attribute("arn"), description: "ARNs of the listeners, by key." },
    http_redirect_listener_arn: {
      value: redirect.attribute("arn"),
      description: "ARN of the listener that sends HTTP to HTTPS; null without one.",
    },
    rule_arns: { value: rules.attribute("arn"), description: "ARNs of the rules, by listener/rule." },
    target_group_arns: { value: groups.attribute("arn"), description: "ARNs of the target groups, by key." },
    network_target_group_arns: {
      value: networkGroups.attribute("arn"),
      description: "ARNs of the target groups of type alb, by key: for a Network Load Balancer's listeners.",
    },
    log_bucket: { value: logBucket, description: "The bucket that logs go to; null without one." },
  };
}
