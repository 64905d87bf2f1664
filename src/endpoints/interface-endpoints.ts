/** Interface endpoints of AWS's services: those that workloads need, and what the user says. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { gatewayEndpoints } from "./gateway-endpoints";
import type { PerimeterKeys } from "./perimeter";
import { type Common, dns, dnsByDefault, type InterfaceArguments, placed, placedArguments } from "./placed";
import { placement } from "./placement";
import { interfacePolicies, isReady, policyText } from "./policies";
import {
  hasPrivateName,
  interfaceServiceName,
  isCatalogued,
  isNoGateway,
  mayHavePrivateName,
} from "./services";
import type { Needs } from "./workloads";

const interfaceEndpoint = t
  .shape("InterfaceEndpoint", {
    ...placed,
    privateDns: t
      .flag(
        "Whether the service's own name leads to the endpoint, in place of the block's setting; never to that of dynamodb-streams, which has none.",
      )
      .optional(),
    dns: dns.optional(),
    policy: policyText()
      .describe(
        "least: what ECS, its tasks and Systems Manager's agent ask of the service, within the perimeter. perimeter: everything within it. full: everything. Or a policy document. It binds the whole VPC where private names lead to the endpoint. Default: least where the block has it, else AWS's own, which is full.",
      )
      .optional(),
  })
  .describe("An interface endpoint of an AWS service.");

export type InterfaceSettings = t.Infer<typeof interfaceEndpoint>;

const notCatalogued = (all: Expr<Readonly<Record<string, unknown>>>) =>
  x.keysWhere(all, ["service", "endpoint"], (service) => x.not(isCatalogued(service)));

const needs = [placement, gatewayEndpoints] as const;
const inputs = {
  interfaceEndpoints: t
    .mapOf(interfaceEndpoint, "endpoint")
    .describe(
      "Further interface endpoints by the service's short name, such as sqs or ecr.api; or settings for one that a workload needs.",
    )
    .rule({
      test: (all) => x.isEmpty(notCatalogued(all)),
      got: (all) => x.str`a map with the keys ${x.shownTexts(notCatalogued(all))}`,
      allowed:
        "short names of AWS services with interface endpoints, as in the name com.amazonaws.REGION.NAME",
      remedy: "Others are service_endpoints.",
      refused: [
        { "simple-queue": {} },
        { "com.amazonaws.ap-northeast-2.ecs": {} },
        { "us-east-1.ecs": {} },
        { "": {} },
      ],
    })
    .default({}),
  privateDns: t
    .flag(
      "Whether services' own names lead to the interface endpoints; without it every client needs another address.",
    )
    .default(true),
};
type InterfaceInputs = t.InputsOf<typeof inputs, typeof needs>;

export const someSqs = (settings: object) => ({ interfaceEndpoints: { sqs: settings } });
const notReady = ({ interfaceEndpoints }: InterfaceInputs) =>
  x.keysWhere(interfaceEndpoints, ["service", "endpoint"], (service, { policy }) =>
    x.and(x.eq(policy, "least"), x.not(isReady(service))),
  );

/** AWS PrivateLink Guide, "AWS PrivateLink for Amazon S3": the option needs the VPC's gateway endpoint. */
const inboundOnly = ({ interfaceEndpoints, gatewayEndpoints }: InterfaceInputs) =>
  x.keysWhere(interfaceEndpoints, ["service", "endpoint"], (service, { dns }) =>
    x.isSetAnd(dns, (dns) =>
      x.and(
        dns.onlyForInboundResolver,
        x.not(x.and(x.eq(service, "s3"), x.contains(x.keys(gatewayEndpoints), "s3"))),
      ),
    ),
  );

/** Endpoints that are to have a name that their service does not give. */
const nameless = ({ interfaceEndpoints }: InterfaceInputs) =>
  x.keysWhere(interfaceEndpoints, ["service", "endpoint"], (service, { privateDns }) =>
    x.and(x.orElse(privateDns, false), x.not(mayHavePrivateName(service))),
  );

export const interfaceEndpoints = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "interfaceEndpoints",
      test: (inputs) => x.isEmpty(notReady(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("interfaceEndpoints")} has the policy least for ${x.shownTexts(notReady(inputs))}; allowed: "perimeter", "full" or a document of yours, since only services that ECS and Systems Manager's agent use have a ready-made one.`,
      refused: [someSqs({ policy: "least" })],
    },
    {
      on: "interfaceEndpoints",
      test: (inputs) => x.isEmpty(inboundOnly(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("interfaceEndpoints")} has ${spell("onlyForInboundResolver")} for ${x.shownTexts(inboundOnly(inputs))}; allowed: for s3 with an s3 in ${spell("gatewayEndpoints")}, which the VPC itself then uses.`,
      refused: [
        someSqs({ dns: { onlyForInboundResolver: true } }),
        { interfaceEndpoints: { s3: { dns: { onlyForInboundResolver: true } } } },
      ],
    },
    {
      on: "interfaceEndpoints",
      test: (inputs) => x.isEmpty(nameless(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("interfaceEndpoints")} has ${spell("privateDns")} for ${x.shownTexts(nameless(inputs))}; allowed: false, or left out, for services without a private name. Clients take the endpoint's own name.`,
      refused: [{ interfaceEndpoints: { "dynamodb-streams": { privateDns: true } } }],
    },
  ],
});

export type InterfaceMap = Expr<Record<string, InterfaceSettings>>;

const BY_DEFAULT: InterfaceSettings = {
  tiers: null,
  zones: null,
  ipAddressType: null,
  securityGroupIds: null,
  privateDns: null,
  dns: null,
  policy: null,
};

/** Those that workloads need, and the user's own settings over them. */
export function interfaceSettings(
  scope: Construct,
  inputs: InterfaceInputs,
  { services }: Needs,
): InterfaceMap {
  const needed = x.mapEach(services, ["service"], (service) => ({
    key: service,
    value: x.object<InterfaceSettings>(BY_DEFAULT),
    when: isNoGateway(service),
  }));
  return local(scope, "interface_settings", x.merge(needed, inputs.interfaceEndpoints));
}

export function interfaceArguments(
  scope: Construct,
  settings: InterfaceMap,
  { keys, ...common }: Common & { readonly inputs: InterfaceInputs; readonly keys: PerimeterKeys },
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

const perService = <T>(
  settings: InterfaceMap,
  value: (service: Expr<string>, endpoint: Expr<InterfaceSettings>) => Expr<T>,
) => x.mapFrom(settings, ["service", "endpoint"], (service, endpoint) => value(service, endpoint));
