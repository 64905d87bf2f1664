/** DHCP options: the DNS and time servers that instances are told. */
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import type { Construct } from "constructs";
import type { Precondition } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { lifecycleOf, optional } from "../core/resources";
import type { NetworkInputs } from "./network.inputs";
import { nameTag } from "./tags";

export function dhcpOptions(
  scope: Construct,
  inputs: NetworkInputs,
  vpc: Vpc,
  precondition: readonly Precondition[],
): void {
  const { dhcp } = inputs;
  const options = optional(x.isSet(dhcp), (meta) => {
    return new VpcDhcpOptions(scope, "vpc_dhcp_options", {
      ...meta,
      domainName: x.tf(dhcp.domainName),
      domainNameServers: x.tf(orAmazon(dhcp.domainNameServers)),
      ntpServers: x.tf(orNone(dhcp.ntpServers)),
      tags: nameTag(inputs, inputs.name),
      ...lifecycleOf(precondition),
    });
  });
  optional(x.isSet(dhcp), (meta) => {
    const dhcpOptionsId = x.tf(options.present("id"));
    return new VpcDhcpOptionsAssociation(scope, "vpc_dhcp_options_association", {
      ...meta,
      vpcId: vpc.id,
      dhcpOptionsId,
    });
  });
}

/** Options without DNS servers would leave instances without any. */
const orAmazon = (servers: Expr<readonly string[]>): Expr<string[]> =>
  x.when(
    x.isEmpty(servers),
    () => x.items(["AmazonProvidedDNS"]),
    () => servers as Expr<string[]>,
  );

const orNone = (servers: Expr<readonly string[]>): Expr<string[] | null> =>
  x.when(
    x.isEmpty(servers),
    () => null,
    () => servers as Expr<string[]>,
  );
