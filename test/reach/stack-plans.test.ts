/**
 * The plan of the architecture whose containers have no way out, made by the real Terraform: what its resources need is proven,
 * and each need is broken once by taking away what lets it pass.
 */
import { type TerraformStack, Testing } from "cdktf";
import { STACKS } from "../../main";
import { dev } from "../../src/environments";
import { type Answer, type Intent, type Proof, prove, readTerraform, standingIntents } from "../../src/reach";
import { OFFLINE, planOf } from "./plan";

jest.setTimeout(180_000);

type Body = Record<string, unknown>;

/** What data sources would ask AWS for. */
const ANSWERS: Readonly<Record<string, string>> = {
  account_id: "123456789012",
  arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
  id: "ap-northeast-2",
  insecure_value: "ami-0123456789abcdef0",
  name: "ap-northeast-2",
  partition: "aws",
};

/** The stack without data sources and backend, with a provider that asks nobody. */
function offline(stack: TerraformStack): string {
  const text = Testing.synth(stack, false).replace(
    /data\.aws_\w+\.[\w-]+\.(\w+)/g,
    (_, attribute: string) => `\\"${ANSWERS[attribute]}\\"`,
  );
  const { data: _, terraform, provider, ...rest } = JSON.parse(text) as Record<string, Body>;
  const { backend: __, ...settings } = terraform as Body;
  const [aws] = (provider as { aws: Body[] }).aws;
  return JSON.stringify({ ...rest, terraform: settings, provider: { aws: [{ ...aws, ...OFFLINE }] } });
}

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
    const text = offline(new Stack(Testing.app(), environment));
    configuration = [JSON.parse(text)];
    plan = (await planOf({ "cdk.tf.json": text })) as Body;
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

function without(plan: Body, address: string): Body {
  const planned = plan.planned_values as { root_module: { resources: { address: string }[] } };
  const resources = planned.root_module.resources.filter((resource) => resource.address !== address);
  return { ...plan, planned_values: { root_module: { ...planned.root_module, resources } } };
}
