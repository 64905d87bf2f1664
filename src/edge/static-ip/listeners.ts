/** Listeners of the Network Load Balancer and their certificates. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Construct } from "constructs";
import {
  and,
  contains,
  type Expr,
  listFrom,
  mapFrom,
  mergeAll,
  not,
  object,
  or,
  orElse,
  str,
  tf,
  when,
} from "../../core/expressions";
import { forEach, type Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import { type OwnedInstances, ownedEach, refuseUnmovedListeners } from "../action-owner";
import { hasUdp, inCapitals, isTls, type StaticIpListener } from "./listener.contract";
import { hasNetworkLoadBalancer, isBeforeAlb, isDirect } from "./placement";
import type { StaticIpInputs } from "./static-ip.inputs";
import type { AlbTargetGroups, TargetGroups } from "./target-groups";

/** What a listener is made from. */
export interface ListenerPlan {
  readonly port: number;
  readonly protocol: string;
  readonly targetGroup: string;
  readonly certificateArn: string | null;
  readonly sslPolicy: string | null;
  readonly alpnPolicy: string | null;
  readonly idleTimeout: number | null;
  readonly tags: Tags;
}

export type Listeners = OwnedInstances<ListenerPlan, LbListener>;

interface ListenerArguments {
  readonly inputs: StaticIpInputs;
  readonly loadBalancer: Optional<Lb>;
  readonly groups: TargetGroups;
  readonly albGroups: AlbTargetGroups;
}

export function listeners(
  scope: Construct,
  { inputs, loadBalancer, groups, albGroups }: ListenerArguments,
): Listeners {
  refuseUnmovedListeners(scope, inputs);
  const plans = { id: "lb_listener", items: listenerPlans(scope, inputs), action: "default_action" };
  return ownedEach(scope, inputs, plans, ({ meta, key, value: plan, id }) => {
    return new LbListener(scope, id, {
      ...meta,
      loadBalancerArn: tf(loadBalancer.present("arn")),
      port: tf(plan.port),
      protocol: tf(plan.protocol),
      certificateArn: tf(plan.certificateArn),
      sslPolicy: tf(plan.sslPolicy),
      alpnPolicy: tf(plan.alpnPolicy),
      tcpIdleTimeoutSeconds: tf(plan.idleTimeout),
      defaultAction: [
        {
          type: "forward",
          targetGroupArn: tf(
            when<string>(
              isBeforeAlb(inputs),
              () => albGroups.at(key, "arn"),
              () => groups.at(plan.targetGroup, "arn"),
            ),
          ),
        },
      ],
      tags: tf(plan.tags),
    });
  });
}

/** The key of the target group that a listener leads to. */
export const groupOf = (key: Expr<string>, { targetGroup }: Expr<StaticIpListener>): Expr<string> =>
  orElse<string>(targetGroup, () => key);

/** Keys of the listeners whose TLS ends at the Network Load Balancer. */
const tlsListeners = (scope: Construct, inputs: StaticIpInputs): Expr<string[]> =>
  local(
    scope,
    "tls_listeners",
    listFrom<StaticIpListener, string>(inputs.listeners, ["key", "listener"], (key, listener) => ({
      value: key,
      when: and(isTls(listener), isDirect(inputs)),
    })),
  );

/** Keys of the listeners by TCP alone, whose idle time can be set. */
const plainListeners = (scope: Construct, inputs: StaticIpInputs, ends: Expr<string[]>): Expr<string[]> =>
  local(
    scope,
    "tcp_alone",
    listFrom<StaticIpListener, string>(inputs.listeners, ["key", "listener"], (key, listener) => ({
      value: key,
      when: not(or(contains(ends, key), hasUdp(listener))),
    })),
  );

function listenerPlans(scope: Construct, inputs: StaticIpInputs): Expr<Record<string, ListenerPlan>> {
  const ends = tlsListeners(scope, inputs);
  const plain = plainListeners(scope, inputs, ends);
  const ofTls = <T>(key: Expr<string>, value: Expr<T>) =>
    when<T | null>(
      contains(ends, key),
      () => value as never,
      () => null,
    );
  const plan = (key: Expr<string>, listener: Expr<StaticIpListener>): Expr<ListenerPlan> =>
    object<ListenerPlan>({
      port: listener.port,
      protocol: when<string>(
        contains(plain, key),
        () => "TCP",
        () => inCapitals(listener.protocol as Expr<string>),
      ),
      targetGroup: groupOf(key, listener),
      certificateArn: ofTls<string | null>(key, listener.certificateArn),
      sslPolicy: ofTls<string>(key, listener.sslPolicy),
      alpnPolicy: ofTls<string>(key, listener.alpnPolicy as Expr<string>),
      idleTimeout: when<number | null>(
        contains(plain, key),
        () => listener.idleTimeoutSeconds,
        () => null,
      ),
      tags: namedTags(inputs, str`${inputs.name}-${key}`),
    });
  return local(
    scope,
    "listeners",
    mapFrom<StaticIpListener, ListenerPlan>(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: plan(key, listener),
      when: hasNetworkLoadBalancer(inputs),
    })),
  );
}

interface Certificate {
  readonly listener: string;
  readonly arn: string;
}

/**
 * Certificates beside the default one. No create_before_destroy: Terraform would hand it on to the load balancer, and
 * AWS makes no second one of the same name and addresses beside the first.
 */
export function additionalCertificates(scope: Construct, inputs: StaticIpInputs, all: Listeners): void {
  const certificates = local(
    scope,
    "additional_certificates",
    mergeAll<Certificate>(
      listFrom<StaticIpListener, Record<string, Certificate>>(
        inputs.listeners,
        ["listener", "settings"],
        (listener, { additionalCertificateArns }) => ({
          value: mapFrom<string, Certificate>(additionalCertificateArns, ["name", "arn"], (name, arn) => ({
            key: str`${listener}/${name}`,
            value: object<Certificate>({ listener, arn }),
          })),
          when: isDirect(inputs),
        }),
      ),
    ),
  );
  forEach(certificates, ({ meta, value: { listener, arn } }) => {
    return new LbListenerCertificate(scope, "lb_listener_certificate", {
      ...meta,
      listenerArn: tf(all.at(listener, "arn")),
      certificateArn: tf(arn),
    });
  });
}
