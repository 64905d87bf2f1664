/** DHCP options: the DNS and time servers that instances are told. */
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { nameTag } from "../tags";
import { vpc } from "./vpc";

const ADDRESS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+";

const dnsServer = t.pattern(
  `${ADDRESS}|AmazonProvidedDNS`,
  "an IP address or AmazonProvidedDNS",
  "10.0.0.53",
  ["dns.example.com", ""],
);

const timeServer = t.pattern(ADDRESS, "an IP address", "169.254.169.123", [
  "AmazonProvidedDNS",
  "time.example.com",
  "",
]);

/** Amazon VPC User Guide, "DHCP option sets"; AmazonProvidedDNS counts as IPv4. */
const ofVersion = (isOf: (server: Expr<string>) => Expr<boolean>) => (servers: Expr<readonly string[]>) =>
  x.length(x.itemsWhere(servers, "server", isOf));

const count4 = ofVersion((server) => x.not(x.matches(":", server)));
const count6 = ofVersion((server) => x.matches(":", server));

const servers = (server: t.Type<string>, few: readonly string[]) =>
  t.listOf(server, "server").rule({
    test: (all) => x.and(x.le(count4(all), 4), x.le(count6(all), 4)),
    allowed: "at most 4 servers of an IP version",
    refused: [
      ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", ...few],
      ["fd00::1", "fd00::2", "fd00::3", "fd00::4", "fd00::5"],
    ],
  });

const dhcpType = t
  .shape("NetworkDhcp", {
    domainName: t.domainName().describe("The domain that instances complete names with.").optional(),
    domainNameServers: servers(dnsServer, ["AmazonProvidedDNS"])
      .describe("DNS servers, up to 4 of each IP version; empty: the VPC's resolver.")
      .default([]),
    ntpServers: servers(timeServer, ["10.0.0.5"])
      .describe("Time servers by address, up to 4 of each IP version; empty: the Amazon Time Sync Service.")
      .default([]),
  })
  .rule({
    test: (value) =>
      x.or(
        x.isSet(value.domainName),
        x.le(1, x.length(value.domainNameServers)),
        x.le(1, x.length(value.ntpServers)),
      ),
    allowed: "at least one setting",
    refused: [{}],
  })
  .describe("DHCP options.")
  .example({ domainName: "corp.example.com" });

const needs = [vpc] as const;
const inputs = {
  dhcp: dhcpType.optional(),
};
type DhcpInputs = t.InputsOf<typeof inputs, typeof needs>;

export const dhcp = t.concern({
  needs,
  inputs,
  // a directory's DNS server, made in this network
  late: ["dhcp"],
});

export function dhcpOptions(
  scope: Construct,
  inputs: DhcpInputs,
  vpc: Vpc,
  preconditions: readonly t.Precondition[],
): void {
  const { dhcp } = inputs;
  const options = optional(scope, VpcDhcpOptions, "vpc_dhcp_options", x.isSet(dhcp), () => ({
    domainName: dhcp.domainName,
    domainNameServers: orAmazon(dhcp.domainNameServers),
    ntpServers: x.nullIfEmpty(dhcp.ntpServers),
    tags: nameTag(inputs, inputs.name),
    preconditions,
  }));
  optional(scope, VpcDhcpOptionsAssociation, "vpc_dhcp_options_association", x.isSet(dhcp), () => {
    const dhcpOptionsId = options.present("id");
    return { vpcId: vpc.id, dhcpOptionsId };
  });
}

/** Options without DNS servers would leave instances without any. */
const orAmazon = (servers: Expr<readonly string[]>): Expr<readonly string[]> =>
  x.when(x.isEmpty(servers), () => x.items(["AmazonProvidedDNS"]), servers);

/** The VPC's own resolver is no server that anybody has to forward from. */
export function dnsServers({ dhcp }: Pick<DhcpInputs, "dhcp">): Expr<readonly string[]> {
  return x.ifSet(
    dhcp,
    (dhcp) => x.itemsWhere(dhcp.domainNameServers, "server", (server) => x.ne(server, "AmazonProvidedDNS")),
    [],
  );
}
