/**
 * What production alone has: a domain of its own, an image of its own, NAT and endpoints in every zone. Its stacks are validated
 * with the real provider, then planned, or applied, with a mock one: every expression and every precondition is computed.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TerraformStack, Testing } from "cdktf";
import { dev, type Environment, prod } from "../../src/environments";
import { AppRunnerStack } from "../../src/stacks/app-runner";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { StaticIpWebStack } from "../../src/stacks/static-ip-web";
import { ThreeTierStack } from "../../src/stacks/three-tier";
import { type RunningProvider, startProvider } from "../support/running-provider";
import { init, validate } from "../support/terraform";
import { mockResources } from "./support/mock-resources";
import { runSuites } from "./support/terraform-suites";

jest.setTimeout(300_000);

/** A domain without www is validated by two records. */
const RECORDS = `
  override_resource {
    target = aws_apprunner_custom_domain_association.api
    values = {
      dns_target = "abcdefghij.ap-northeast-1.awsapprunner.com"
      certificate_validation_records = [
        { name = "_a.api.example.com.", type = "CNAME", value = "_a.acm-validations.aws.", status = "PENDING_VALIDATION" },
        { name = "_b.api.example.com.", type = "CNAME", value = "_b.acm-validations.aws.", status = "PENDING_VALIDATION" },
      ]
    }
  }
`;

/** The region that the provider works in. */
const REGION = `
  override_data {
    target = data.aws_region.assets
    values = { id = "ap-northeast-2", name = "ap-northeast-2" }
  }
`;

interface Case {
  readonly name: string;
  readonly environment: Environment;
  /** A certificate's records and a managed password are lists that a mock leaves empty: such a stack is planned alone. */
  readonly runs: readonly ("plan" | "apply")[];
  readonly create: (app: ReturnType<typeof Testing.app>, environment: Environment) => TerraformStack;
}

const cases: readonly Case[] = [
  {
    name: "app-runner-prod",
    environment: prod,
    runs: ["plan", "apply"],
    create: (app, given) => new AppRunnerStack(app, given),
  },
  {
    name: "three-tier-prod",
    environment: prod,
    runs: ["plan"],
    create: (app, given) => new ThreeTierStack(app, given),
  },
  {
    name: "static-ip-web-dev by global-accelerator",
    environment: { ...dev, web: { ...dev.web, topology: "global-accelerator" } },
    runs: ["plan"],
    create: (app, given) => new StaticIpWebStack(app, given),
  },
  {
    name: "ec2-web-prod",
    environment: prod,
    runs: ["plan"],
    create: (app, given) => new Ec2WebStack(app, given),
  },
];

function suiteOf({ name, environment: { appRunner }, runs }: Case): string {
  const hasRecords = name.startsWith("app-runner") && appRunner.domain !== undefined;
  const blocks = runs.map((run) => `run "${run}" {\n  command = ${run}\n}\n`);
  return [
    `mock_provider "aws" {\n${mockResources()}${hasRecords ? RECORDS : ""}${name.startsWith("static-ip-web") ? REGION : ""}}\n`,
    ...blocks,
  ].join("\n");
}

/** Asked for its schema alone, mocked or not. */
let provider: RunningProvider | undefined;

afterAll(() => provider?.stop());

describe.each(cases)("the stack $name", (stack) => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "hanok-stack-"));
    const json = Testing.synth(stack.create(Testing.app(), stack.environment), true);
    await writeFile(join(directory, "cdk.tf.json"), json);
    await writeFile(join(directory, "stack.tftest.hcl"), suiteOf(stack));
    await init(directory, { args: ["-backend=false"], env: { ...process.env, ...provider?.env } });
    provider ??= await startProvider(directory);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it("is valid", () => validate(directory, { env: { ...process.env, ...provider?.env } }));

  it(`passes ${stack.runs.join(" and ")}`, async () => {
    const said = await runSuites(directory, {
      env: { ...process.env, ...provider?.env, TF_VAR_allow_placeholders: "true" },
    });
    expect(Object.fromEntries(said("stack.tftest.hcl"))).toEqual(
      Object.fromEntries(stack.runs.map((run) => [run, "pass"])),
    );
  });
});
