/**
 * A3 as a whole. The emulator has no App Runner, so the synthesized stack of every environment is validated with the real
 * provider, then planned and applied with a mock one: every expression and every precondition is computed.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import { AppRunnerStack } from "../../src/stacks/app-runner";
import { init, validate } from "../support/terraform";
import { mockResources } from "./support/mock-resources";
import { runSuite } from "./support/terraform-suites";

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

function suiteOf({ appRunner }: Environment): string {
  const overrides = appRunner.domain === undefined ? "" : RECORDS;
  const runs = ["plan", "apply"].map((run) => `run "${run}" {\n  command = ${run}\n}\n`);
  return [`mock_provider "aws" {\n${mockResources()}${overrides}}\n`, ...runs].join("\n");
}

describe.each([dev, testing, prod])("the stack app-runner-$name", (environment) => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "hanok-app-runner-"));
    const json = Testing.synth(new AppRunnerStack(Testing.app(), environment), true);
    await writeFile(join(directory, "cdk.tf.json"), json);
    await writeFile(join(directory, "stack.tftest.hcl"), suiteOf(environment));
    await init(directory, { args: ["-backend=false"] });
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it("is valid", () => validate(directory));

  it("plans and applies", async () => {
    const said = await runSuite(directory, "stack.tftest.hcl");
    expect(Object.fromEntries(said)).toEqual({ plan: "pass", apply: "pass" });
  });
});
