/** How long policies from users' inputs may be: the longest that AWS takes passes, one character more is refused. */
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { blocks } from "../../src/blocks";
import { InputError } from "../../src/core/contract";

type Inputs = Readonly<Record<string, unknown>>;

function made(path: string, changes: (stack: TerraformStack) => Inputs): string {
  const block = blocks.find((each) => each.path === path);
  if (block === undefined) throw new Error(`there is no ${path}`);
  const stack = new TerraformStack(new App(), "stack");
  block.create(stack, "block", { ...block.contract.definition.example, ...changes(stack) } as never);
  return Testing.synth(stack);
}

function problems(path: string, changes: Inputs): readonly string[] {
  try {
    made(path, () => changes);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const x = (count: number) => "x".repeat(count);
const reading = (letters: number) => ({
  read: { actions: ["s3:GetObject"], resources: [`arn:aws:s3:::shop/${x(letters)}`] },
});
const parameter = (letters: number) => ({
  TOKEN: { parameterArn: `arn:aws:ssm:ap-northeast-2:123456789012:parameter/${x(letters)}` },
});
const image = "public.ecr.aws/nginx/nginx:1.29";

/** The size that a policy comes to, as it is said of one that is far too long. */
const sizeOf = (problem: string | undefined): number =>
  Number(/(\d+) (?:characters|bytes)/.exec(problem ?? "")?.[1]);

describe.each<[string, string, number, (letters: number) => Inputs]>([
  ["statements of a fleet", "compute/ec2-fleet", 10240, (letters) => ({ statements: reading(letters) })],
  ["statements of a server", "compute/ec2-instance", 10240, (letters) => ({ statements: reading(letters) })],
  ["statements of an image", "compute/image", 10240, (letters) => ({ statements: reading(letters) })],
  ["statements of a task", "compute/ecs-service", 10240, (letters) => ({ taskStatements: reading(letters) })],
  ["statements of App Runner", "compute/app-runner", 10240, (letters) => ({ statements: reading(letters) })],
  [
    "secrets and statements of App Runner",
    "compute/app-runner",
    10240,
    (letters) => ({ statements: reading(3000), secrets: parameter(letters) }),
  ],
  [
    "secrets of a task",
    "compute/ecs-service",
    10240,
    (letters) => ({ containers: { app: { image, secrets: parameter(letters) } } }),
  ],
  [
    "principals of a repository",
    "compute/ecr-repository",
    10240,
    (letters) => ({ pullPrincipals: [`arn:aws:iam::210987654321:role/${x(letters)}`] }),
  ],
  [
    "an endpoint's policy",
    "endpoints",
    20480,
    (letters) => ({ interfaceEndpoints: { sqs: { policy: `{"Statement":[{"Sid":"${x(letters)}"}]}` } } }),
  ],
])("%s", (_, path, most, given) => {
  const long = most + 5000;
  const [said] = problems(path, given(long));
  const greatest = long - (sizeOf(said) - most);

  it("may be as long as AWS takes", () => {
    expect(said).toContain(String(most));
    expect(problems(path, given(greatest))).toEqual([]);
  });

  it("is refused with one character more", () => {
    expect(problems(path, given(greatest + 1)).map(sizeOf)).toEqual([most + 1]);
  });
});

it("counts what is made: the policy of statements", () => {
  const { resource } = JSON.parse(made("compute/ec2-fleet", () => ({ statements: reading(9000) }))) as {
    resource: { aws_iam_role_policy: Record<string, { name: string; policy: string }> };
  };
  const policy =
    Object.values(resource.aws_iam_role_policy).find(({ name }) => name === "application")?.policy ?? "";
  const [said] = problems("compute/ec2-fleet", { statements: reading(9000 + 10241 - policy.length) });
  expect(sizeOf(said)).toBe(10241);
});

it("does not count an endpoint policy's indentation, which is not sent", () => {
  const policy = `{\n${" ".repeat(30_000)}"Statement": []\n}\n`;
  expect(problems("endpoints", { interfaceEndpoints: { sqs: { policy } } })).toEqual([]);
});

it("lets a role of one's own have its policies itself", () => {
  const secrets = parameter(12_000);
  const role = { arn: "arn:aws:iam::123456789012:role/own" };
  const containers = { app: { image, secrets } };
  expect(problems("compute/ecs-service", { containers })).toHaveLength(1);
  expect(problems("compute/ecs-service", { containers, executionRole: role })).toEqual([]);
  expect(problems("compute/app-runner", { secrets })).toHaveLength(1);
  expect(problems("compute/app-runner", { secrets, instanceRole: role })).toEqual([]);
});

it("waits for nothing that statements name: it may wait for the role", () => {
  const json = made("compute/ec2-fleet", (stack) => {
    const key = new TerraformVariable(stack, "key", { type: "string" }).stringValue;
    return { statements: { decrypt: { actions: ["kms:Decrypt"], resources: [key] } } };
  });
  const { aws_iam_role_policy: policies, ...others } = (
    JSON.parse(json) as { resource: Record<string, unknown> }
  ).resource;
  expect(JSON.stringify(policies)).toContain("var.key");
  expect(JSON.stringify(others)).not.toContain("var.key");
});
