/** Names of each side, resolved to private addresses from the other. */
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import type { NetworkReferenceValue } from "../reference";
import { networks, sample } from "./networks";

const needs = [networks] as const;
const inputs = {
  dnsResolution: t
    .flag(
      "Whether public DNS names of instances resolve to private addresses from the other side (Amazon VPC Peering Guide: DNS resolution).",
    )
    .default(true),
};

const answers = ({ dns }: Expr<NetworkReferenceValue>) => x.and(dns.support, dns.hostnames);

export const dns = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "dnsResolution",
      test: ({ dnsResolution, requester, accepter }) =>
        x.or(x.not(dnsResolution), x.and(answers(requester), answers(accepter))),
      message: (_, spell) =>
        x.str`${spell("dnsResolution")} is true; allowed: true where both networks have DNS support and DNS hostnames on.`,
      refused: [
        { requester: { ...sample(1), dns: { hostnames: false } } },
        { accepter: { ...sample(2), dns: { support: false } } },
      ],
    },
  ],
});

/** Each side may change its own half only, and once the connection is accepted. */
export function resolveNames(
  scope: Construct,
  { dnsResolution }: t.InputsOf<typeof inputs>,
  vpcPeeringConnectionId: string,
  accepterProvider: TerraformProvider | undefined,
): void {
  const half = { allowRemoteVpcDnsResolution: dnsResolution };
  resource(scope, VpcPeeringConnectionOptions, "vpc_peering_connection_options_requester", {
    vpcPeeringConnectionId,
    requester: half,
  });
  resource(scope, VpcPeeringConnectionOptions, "vpc_peering_connection_options_accepter", {
    provider: accepterProvider,
    vpcPeeringConnectionId,
    accepter: half,
  });
}
