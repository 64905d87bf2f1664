/** Interface endpoints of other services: one of another region is asked for by name, and never made by mistake. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { type Common, dnsByDefault, type InterfaceArguments, placed, placedArguments } from "./placed";
import { placement } from "./placement";

const serviceEndpoint = t
  .shape("ServiceEndpoint", {
    serviceName: t
      .pattern(
        "[a-z]+(\\.[a-z0-9-]+){2,6}",
        'the whole name of a service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0"',
        "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
        ["vpce-svc-0123456789abcdef0", "sqs", ""],
      )
      .describe("The service's whole name, as its provider tells it."),
    serviceRegion: t
      .regionName()
      .describe(
        "The service's region, where it is another than the network's: us-east-1 for com.amazonaws.iam and com.amazonaws.route53. Who makes such an endpoint needs the permission vpce:AllowMultiRegion. To come back, name the network's region: left out, it stays.",
      )
      .optional(),
    ...placed,
    privateDns: t
      .flag(
        "Whether the service's private name leads to the endpoint; its provider has to have verified one.",
      )
      .default(false),
  })
  .describe("An interface endpoint of any other service: one's own or a partner's, by PrivateLink.");

export type ServiceSettings = t.Infer<typeof serviceEndpoint>;

const needs = [placement] as const;
const inputs = {
  serviceEndpoints: t
    .keyed(serviceEndpoint, "endpoint")
    .describe(
      "Interface endpoints of services that are not AWS's, or have a name of another form, by names of your choice.",
    )
    .default({}),
};
type ServiceInputs = t.InputsOf<typeof inputs, typeof needs>;

type Settings = Expr<ServiceSettings>;

/**
 * By the end of their names. AWS PrivateLink Guide, "Cross-region enabled AWS services", as stored in 2026;
 * `aws ec2 describe-vpc-endpoint-services --service-region` says what a region has.
 */
const CROSS_REGION_SERVICES = [
  "ecr.api",
  "ecr.dkr",
  "ecs",
  "kinesis-firehose",
  "kinesisanalytics",
  "kinesisanalytics-fips",
  "kms",
  "kms-fips",
  "lambda",
  "s3",
] as const;

/** The same page: services of the whole partition, whose names have no region. */
const GLOBAL_SERVICES = ["com.amazonaws.iam", "com.amazonaws.route53"] as const;

/** Where their endpoint service is, by partition: AWS IAM User Guide, "Resilience in AWS Identity and Access Management". */
const HOMES = ["us-east-1", "cn-north-1", "us-gov-west-1"];

/** Whether the service is in the region that is asked for, by its name. */
const isThere = (endpoint: Settings, { region }: ServiceInputs): Expr<boolean> => {
  const asked = x.orElse(endpoint.serviceRegion, region);
  const regions = x.when(x.contains(x.items([...GLOBAL_SERVICES]), endpoint.serviceName), HOMES, () =>
    x.split(".", endpoint.serviceName),
  );
  return x.contains(regions, asked);
};

const namesOf = (inputs: ServiceInputs, wrong: (endpoint: Settings) => Expr<boolean>) =>
  x.listFrom(inputs.serviceEndpoints, ["name", "endpoint"], (_, endpoint) => ({
    value: endpoint.serviceName,
    when: wrong(endpoint),
  }));

const elsewhere = (inputs: ServiceInputs) => namesOf(inputs, (endpoint) => x.not(isThere(endpoint, inputs)));

const endpoint = (serviceName: string, serviceRegion?: string) => ({
  serviceEndpoints: { partner: { serviceName, ...(serviceRegion ? { serviceRegion } : {}) } },
});

const ends = (names: readonly string[]) => names.join("|").replaceAll(".", "\\.");

/** Of a provider's own services the provider says where they are supported. */
const OFFERED = `vpce-svc-|^(${ends(GLOBAL_SERVICES)})$|^(cn\\.)?com\\.amazonaws\\.[^.]+\\.(${ends(CROSS_REGION_SERVICES)})$`;

const unoffered = (inputs: ServiceInputs) =>
  namesOf(inputs, (endpoint) =>
    x.isSetAnd(endpoint.serviceRegion, (serviceRegion) =>
      x.and(x.ne(serviceRegion, inputs.region), x.not(x.matches(OFFERED, endpoint.serviceName))),
    ),
  );

export const serviceEndpoints = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "serviceEndpoints",
      test: (inputs) => x.isEmpty(elsewhere(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("serviceEndpoints")} has services that are not in ${inputs.region}, nor in the ${spell("serviceRegion")} that they say: ${x.shownTexts(elsewhere(inputs))}; allowed: services of the network's region, or of another with its ${spell("serviceRegion")}, which of IAM and Route 53 is one of ${HOMES.join(", ")}.`,
      refused: [
        endpoint("com.amazonaws.us-east-1.sqs"),
        endpoint("com.amazonaws.us-east-1.kms"),
        endpoint("com.amazonaws.us-east-1.kms", "us-west-2"),
        endpoint("com.amazonaws.ap-northeast-2.kms", "us-east-1"),
        endpoint("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"),
        endpoint("com.amazonaws.iam"),
        endpoint("com.amazonaws.iam", "us-west-2"),
      ],
    },
    {
      on: "serviceEndpoints",
      test: (inputs) => x.isEmpty(unoffered(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("serviceEndpoints")} has services that AWS does not offer to other regions: ${x.shownTexts(unoffered(inputs))}; allowed: ${CROSS_REGION_SERVICES.join(", ")}, IAM, Route 53, and services of providers who support ${inputs.region}. Others take a network in their region.`,
      refused: [
        endpoint("com.amazonaws.us-east-1.sqs", "us-east-1"),
        endpoint("aws.sagemaker.us-east-1.notebook", "us-east-1"),
      ],
    },
  ],
});

/** Endpoints of other services; AWS says nothing of their policies, so they have none. */
export function serviceArguments(
  scope: Construct,
  services: ServiceInputs["serviceEndpoints"],
  common: Common,
): Expr<Record<string, InterfaceArguments>> {
  const all = x.mapFrom(services, ["name", "endpoint"], (name, endpoint) =>
    x.object<InterfaceArguments>({
      ...placedArguments(name, endpoint, common),
      serviceName: endpoint.serviceName,
      serviceRegion: endpoint.serviceRegion,
      privateDns: endpoint.privateDns,
      dns: dnsByDefault(x.endsWith(endpoint.serviceName, ".s3"), endpoint.privateDns),
      policy: null,
    }),
  );
  return local(scope, "service_endpoints", all);
}
