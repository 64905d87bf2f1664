/** Listeners, their certificates, and the listener that sends HTTP to HTTPS. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { nestedBlocks, present, repeated } from "../../core/nested-blocks";
import { forEach, type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, nameTag, type Tags } from "../../network/tags";
import { type OwnedInstances, ownedEach } from "../action-owner";
import type { Action } from "./action.contract";
import { actionBlocks, signInOf } from "./actions";
import type { Authentication } from "./authentication.contract";
import type { Listener } from "./listener.contract";
import type { LoadBalancerInputs } from "./load-balancer.inputs";
import { HTTP_PORT, redirectPort, redirects } from "./routing";
import type { TargetGroups } from "./target-groups";

/** What a listener is made from. */
export interface ListenerPlan {
  readonly port: number;
  readonly protocol: string;
  readonly certificateArn: string | null;
  readonly sslPolicy: string | null;
  readonly mutualAuthentication: Listener["mutualAuthentication"];
  readonly action: Action;
  readonly signIn: Authentication | null;
  readonly tags: Tags;
}

export type Listeners = OwnedInstances<ListenerPlan, LbListener>;

interface ListenerArguments {
  readonly inputs: LoadBalancerInputs;
  readonly loadBalancer: Lb;
  readonly groups: TargetGroups;
}

export function listeners(scope: Construct, { inputs, loadBalancer, groups }: ListenerArguments): Listeners {
  const plans = { id: "lb_listener", items: listenerPlans(scope, inputs), action: "default_action" };
  return ownedEach(scope, inputs, plans, ({ meta, value: plan, id }) => {
    const listener = new LbListener(scope, id, {
      ...meta,
      loadBalancerArn: x.tf(x.attribute(loadBalancer, "arn")),
      port: x.tf(plan.port),
      protocol: x.tf(plan.protocol),
      certificateArn: x.tf(plan.certificateArn),
      sslPolicy: x.tf(plan.sslPolicy),
      tags: x.tf(plan.tags),
      // written below: an action has one of several blocks
      defaultAction: [],
    });
    nestedBlocks(listener, "default_action", actionBlocks(inputs, plan, groups));
    nestedBlocks(listener, "mutual_authentication", [
      repeated("mutual", present(plan.mutualAuthentication), (mutual) => ({
        mode: mutual.mode,
        trust_store_arn: mutual.trustStoreArn,
        ignore_client_certificate_expiry: ofVerify(mutual.mode, mutual.ignoreClientCertificateExpiry),
        advertise_trust_store_ca_names: ofVerify(
          mutual.mode,
          x.when(
            mutual.advertiseTrustStoreCaNames,
            () => "on",
            () => "off",
          ),
        ),
      })),
    ]);
    return listener;
  });
}

/** Passthrough knows no trust store, nor what goes with one. */
const ofVerify = <T>(mode: Expr<string>, value: Expr<T>): Expr<T | null> =>
  x.when(
    x.eq(mode, "verify"),
    () => value,
    () => null,
  );

function listenerPlans(scope: Construct, inputs: LoadBalancerInputs): Expr<Record<string, ListenerPlan>> {
  const plan = (key: Expr<string>, listener: Expr<Listener>): Expr<ListenerPlan> =>
    x.object<ListenerPlan>({
      port: listener.port,
      protocol: listener.protocol,
      certificateArn: listener.certificateArn,
      sslPolicy: x.when(
        x.eq(listener.protocol, "HTTPS"),
        () => listener.sslPolicy,
        () => null,
      ),
      mutualAuthentication: listener.mutualAuthentication,
      action: listener.defaultAction,
      signIn: signInOf(inputs, listener.defaultAction),
      tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
    });
  return local(
    scope,
    "listeners",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: plan(key, listener),
    })),
  );
}

/** Certificates beside the default one; a new one is there before the old one goes. */
export function additionalCertificates(scope: Construct, inputs: LoadBalancerInputs, all: Listeners): void {
  interface Certificate {
    readonly listener: string;
    readonly arn: string;
  }
  const certificates = local(
    scope,
    "additional_certificates",
    x.mergeAll(
      x.listFrom(inputs.listeners, ["listener", "settings"], (listener, settings) => ({
        value: x.mapFrom(settings.additionalCertificateArns, ["name", "arn"], (name, arn) => ({
          key: x.str`${listener}/${name}`,
          value: x.object<Certificate>({ listener, arn }),
        })),
      })),
    ),
  );
  // never made before destroyed: Terraform would hand that on to the load balancer, whose name cannot be had twice
  forEach(certificates, ({ meta, value: { listener, arn } }) => {
    return new LbListenerCertificate(scope, "lb_listener_certificate", {
      ...meta,
      listenerArn: x.tf(all.at(listener, "arn")),
      certificateArn: x.tf(arn),
    });
  });
}

/** Security Hub ELB.1: "Application Load Balancer should be configured to redirect all HTTP requests to HTTPS". */
export function httpRedirect(
  scope: Construct,
  inputs: LoadBalancerInputs,
  loadBalancer: Lb,
): Optional<LbListener> {
  return optional(local(scope, "redirects_http", redirects(inputs)), (meta) => {
    return new LbListener(scope, "lb_listener_http_redirect", {
      ...meta,
      loadBalancerArn: x.tf(x.attribute(loadBalancer, "arn")),
      port: HTTP_PORT,
      protocol: "HTTP",
      defaultAction: [
        {
          type: "redirect",
          redirect: { protocol: "HTTPS", port: x.tf(x.str`${redirectPort(inputs)}`), statusCode: "HTTP_301" },
        },
      ],
      tags: nameTag(inputs, x.str`${inputs.name}-http-redirect`),
    });
  });
}
