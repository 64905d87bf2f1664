/**
 * Fixed addresses for whoever lets only such through: Elastic IPs on a Network Load Balancer, or an accelerator's.
 *
 *     const front = new StaticIp(this, "front", {
 *       name: "shop",
 *       network: network.ref,
 *       targetSecurityGroups: [tasks.ref],
 *       clientAddress: "proxy_protocol",
 *       listeners: {
 *         http: { port: 80, targetGroup: "redirect" },
 *         https: { port: 443, protocol: "tls", certificateArn: certificate.arn, targetGroup: "web" },
 *       },
 *       targetGroups: { web: { port: 8080 }, redirect: { port: 8081 } },
 *     });
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { local } from "../../core/stack/local";
import { accelerator } from "./accelerator";
import { addresses } from "./addresses";
import { frontGroups } from "./front-group";
import { additionalCertificates, listeners } from "./listeners";
import { logBucket } from "./log-bucket";
import { networkLoadBalancer } from "./network-load-balancer";
import { referenceOf, staticIpOutputs } from "./outputs";
import { zonesOf } from "./placement";
import { staticIpContract } from "./static-ip.contract";
import type { StaticIpShape } from "./static-ip.inputs";
import type { StaticIpProps } from "./static-ip.props";
import type { StaticIpReferenceValue } from "./static-ip-reference.contract";
import { albTargetGroups, targetGroups } from "./target-groups";

export class StaticIp extends Block<StaticIpShape> {
  /** The fixed address as services and records take it. */
  readonly ref: Expr<StaticIpReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: StaticIpProps) {
    super(scope, id, staticIpContract, props);
    const { inputs, preconditions } = this;
    const zones = local(this, "zones", zonesOf(inputs));
    const fixed = addresses(this, inputs, zones);
    const groups = frontGroups(this, inputs);
    const logs = logBucket(this, inputs);
    const loadBalancer = networkLoadBalancer(this, {
      inputs,
      zones,
      addresses: fixed,
      groupIds: groups.idsWithRules,
      logs,
      preconditions,
    });
    const anycast = accelerator(this, { inputs, logs, preconditions });
    const tasks = targetGroups(this, inputs);
    const behind = albTargetGroups(this, inputs);
    const all = listeners(this, { inputs, loadBalancer, groups: tasks, albGroups: behind });
    additionalCertificates(this, inputs, all);

    const results = {
      inputs,
      addresses: fixed,
      frontGroups: groups.references,
      loadBalancer,
      accelerator: anycast,
      groups: tasks,
      listeners: all,
    };
    this.ref = referenceOf(results);
    this.results = staticIpOutputs(results, this.ref, logs.name);
  }

  /** The DNS name of the load balancer or accelerator. */
  get dnsName(): string {
    return x.tfText(this.ref.dnsName);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
