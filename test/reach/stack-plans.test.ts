/**
 * Plans of all stacks in all environments, made by the real Terraform in one run: what their resources need is proven, as on what
 * is synthesized, and each need is broken once by taking away what lets it pass.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TerraformStack, Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import { type Answer, type Intent, type Proof, prove, readTerraform, standingIntents } from "../../src/reach";
import { architectures } from "../../src/stacks/architectures";
import { StaticIpWebStack } from "../../src/stacks/static-ip-web";
import { type Planned, plansOf } from "./fixture-plans";
import { answered, type Body, offline, without } from "./stack-plan";

/** The run has a provider for all of them. */
function moduleOf(stack: TerraformStack): Body {
  const { provider: _, ...module } = offline(stack);
  return module;
}

/** Beside the ways that the environments choose. */
const behindLoadBalancer: Environment = { ...dev, name: "alb", web: { ...dev.web, topology: "nlb-alb" } };

const STACKS = [
  ...[dev, testing, prod].flatMap((environment) => architectures(Testing.app(), environment)),
  new StaticIpWebStack(Testing.app(), behindLoadBalancer),
].map((stack) => ({
  name: stack.node.id,
  json: moduleOf(stack),
  written: JSON.parse(Testing.synth(stack)) as Body,
}));

let directory: string;
let plans: ReadonlyMap<string, unknown>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hanok-stacks-"));
  const all = STACKS.map(async ({ name, json }): Promise<Planned> => {
    const source = join(directory, name);
    await mkdir(source);
    await writeFile(join(source, "cdk.tf.json"), JSON.stringify(json));
    // only stacks with names that stand for others declare it
    return { name, source, given: json.variable ? { allow_placeholders: true } : {} };
  });
  plans = await plansOf(await Promise.all(all));
}, 300_000);
afterAll(() => rm(directory, { recursive: true, force: true }));

const provenIn = (json: unknown, configuration: readonly unknown[] = []): Proof[] => {
  const network = readTerraform(json, { configuration });
  return prove(network, standingIntents(network));
};

describe.each(STACKS)("the plan of $name", ({ name, json, written }) => {
  let plan: Body;
  let proofs: Proof[];

  beforeAll(() => {
    plan = answered(plans.get(name) as Body, regionOf(written));
    proofs = provenIn(plan, [json]);
  });

  it("holds all its intents", () => {
    expect(proofs.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
  });

  it("has the intents of what is synthesized", () => {
    const asked = (found: readonly Proof[]) => found.map(({ intent }) => aboutOf(intent)).sort();
    expect(asked(proofs)).toEqual(asked(provenIn(written)));
  });

  it("breaks each when what lets it pass is taken away, and names the hop", () => {
    for (const { intent, answer } of proofs.filter(({ intent }) => intent.expect === "reach")) {
      const broken = rulesOf(answer).map((rule) => {
        const found = provenIn(without(plan, rule), [json]).find(
          (proof) => aboutOf(proof.intent) === aboutOf(intent),
        );
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

const regionOf = ({ provider }: Body): string =>
  (provider as { aws: { region: string }[] }).aws[0]?.region ?? "";

const aboutOf = ({ expect, from, to, port, action, resource }: Intent) =>
  `${expect} ${from} ${to} ${port} ${action} ${resource}`;

/** The security groups' rules on the way. */
const rulesOf = (answer: Answer): string[] =>
  answer.verdict === "yes"
    ? answer.path.flatMap(({ by }) =>
        by !== undefined && /aws_vpc_security_group_\w+_rule\./.test(by) ? [by] : [],
      )
    : [];
