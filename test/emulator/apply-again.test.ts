/**
 * `protection: false`: what the stacks hold is made, used, destroyed and made again under the same names. One root has what can
 * stand in the way, of all stacks and as they declare it; whole stacks are destroyed in architectures.test.ts.
 */
import { Testing } from "cdktf";
import { test as testing } from "../../src/environments";
import { STACKS } from "../../src/stacks/architectures";
import { resourcesOf } from "../support/synthesize";
import { callJson } from "./aws-api";
import { describeSideBySide, type Scenario, type ScenarioContext } from "./side-by-side";
import { leaveTraces } from "./traces";

type Body = Record<string, unknown>;

/** What AWS does not delete while it holds something, or whose name it keeps; and the arguments that leave it so. */
const HOLDERS: Readonly<Record<string, Body>> = {
  aws_ecr_repository: { force_delete: false },
  aws_s3_bucket: { force_destroy: false },
  aws_secretsmanager_secret: { recovery_window_in_days: 7 },
};

/** Without keys of the stacks' own, which have no names that could be taken. */
const ENVIRONMENT = { ...testing, keys: "aws" } as const;

/** By type, then by stack and name. */
function held(): Record<string, Record<string, Body>> {
  const stacks = Object.entries(STACKS).map(
    ([architecture, Stack]) =>
      [architecture, resourcesOf(Testing.synth(new Stack(Testing.app(), ENVIRONMENT)))] as const,
  );
  const ofType = (type: string) =>
    stacks.flatMap(([architecture, resources]) =>
      Object.entries(resources[type] ?? {}).map(
        ([name, body]) => [`${architecture}_${name}`, body as Body] as const,
      ),
    );
  return Object.fromEntries(Object.keys(HOLDERS).map((type) => [type, Object.fromEntries(ofType(type))]));
}

const HELD = held();

/** The same with every argument the other way. */
const WRONG = Object.fromEntries(
  Object.entries(HELD).map(([type, byName]) => [
    type,
    Object.fromEntries(Object.entries(byName).map(([name, body]) => [name, { ...body, ...HOLDERS[type] }])),
  ]),
);

async function rootOf({ workspace }: ScenarioContext, resource: object) {
  const aws = { source: "hashicorp/aws", version: "5.100.0" };
  const terraform = { required_providers: { aws } };
  const root = await workspace({ "main.tf.json": JSON.stringify({ terraform, resource }) });
  await root.init();
  return root;
}

const again: Scenario = {
  name: "with what the stacks say",
  async run(context) {
    const root = await rootOf(context, HELD);
    for (let time = 0; time < 2; time += 1) {
      await root.apply();
      await leaveTraces(context.emulator, await root.stateResources());
      await root.destroy();
      expect(await context.emulator.leftovers()).toEqual([]);
    }
  },
};

/** Without it, the test above would pass on an AWS that takes everything. */
const refused: Scenario = {
  name: "but not with the arguments the other way",
  async run(context) {
    const root = await rootOf(context, WRONG);
    await root.apply();
    await leaveTraces(context.emulator, await root.stateResources());
    const destroyed = await errorOf(root.destroy());
    expect(destroyed).toContain("RepositoryNotEmptyException");
    expect(destroyed).toContain("BucketNotEmpty");
    // what the next apply asks for; the provider asks again and again, for two minutes
    const [secret] = Object.values(HELD.aws_secretsmanager_secret ?? {});
    const body = JSON.stringify({ Name: secret?.name });
    const made = callJson(context.emulator, "secretsmanager", "secretsmanager.CreateSecret", body);
    expect(await errorOf(made)).toContain("a secret with this name is already scheduled for deletion");
    // the scenario leaves these behind, as it is meant to
    await context.emulator.reset();
  },
};

const errorOf = (command: Promise<unknown>): Promise<string> =>
  command.then(
    () => "nothing failed",
    (error: Error) => error.message,
  );

it.each(Object.keys(HOLDERS))("some stack has an %s", (type) => expect(HELD[type]).not.toEqual({}));

describeSideBySide("is destroyed and applied again", [again, refused], { atOnce: 2 });
