/** The block `edge/load-balancer`. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { type Instances, type Optional, waitingFor } from "../../core/resources";
import { actionOwner, refuseUnmovedListeners } from "../elastic-load-balancing/action-owner";
import { additionalCertificates } from "../elastic-load-balancing/certificates";
import { naming } from "../elastic-load-balancing/name";
import { groupReferences, type TargetGroups } from "../elastic-load-balancing/target-groups";
import { accessLogs, albLogBucket } from "./access-logs";
import { forwardKeys } from "./actions";
import { applicationLoadBalancer, attributes } from "./attributes";
import { authentication } from "./authentication";
import { HTTP_PORT, httpRedirect, redirects, redirectToHttps } from "./http-redirect";
import { type ListenerRules, listenerRules } from "./listener-rules";
import { type Listeners, listeners, loadBalancerListeners } from "./listeners";
import type { LoadBalancerProps, LoadBalancerResources } from "./load-balancer.props";
import { networkGroups, networkTargetGroups } from "./network-target-groups";
import { EXAMPLE_NETWORK, placement } from "./placement";
import {
  type ListenerReferenceValue,
  type LoadBalancerReferenceOf,
  type LoadBalancerReferenceValue,
  loadBalancerReference,
} from "./reference";
import { routing } from "./routing";
import { groups, targetGroups } from "./target-groups";
import { associateWebAcl, webAcl } from "./web-acl";

const contract = t.contract({
  name: "load balancer",
  concerns: [
    naming,
    placement,
    listeners,
    actionOwner,
    httpRedirect,
    routing,
    groups,
    networkGroups,
    authentication,
    accessLogs,
    webAcl,
    attributes,
  ],
  example: {
    name: "web",
    network: EXAMPLE_NETWORK,
    tier: "private",
    securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
    listeners: {
      http: { port: 80, protocol: "HTTP", defaultAction: { forward: { targetGroups: { app: 1 } } } },
    },
    targetGroups: { app: { port: 8080 } },
  },
});

/**
 * An Application Load Balancer with its listeners, rules and target groups.
 *
 *     const balancer = new LoadBalancer(this, "web", {
 *       name: "shop",
 *       network: network.ref,
 *       tier: "public",
 *       internal: false,
 *       securityGroups: [edge.ref],
 *       targetGroups: { app: { port: 8080, healthCheck: { path: "/health" } } },
 *       listeners: {
 *         https: {
 *           port: 443,
 *           protocol: "HTTPS",
 *           certificateArn: certificate.arn,
 *           defaultAction: { fixedResponse: { statusCode: "404" } },
 *           rules: {
 *             api: {
 *               priority: 100,
 *               hostHeader: ["api.example.com"],
 *               action: { forward: { targetGroups: { app: 1 } } },
 *             },
 *           },
 *         },
 *       },
 *     });
 */
export class LoadBalancer<
  Listener extends string = string,
  TargetGroup extends string = string,
> extends Block<typeof contract.inputs, LoadBalancerResources> {
  /** The load balancer as services and records take it. */
  readonly ref: t.Reference<LoadBalancerReferenceOf<Listener, TargetGroup>>;
  protected readonly results: Outputs;
  private readonly networkGroupArns: Expr<Record<string, string>>;
  private readonly rules: ListenerRules;

  constructor(scope: Construct, id: string, props: LoadBalancerProps<Listener, TargetGroup>) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const logs = albLogBucket(this, inputs);
    const loadBalancer = applicationLoadBalancer(this, inputs, { logs, preconditions: this.preconditions });
    associateWebAcl(this, inputs, loadBalancer);

    const groups = targetGroups(this, inputs);
    refuseUnmovedListeners(this, inputs);
    const all = loadBalancerListeners(this, { inputs, loadBalancer, groups });
    const redirect = redirectToHttps(this, inputs, { loadBalancer, listeners: all });
    additionalCertificates(this, inputs, all);
    const rules = listenerRules(this, { inputs, listeners: all, groups });
    const heard = [...all.resources, ...(redirect.resource ? [redirect.resource] : [])];
    const networkGroups = networkTargetGroups(this, inputs, { loadBalancer, listeners: heard });

    this.rules = rules;
    const results = { inputs, loadBalancer, groups, listeners: all, rules, redirect };
    const ref = referenceOf(results);
    this.ref = t.reference(this, "ref", loadBalancerReference, ref);
    this.networkGroupArns = networkGroups.attribute("arn");
    this.results = loadBalancerOutputs(results, {
      ref,
      networkGroups,
      logBucket: logs.name,
    });
  }

  /** The load balancer's ARN. */
  get loadBalancerArn(): string {
    return this.ref.arn;
  }

  /** Its own DNS name. */
  get dnsName(): string {
    return this.ref.dnsName;
  }

  /** A target group of type alb by its key in `networkTargetGroups`: for a Network Load Balancer's listeners. */
  networkTargetGroupArn(key: string): string {
    return x.tfText(x.get(this.networkGroupArns, key));
  }

  /** A rule's ARN by `listener/rule`: for deployments of ECS that move traffic between the rule's target groups. */
  ruleArn(key: string): string {
    return x.tfText(this.rules.at(key, "arn"));
  }
}

interface Results {
  readonly inputs: t.Inputs<typeof contract.inputs>;
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

function referenceOf(results: Results): Expr<LoadBalancerReferenceValue> {
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
    targetGroups: groupReferences(results.groups, {
      loadBalancerArnSuffix: x.attribute(loadBalancer, "arnSuffix"),
      listenerArns: (group) => leadingTo(group, results),
    }),
  });
}

const listenerReferences = ({ listeners }: Results): Expr<Record<string, ListenerReferenceValue>> =>
  x.mapFrom(listeners.items, ["key", "listener"], (key, { port, protocol }) =>
    x.object<ListenerReferenceValue>({ arn: listeners.at(key, "arn"), port, protocol }),
  );

/** The block's own listener under a key of its own. */
const redirectReference = ({ inputs, redirect }: Results): Expr<Record<string, ListenerReferenceValue>> =>
  x.mapEach(x.items(["http-redirect"]), ["key"], (key) => ({
    key,
    value: () =>
      x.object<ListenerReferenceValue>({ arn: redirect.present("arn"), port: HTTP_PORT, protocol: "HTTP" }),
    when: redirects(inputs),
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

function loadBalancerOutputs(
  { listeners, rules, groups, redirect }: Results,
  { ref, networkGroups, logBucket }: More,
): Outputs {
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

export const loadBalancerBlock = defineBlock(__filename, { construct: LoadBalancer, contract });
