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
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { refuseUnmovedListeners } from "../action-owner";
import { listenerRules } from "./listener-rules";
import { additionalCertificates, httpRedirect, listeners } from "./listeners";
import { loadBalancerContract } from "./load-balancer.contract";
import type { LoadBalancerShape } from "./load-balancer.inputs";
import type { LoadBalancerProps } from "./load-balancer.props";
import type { LoadBalancerReferenceValue } from "./load-balancer-reference.contract";
import { type LogBucket, logBucket, turnLogsOn } from "./log-bucket";
import { loadBalancerOutputs, referenceOf } from "./outputs";
import { subnetIds } from "./placement";
import { networkTargetGroups, targetGroups } from "./target-groups";

export class LoadBalancer extends Block<LoadBalancerShape> {
  /** The load balancer as services and records take it. */
  readonly ref: Expr<LoadBalancerReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, loadBalancerContract, props);
    const { inputs } = this;
    const logs = logBucket(this, inputs);
    const loadBalancer = this.loadBalancer(logs);
    this.webAcl(loadBalancer);

    const groups = targetGroups(this, inputs);
    refuseUnmovedListeners(this, inputs);
    const all = listeners(this, { inputs, loadBalancer, groups });
    const redirect = httpRedirect(this, inputs, loadBalancer);
    additionalCertificates(this, inputs, all);
    const rules = listenerRules(this, { inputs, listeners: all, groups });
    const heard = [...all.resources, ...(redirect.resource ? [redirect.resource] : [])];
    const networkGroups = networkTargetGroups(this, inputs, { loadBalancer, listeners: heard });

    const results = { inputs, loadBalancer, groups, listeners: all, rules, redirect };
    this.ref = referenceOf(results);
    this.results = loadBalancerOutputs(results, {
      ref: this.ref,
      networkGroups,
      logBucket: logs.name,
    });
  }

  /** The load balancer's ARN. */
  get loadBalancerArn(): string {
    return x.tfText(this.ref.arn);
  }

  /** Its own DNS name. */
  get dnsName(): string {
    return x.tfText(this.ref.dnsName);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }

  private loadBalancer(logs: LogBucket): Lb {
    const { inputs, preconditions: precondition } = this;
    const { headers, webAcl } = inputs;
    const groupIds = x.listEach(inputs.securityGroups, ["group"], ({ id }) => ({ value: id }));
    const loadBalancer = new Lb(this, "lb", {
      name: x.tf(inputs.name),
      loadBalancerType: "application",
      internal: x.tf(inputs.internal),
      ipAddressType: x.tf(inputs.ipAddressType),
      subnets: x.tf(subnetIds(inputs)),
      securityGroups: x.tf(groupIds),
      dropInvalidHeaderFields: x.tf(headers.dropInvalid),
      desyncMitigationMode: x.tf(headers.desyncMitigation),
      xffHeaderProcessingMode: x.tf(headers.xForwardedFor),
      enableXffClientPort: x.tf(headers.xForwardedForPort),
      preserveHostHeader: x.tf(headers.preserveHost),
      enableTlsVersionAndCipherSuiteHeaders: x.tf(headers.tlsVersionAndCipher),
      enableDeletionProtection: x.tf(inputs.deletionProtection),
      enableHttp2: x.tf(inputs.http2),
      enableZonalShift: x.tf(inputs.zonalShift),
      enableWafFailOpen: x.tf(
        x.attempt(
          () => webAcl.failOpen,
          () => false,
        ),
      ),
      idleTimeout: x.tf(inputs.idleTimeoutSeconds),
      clientKeepAlive: x.tf(inputs.clientKeepAliveSeconds),
      tags: nameTag(inputs, inputs.name),
      ...(logs.prerequisites.length > 0 ? { dependsOn: [...logs.prerequisites] } : {}),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
    turnLogsOn(loadBalancer, inputs, logs);
    return loadBalancer;
  }

  /** By whether there is a web ACL at all: its ARN may be known only after the apply. */
  private webAcl(loadBalancer: Lb): void {
    const { webAcl } = this.inputs;
    optional(x.isSet(webAcl), (meta) => {
      return new Wafv2WebAclAssociation(this, "wafv2_web_acl_association", {
        ...meta,
        resourceArn: x.tf(x.attribute(loadBalancer, "arn")),
        webAclArn: x.tf(webAcl.arn),
      });
    });
  }
}
