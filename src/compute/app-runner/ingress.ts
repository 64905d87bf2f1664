/** Who may send requests: everybody, or with private ingress clients of the VPC by its endpoint apprunner.requests alone. */
import type { ApprunnerService } from "@cdktf/provider-aws/lib/apprunner-service";
import { ApprunnerVpcIngressConnection } from "@cdktf/provider-aws/lib/apprunner-vpc-ingress-connection";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { egress, endpointsFor } from "./egress";

const needs = [egress] as const;

const inputs = {
  ingress: t
    .oneOf("public", "private")
    .describe(
      "Who may send requests: everybody, or clients in the VPC of `endpoints` alone, by its endpoint apprunner.requests.",
    )
    .default("public"),
  ipAddressType: t
    .oneOf("IPV4", "DUAL_STACK")
    .describe(
      "By which versions of IP requests come, with public ingress. Calls through a connector are IPv4.",
    )
    .default("IPV4"),
};

type IngressInputs = t.InputsOf<typeof inputs, typeof needs>;

const endpointNames = ({ endpoints }: IngressInputs): Expr<string[]> =>
  x.ifSet(endpoints, (endpoints) => x.concat(x.keys(endpoints.interfaces)), []);

export const ingress = t.concern({
  needs,
  inputs,
  rules: [
    // App Runner Developer Guide, "Enabling Private endpoint for incoming traffic"
    {
      on: "ingress",
      test: (inputs) =>
        x.or(x.eq(inputs.ingress, "public"), x.contains(endpointNames(inputs), "apprunner.requests")),
      message: (inputs) =>
        x.str`ingress is private, and endpoints has ${x.shownTexts(endpointNames(inputs))}; allowed: with the interface endpoint apprunner.requests, which requests come by.`,
      refused: [
        { ingress: "private" },
        { ingress: "private", endpoints: endpointsFor(["sqs", "apprunner"]) },
      ],
    },
    // App Runner Developer Guide, "Enable IPv6 for App Runner's endpoints"
    {
      on: "ipAddressType",
      test: ({ ipAddressType, ingress }) => x.or(x.eq(ipAddressType, "IPV4"), x.eq(ingress, "public")),
      message: (_, spell) =>
        x.str`${spell("ipAddressType")} is DUAL_STACK with private ingress; allowed: IPV4, or public ingress.`,
      refused: [
        { ingress: "private", endpoints: endpointsFor(["apprunner.requests"]), ipAddressType: "DUAL_STACK" },
      ],
    },
  ],
});

export function privateIngress(
  scope: Construct,
  inputs: IngressInputs & Named,
  service: ApprunnerService,
): Optional<ApprunnerVpcIngressConnection> {
  return optional(
    scope,
    ApprunnerVpcIngressConnection,
    "apprunner_vpc_ingress_connection",
    x.eq(inputs.ingress, "private"),
    () => {
      const { vpcId, interfaces } = inputs.endpoints;
      return {
        name: inputs.name,
        serviceArn: x.attribute(service, "arn"),
        ingressVpcConfiguration: {
          vpcId,
          vpcEndpointId: x.get(interfaces, "apprunner.requests").id,
        },
        tags: nameTag(inputs, inputs.name),
      };
    },
  );
}
