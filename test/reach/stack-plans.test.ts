/**
 * The plan of the architecture whose containers have no way out, made by the real Terraform: what its resources need is proven,
 * and each need is broken once by taking away what lets it pass.
 */
import { Testing } from "cdktf";
import { STACKS } from "../../main";
import { dev } from "../../src/environments";
import { type Answer, type Intent, type Proof, prove, readTerraform, standingIntents } from "../../src/reach";
import { type Body, planOfStack, without } from "./stack-plan";

jest.setTimeout(180_000);

const CASES = [{ name: "private-ecs-dev", Stack: STACKS["private-ecs"], environment: dev }];

describe.each(CASES)("$name", ({ Stack, environment }) => {
  let plan: Body;
  let configuration: unknown[];
  let proofs: Proof[];
  const provenIn = (json: unknown) => {
    const network = readTerraform(json, { configuration });
    return prove(network, standingIntents(network));
  };

  beforeAll(async () => {
    ({ plan, configuration } = await planOfStack(new Stack(Testing.app(), environment)));
    proofs = provenIn(plan);
  });

  it("holds all its intents", () => {
    expect(proofs.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
    expect(proofs.length).toBeGreaterThanOrEqual(7);
  });

  it("breaks each when what lets it pass is taken away, and names the hop", () => {
    for (const { intent, answer } of proofs.filter(({ intent }) => intent.expect === "reach")) {
      const broken = rulesOf(answer).map((rule) => {
        const found = provenIn(without(plan, rule)).find((proof) => sameQuestion(proof.intent, intent));
        return found?.verdict === "broken" && found.answer.verdict === "no"
          ? found.answer.stoppedBy[0]?.what
          : undefined;
      });
      expect([intent.to, broken.filter((what) => what !== undefined)]).toEqual([
        intent.to,
        expect.arrayContaining([expect.stringMatching(/aws_\w+\./)]),
      ]);
    }
  });
});

const sameQuestion = (one: Intent, other: Intent) =>
  one.from === other.from && one.to === other.to && one.port === other.port;

/** The security groups' rules on the way. */
const rulesOf = (answer: Answer): string[] =>
  answer.verdict === "yes"
    ? answer.path.flatMap(({ by }) =>
        by !== undefined && /aws_vpc_security_group_\w+_rule\./.test(by) ? [by] : [],
      )
    : [];
