/** Interface endpoints: network interfaces in subnets, one in a zone, that answer for a service. */
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Precondition } from "../core/contract";
import { blockEach } from "../core/dynamic";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Instances } from "../core/resources";
import { local } from "../core/stack/local";
import type { EndpointsInputs } from "./endpoints.inputs";
import type { InterfaceArguments } from "./interface-arguments";

type Endpoints = Expr<Record<string, InterfaceArguments>>;
/** Ids by service. */
export type Ids = Expr<Record<string, string>>;

export interface Made {
  readonly ids: Ids;
  readonly resources: readonly VpcEndpoint[];
}

/**
 * Amazon ECS Developer Guide, "Creating the VPC endpoints for Amazon ECS": in this order where container instances
 * exist. Each is a resource of its own, always, so that no address depends on what else there is.
 */
const IN_ORDER = ["ecs-agent", "ecs-telemetry", "ecs"] as const;

/**
 * After the gateway endpoints: AWS PrivateLink Guide, "Private DNS for interface endpoints of Amazon S3", takes an interface
 * endpoint with private DNS for the inbound resolver alone in a VPC with a gateway endpoint only.
 */
export function interfaceEndpoints(
  scope: Construct,
  inputs: EndpointsInputs,
  all: Endpoints,
  precondition: Precondition[],
  gateways: readonly VpcEndpoint[],
): Made {
  const create = (name: string, endpoints: Endpoints, dependsOn: ITerraformDependable[]) =>
    repeated(scope, { name, inputs, endpoints, dependsOn, precondition });
  const free = create(
    "interface",
    matching(all, (service) => x.not(x.contains(x.items([...IN_ORDER]), service))),
    [...gateways],
  );
  const ordered: Instances<unknown, VpcEndpoint>[] = [];
  for (const service of IN_ORDER) {
    const before = ordered.flatMap(({ resource }) => resource ?? []);
    ordered.push(
      create(
        service.replace("-", "_"),
        matching(all, (name) => x.eq(name, service)),
        before.slice(-1),
      ),
    );
  }
  const instances = [free, ...ordered];
  const ids = local(scope, "interface_ids", x.merge(...instances.map((some) => some.attribute("id"))));
  return { ids, resources: instances.flatMap(({ resource }) => resource ?? []) };
}

/** Endpoints of services that are not in AWS's catalogue. */
export function serviceEndpoints(
  scope: Construct,
  inputs: EndpointsInputs,
  endpoints: Endpoints,
  precondition: Precondition[],
): Made {
  const instances = repeated(scope, { name: "service", inputs, endpoints, dependsOn: [], precondition });
  const ids = local(scope, "service_ids", instances.attribute("id"));
  return { ids, resources: instances.resource === undefined ? [] : [instances.resource] };
}

const matching = (all: Endpoints, test: (service: Expr<string>) => Expr<boolean>): Endpoints =>
  x.mapFrom(all, ["service", "endpoint"], (service, endpoint) => ({
    key: service,
    value: endpoint,
    when: test(service),
  }));

interface Repeated {
  readonly name: string;
  readonly inputs: EndpointsInputs;
  readonly endpoints: Endpoints;
  readonly dependsOn: ITerraformDependable[];
  readonly precondition: Precondition[];
}

function repeated(
  scope: Construct,
  { name, inputs, endpoints, dependsOn, precondition }: Repeated,
): Instances<unknown, VpcEndpoint> {
  return forEach(endpoints, ({ meta, value }) => {
    const endpoint = new VpcEndpoint(scope, `vpc_endpoint_${name}`, {
      ...meta,
      vpcId: x.tf(inputs.network.vpcId),
      vpcEndpointType: "Interface",
      serviceName: x.tf(value.serviceName),
      serviceRegion: x.tf(value.serviceRegion),
      subnetIds: x.tf(value.subnetIds) as string[],
      securityGroupIds: x.tf(value.securityGroupIds) as string[],
      privateDnsEnabled: x.tf(value.privateDns),
      ipAddressType: x.tf(value.ipAddressType),
      policy: x.tf(value.policy),
      tags: x.tf(value.tags),
      ...(dependsOn.length > 0 ? { dependsOn } : {}),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
    if (mayHaveDns(endpoints))
      blockEach(endpoint, { name: "dns_options" }, value.dns, (dns) => ({
        dns_record_ip_type: dns.recordIpType,
        private_dns_only_for_inbound_resolver_endpoint: dns.onlyForInboundResolver,
      }));
    return endpoint;
  });
}

/** Whether some endpoint has DNS options, or may turn out to. */
function mayHaveDns(endpoints: Endpoints): boolean {
  const given = x.listFrom(endpoints, ["service", "endpoint"], (_, { dns }) => ({
    value: x.not(x.isEmpty(dns)),
  }));
  return !x.isKnown(given) || x.knownValue(x.lift<boolean[]>(given)).includes(true);
}
