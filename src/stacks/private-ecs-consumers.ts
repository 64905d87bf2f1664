/**
 * The API of `private-ecs` for networks of others, by PrivateLink. An endpoint service takes Network Load Balancers (AWS PrivateLink
 * Guide: Share your services through AWS PrivateLink), so that an internal one stands before the Application Load Balancer.
 */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { resource } from "../core/resources";
import { exception } from "../core/stack/exception";
import type { HanokStack } from "../core/stack/stack";
import { EndpointService } from "../endpoints/service/endpoint-service";
import type { Environment } from "../environments";

interface Service {
  readonly title: string;
  readonly environment: Environment;
  readonly subnetIds: readonly string[];
  /** Of the Application Load Balancer, as a target. */
  readonly targetGroupArn: string;
  readonly port: number;
}

/** Each connection is accepted by hand: consumers are other people's accounts. Its sources are addresses of this VPC. */
export function forConsumers(
  stack: HanokStack,
  consumers: Readonly<Record<string, string>>,
  service: Service,
) {
  const { title, environment, subnetIds, targetGroupArn, port } = service;
  const balancer = resource(stack, Lb, "consumers_balancer", {
    name: `${title}-consumers`,
    loadBalancerType: "network",
    internal: true,
    subnets: [...subnetIds],
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: environment.protection,
    tags: { Name: `${title}-consumers` },
  });
  const listener = resource(stack, LbListener, "consumers_listener", {
    loadBalancerArn: balancer.arn,
    port,
    protocol: "TCP",
    defaultAction: [{ type: "forward", targetGroupArn }],
  });
  exception(balancer, {
    check: "CKV_AWS_91",
    why: "It passes TCP, of which a Network Load Balancer logs nothing; the Application Load Balancer behind it logs requests.",
    turnOn: "Nothing does without TLS",
  });
  exception(listener, {
    check: "ELB.18",
    why: "It passes what consumers send to the Application Load Balancer, whose exception says why that is HTTP.",
    turnOn: '`protocol: "HTTPS"` of that one\'s listener',
  });
  return new EndpointService(stack, "service", {
    name: title,
    networkLoadBalancers: { api: balancer.arn },
    principals: consumers,
  });
}
