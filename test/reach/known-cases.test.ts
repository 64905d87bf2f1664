/** The cases of AWS's documents, written in each of the ways that the provider has; the kernel is asked the same (kernel/known-cases.test.ts). */
import { reach, readTerraform } from "../../src/reach";
import { knownCases } from "./cases/cases";
import { state } from "./kernel/state/state";
import type { Style } from "./kernel/state/style";

const STYLES: readonly Style[] = [
  { routes: "inline", main: "default", acls: "inline", groups: "inline", addresses: "pool" },
  {
    routes: "separate",
    main: "association",
    acls: "separate",
    groups: "aws_security_group_rule",
    addresses: "eip",
  },
  {
    routes: "separate",
    main: "default",
    acls: "inline",
    groups: "aws_vpc_security_group_rule",
    addresses: "association",
  },
];

/** The first case of its name, with other values in one of its resources. */
function changed(name: string, address: string, values: object) {
  const known = knownCases.find((one) => one.name === name);
  if (!known) throw new Error(`there is no case ${name}`);
  const { peerings = [], vpcs } = known;
  const json = state({ vpcs, peerings }, STYLES[0] as Style);
  const { resources } = json.values.root_module;
  const own = resources.map((one) =>
    one.address === address ? { ...one, values: { ...one.values, ...values } } : one,
  );
  return readTerraform({ ...json, values: { root_module: { resources: own } } });
}

it("a peering connection that is not accepted is in a bad state (Reachability Analyzer explanation codes, BAD_STATE)", () => {
  const name = "two VPCs peered together, with routes in both";
  const network = changed(name, "aws_vpc_peering_connection.pcx-ab", {
    accept_status: "pending-acceptance",
    auto_accept: false,
  });
  const answer = reach(network, { from: "aws_instance.a0x", to: "aws_instance.b0x", port: 443 });
  expect(answer).toMatchObject({
    verdict: "no",
    stoppedBy: expect.arrayContaining([
      expect.objectContaining({ at: "aws_vpc_peering_connection.pcx-ab", code: "BAD_STATE" }),
    ]),
  });
});

it("an internet gateway is attached to its own VPC alone (BAD_STATE_ATTACHMENT)", () => {
  const name = "a public subnet: gateway, route and public address, each of them needed";
  const network = changed(name, "aws_internet_gateway.a", { vpc_id: "vpc-b" });
  const answer = reach(network, { from: "aws_instance.a0x", to: "internet", port: 443 });
  expect(answer).toMatchObject({
    verdict: "no",
    stoppedBy: [expect.objectContaining({ at: "aws_internet_gateway.a", code: "BAD_STATE_ATTACHMENT" })],
  });
});

describe.each(knownCases)("$name ($source)", ({ vpcs, peerings = [], asked }) => {
  const networks = STYLES.map((style) => readTerraform(state({ vpcs, peerings }, style)));

  it.each(
    asked.map(
      ({ question, answer }) =>
        [`${question.from} to ${question.to} on ${question.port}`, question, answer] as const,
    ),
  )("%s", (_, question, known) => {
    for (const network of networks) {
      const answer = reach(network, question);
      expect(answer).toEqual({ ...answer, verdict: known === "yes" ? "yes" : "no" });
      if (answer.verdict !== "no" || known === "yes") continue;
      const said = answer.stoppedBy.flatMap(({ at, code = at }) => [at, code]);
      expect(said).toContain(known.no);
    }
  });
});
