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
