/** A plan of resources that do not exist yet: what has no id is bound by what the configuration refers to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Network, readTerraform } from "../../src/reach";
import { planOf, provider } from "./plan";
import { ask, told } from "./samples";

jest.setTimeout(120_000);

let network: Network;
beforeAll(async () => {
  const configuration = readFileSync(join(__dirname, "plans/repeated.tf"), "utf8");
  network = readTerraform(await planOf({ "main.tf": configuration, "provider.tf": provider() }));
});

it.each([
  ["internet", "aws_instance.web[1]", 443, "yes"],
  ["internet", "aws_instance.web[0]", 80, ["ENI_SG_RULES_MISMATCH"]],
  ["aws_instance.web[0]", 'aws_instance.app["eu-west-1b"]', 8080, "yes"],
  ['aws_instance.app["eu-west-1b"]', "aws_instance.db", 5432, "yes"],
  ["aws_instance.web[0]", "aws_instance.db", 5432, ["ENI_SG_RULES_MISMATCH"]],
  ["aws_instance.app", "internet", 443, "yes"],
  ["aws_instance.db", "internet", 443, ["SG_HAS_NO_RULES"]],
])("%s to %s on %i", (from, to, port, expected) => {
  expect(told(ask(network, from, to, port))).toEqual(expected);
});

it("leaves by the NAT gateway of the subnet that the association is of", () => {
  const answer = ask(network, 'aws_instance.app["eu-west-1a"]', "internet", 443);
  expect(answer.verdict === "yes" && answer.path.map(({ at }) => at)).toEqual([
    'aws_instance.app["eu-west-1a"]',
    "aws_security_group.app",
    "aws_vpc.main (its default network ACL)",
    "aws_route_table.private",
    "aws_vpc.main (its default network ACL)",
    "aws_nat_gateway.nat",
    "aws_vpc.main (its default network ACL)",
    "aws_route_table.public",
    "aws_internet_gateway.igw",
  ]);
});
