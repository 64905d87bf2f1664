/** Listeners of the Network Load Balancer and their certificates. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
      loadBalancerArn: x.tf(loadBalancer.present("arn")),
      port: x.tf(plan.port),
      protocol: x.tf(plan.protocol),
      certificateArn: x.tf(plan.certificateArn),
      sslPolicy: x.tf(plan.sslPolicy),
      alpnPolicy: x.tf(plan.alpnPolicy),
      tcpIdleTimeoutSeconds: x.tf(plan.idleTimeout),
      defaultAction: [
        {
          type: "forward",
          targetGroupArn: x.tf(
            x.when(
              isBeforeAlb(inputs),
              () => albGroups.at(key, "arn"),
              () => groups.at(plan.targetGroup, "arn"),
            ),
          ),
        },
      ],
      tags: x.tf(plan.tags),
    });
  });
}

/** The key of the target group that a listener leads to. */
export const groupOf = (key: Expr<string>, { targetGroup }: Expr<StaticIpListener>): Expr<string> =>
  x.orElse(targetGroup, () => key);

/** Keys of the listeners whose TLS ends at the Network Load Balancer. */
const tlsListeners = (scope: Construct, inputs: StaticIpInputs): Expr<string[]> =>
  local(
    scope,
    "tls_listeners",
    x.listFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      value: key,
      when: x.and(isTls(listener), isDirect(inputs)),
    })),
  );

/** Keys of the listeners by TCP alone, whose idle time can be set. */
const plainListeners = (scope: Construct, inputs: StaticIpInputs, ends: Expr<string[]>): Expr<string[]> =>
  local(
    scope,
    "tcp_alone",
    x.listFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      value: key,
      when: x.not(x.or(x.contains(ends, key), hasUdp(listener))),
    })),
  );

function listenerPlans(scope: Construct, inputs: StaticIpInputs): Expr<Record<string, ListenerPlan>> {
  const ends = tlsListeners(scope, inputs);
  const plain = plainListeners(scope, inputs, ends);
  const ofTls = <T>(key: Expr<string>, value: Expr<T>) =>
    x.when(
      x.contains(ends, key),
      () => value,
      () => null,
    );
  const plan = (key: Expr<string>, listener: Expr<StaticIpListener>): Expr<ListenerPlan> =>
    x.object<ListenerPlan>({
      port: listener.port,
      protocol: x.when(
        x.contains(plain, key),
        () => "TCP",
        () => inCapitals(listener.protocol),
      ),
      targetGroup: groupOf(key, listener),
      certificateArn: ofTls<string | null>(key, listener.certificateArn),
      sslPolicy: ofTls<string>(key, listener.sslPolicy),
      alpnPolicy: ofTls<string>(key, listener.alpnPolicy),
      idleTimeout: x.when(
        x.contains(plain, key),
        () => listener.idleTimeoutSeconds,
        () => null,
      ),
      tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
    });
  return local(
    scope,
    "listeners",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
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
    x.mergeAll(
      x.listFrom(inputs.listeners, ["listener", "settings"], (listener, { additionalCertificateArns }) => ({
        value: x.mapFrom(additionalCertificateArns, ["name", "arn"], (name, arn) => ({
          key: x.str`${listener}/${name}`,
          value: x.object<Certificate>({ listener, arn }),
        })),
        when: isDirect(inputs),
      })),
    ),
  );
  forEach(certificates, ({ meta, value: { listener, arn } }) => {
    return new LbListenerCertificate(scope, "lb_listener_certificate", {
      ...meta,
      listenerArn: x.tf(all.at(listener, "arn")),
      certificateArn: x.tf(arn),
    });
  });
}
