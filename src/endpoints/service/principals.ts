/** Who may ask for a connection: a resource each, so that none touches another. */
import { VpcEndpointServiceAllowedPrincipal } from "@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, type Optional, optional } from "../../core/resources";
import { balancer, foreign, loadBalancers, partitionsOf } from "./load-balancers";

/** AWS PrivateLink Guide, "Configure an endpoint service": ARNs for AWS principals. */
const principalArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(user|role)/[A-Za-z0-9+=,.@_/-]{1,576})",
    'the ARN of an account, a user or a role, such as "arn:aws:iam::123456789012:root"',
    "arn:aws:iam::123456789012:root",
    [
      "*",
      "123456789012",
      "arn:aws:iam::*:root",
      "arn:aws:iam::12345678901:root",
      "arn:aws:iam::1234-5678-9012:root",
      "arn:aws:iam::123456789012:role/*",
      "arn:aws:iam::123456789012:role",
      "arn:aws:iam::123456789012:user/",
      "arn:aws:iam::123456789012:group/team",
      "arn:aws:iam::123456789012:instance-profile/web",
      "arn:aws:sts::123456789012:assumed-role/web/session",
      "arn:aws:organizations::123456789012:organization/o-1",
      "arn:gcp:iam::123456789012:root",
      "ecs.amazonaws.com",
      "",
    ],
  );

const needs = [loadBalancers] as const;
const inputs = {
  principals: t
    .keyed(principalArn(), "principal")
    .describe(
      "Accounts, users and roles that may ask for a connection, by names of your choice. One that goes keeps the connections that it has.",
    )
    .default({}),
  everyone: t
    .flag("Whether every AWS account may ask for a connection; each request has to be accepted by hand then.")
    .default(false),
  acceptanceRequired: t.flag("Whether every connection is accepted by hand before it works.").default(true),
};

const ROOT = "arn:aws:iam::123456789012:root";

type PrincipalsInputs = t.InputsOf<typeof inputs, typeof needs>;

export const principals = t.concern({
  needs,
  inputs,
  rules: [
    // "… your load balancer will be public even if it has no public IP address" (Configure an endpoint service).
    {
      on: "everyone",
      test: ({ everyone, acceptanceRequired }) => x.or(x.not(everyone), acceptanceRequired),
      message: (_, spell) =>
        x.str`everyone is true and ${spell("acceptanceRequired")} is false; allowed: everyone where each request is accepted by hand. Without, the load balancers would be public: name principals.`,
      refused: [{ everyone: true, acceptanceRequired: false }],
    },
    // One that is there twice goes wholly when one of the two goes.
    t.distinct({
      on: "principals",
      of: "ARN",
      texts: ({ principals }: PrincipalsInputs) => x.values(principals),
      whereKnown: true,
    }),
    {
      on: "principals",
      whereKnown: true,
      test: (inputs) => x.isEmpty(foreign(x.values(inputs.principals), inputs)),
      message: (inputs) =>
        x.str`principals has ${x.shownTexts(foreign(x.values(inputs.principals), inputs))}; allowed: ARNs of the load balancers' partition, ${x.shownTexts(partitionsOf(inputs))}.`,
      refused: [
        { principals: { china: "arn:aws-cn:iam::123456789012:root" } },
        {
          networkLoadBalancers: { shop: balancer("net", "shop", "cn-north-1", "aws-cn") },
          principals: { own: ROOT },
        },
      ],
    },
  ],
});

export interface AllowedPrincipals {
  readonly named: Instances<string, VpcEndpointServiceAllowedPrincipal>;
  readonly everyone: Optional<VpcEndpointServiceAllowedPrincipal>;
}

export function allowedPrincipals(
  scope: Construct,
  { principals, everyone }: t.InputsOf<typeof inputs>,
  serviceId: Expr<string>,
): AllowedPrincipals {
  const vpcEndpointServiceId = serviceId;
  return {
    named: forEach(
      scope,
      VpcEndpointServiceAllowedPrincipal,
      "vpc_endpoint_service_allowed_principal",
      principals,
      ({ value }) => ({ vpcEndpointServiceId, principalArn: value }),
    ),
    everyone: optional(
      scope,
      VpcEndpointServiceAllowedPrincipal,
      "vpc_endpoint_service_allowed_principal_everyone",
      everyone,
      () => ({ vpcEndpointServiceId, principalArn: "*" }),
    ),
  };
}
