/** The arguments of every interface endpoint, from what workloads need and what the user says. */
import type { Construct } from "constructs";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { namedTags, type Tags } from "../network/tags";
import type { EndpointsInputs, InterfaceSettings, ServiceSettings } from "./endpoints.inputs";
import type { PerimeterKeys } from "./perimeter";
import { subnetsByZone, tiersOfBlock, tiersOr } from "./placement";
import { interfacePolicies } from "./policies";
import { hasPrivateName, interfaceServiceName, isNoGateway } from "./services";
import type { Needs } from "./workloads";

type Dns = NonNullable<InterfaceSettings["dns"]>;

export interface InterfaceArguments {
  readonly serviceName: string;
  /** Where it is another than the network's. */
  readonly serviceRegion: string | null;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly privateDns: boolean;
  readonly ipAddressType: string | null;
  /** None or one. */
  readonly dns: readonly Dns[];
  readonly policy: string | null;
  readonly tags: Tags;
}

type Settings = Expr<Record<string, InterfaceSettings>>;
type Services = Expr<Readonly<Record<string, ServiceSettings>>>;
type Placement = Expr<Record<string, Record<string, string>>>;

const BY_DEFAULT: In<InterfaceSettings> = {
  tiers: null,
  zones: null,
  ipAddressType: null,
  securityGroupIds: null,
  privateDns: null,
  dns: null,
  policy: null,
};

/** Those that workloads need, and the user's own settings over them. */
export function interfaceSettings(scope: Construct, inputs: EndpointsInputs, { services }: Needs): Settings {
  const needed = x.mapEach(services, ["service"], (service) => ({
    key: service,
    value: x.object<InterfaceSettings>(BY_DEFAULT as InterfaceSettings),
    when: isNoGateway(service),
  }));
  return local(scope, "interface_settings", x.merge(needed, inputs.interfaceEndpoints));
}

type Placed = Pick<InterfaceSettings, "tiers" | "zones">;

/** Subnet ids by endpoint and zone. */
export function placement(
  scope: Construct,
  name: string,
  inputs: EndpointsInputs,
  endpoints: Expr<Readonly<Record<string, Placed>>>,
): Placement {
  const { network, zones } = inputs;
  const tiers = tiersOfBlock(scope, inputs);
  const placed = x.mapFrom(endpoints, ["key", "endpoint"], (key, own) => ({
    key,
    value: subnetsByZone(
      network,
      tiersOr(own.tiers, () => tiers),
      own.zones,
      zones,
    ),
  }));
  return local(scope, `${name}_subnets`, placed);
}

interface Common {
  readonly inputs: EndpointsInputs;
  readonly subnets: Placement;
  /** The block's own group. */
  readonly groupId: Expr<string>;
}

export function interfaceArguments(
  scope: Construct,
  settings: Settings,
  { keys, ...common }: Common & { readonly keys: PerimeterKeys },
): Expr<Record<string, InterfaceArguments>> {
  const { inputs } = common;
  const names = perService(settings, (service) => interfaceServiceName(scope, inputs.region, service));
  const serviceNames = local(scope, "service_names", names);
  const privateNames = local(
    scope,
    "private_names",
    perService(settings, (service, endpoint) => hasPrivateName(service, endpoint, inputs.privateDns)),
  );
  const policies = interfacePolicies({ scope, inputs, keys }, settings);
  const all = perService(settings, (service, endpoint) =>
    x.object<InterfaceArguments>({
      ...placedArguments(service, endpoint, common),
      serviceName: x.get(serviceNames, service),
      serviceRegion: null,
      privateDns: x.get(privateNames, service),
      dns: x.ifSet(
        endpoint.dns,
        (dns) => x.items([dns]),
        () => dnsByDefault(x.eq(service, "s3"), x.get(privateNames, service)),
      ),
      policy: x.get(policies, service),
    }),
  );
  return local(scope, "interface_endpoints", all);
}

/**
 * Said in full for S3: what is left out AWS takes for true, and refuses it in a VPC without a gateway endpoint
 * (hashicorp/terraform-provider-aws#31117, #32407).
 */
const dnsByDefault = (isS3: Expr<boolean>, hasName: Expr<boolean>) =>
  x.when(
    x.and(isS3, hasName),
    () => x.items([x.object<Dns>({ recordIpType: null, onlyForInboundResolver: false })]),
    () => x.items([]),
  );

/** Endpoints of other services; AWS says nothing of their policies, so they have none. */
export function serviceArguments(
  scope: Construct,
  services: Services,
  common: Common,
): Expr<Record<string, InterfaceArguments>> {
  const all = x.mapFrom(services, ["name", "endpoint"], (name, endpoint) => ({
    key: name,
    value: x.object<InterfaceArguments>({
      ...placedArguments(name, endpoint, common),
      serviceName: endpoint.serviceName,
      serviceRegion: endpoint.serviceRegion,
      privateDns: endpoint.privateDns,
      dns: dnsByDefault(x.endsWith(endpoint.serviceName, ".s3"), endpoint.privateDns),
      policy: null,
    }),
  }));
  return local(scope, "service_endpoints", all);
}

type PlacedSettings = Expr<Pick<InterfaceSettings, "ipAddressType" | "securityGroupIds">>;

function placedArguments(key: Expr<string>, endpoint: PlacedSettings, { inputs, subnets, groupId }: Common) {
  return {
    subnetIds: x.values(x.get(subnets, key)),
    securityGroupIds: x.orElse(endpoint.securityGroupIds, () => x.items([groupId])),
    ipAddressType: x.ifSet(
      endpoint.ipAddressType,
      (ipAddressType) => ipAddressType,
      () => inputs.ipAddressType,
    ),
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  };
}

const perService = <T>(
  settings: Settings,
  value: (service: Expr<string>, endpoint: Expr<InterfaceSettings>) => Expr<T>,
) =>
  x.mapFrom(settings, ["service", "endpoint"], (service, endpoint) => ({
    key: service,
    value: value(service, endpoint),
  }));
