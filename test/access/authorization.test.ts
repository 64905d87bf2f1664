/** Every policy of all stacks, and of all blocks by their examples, against AWS's Service Authorization Reference. */
import { App, TerraformStack, Testing } from "cdktf";
import { blocks } from "../../src/blocks";
import { dev, prod, test as testing } from "../../src/environments";
import type { Statement } from "../../src/reach/policy";
import { STACKS } from "../../src/stacks/architectures";
import { misfits, unfit } from "../support/authorization";
import { statementsOf } from "../support/authorization/statements";
import { evaluateStack } from "../support/evaluated-stack";

const evaluated = (json: string) => evaluateStack(json, ["aws_route53_record"]);

const stacks = Object.entries(STACKS).flatMap(([name, Stack]) =>
  [dev, testing, prod].map((environment) => ({
    title: `${name} in ${environment.name}`,
    Stack,
    environment,
  })),
);

it.each(stacks)("$title", async ({ Stack, environment }) => {
  const stack = evaluated(Testing.synth(new Stack(Testing.app(), environment), true));
  expect(statementsOf(stack).length).toBeGreaterThan(1);
  expect(await misfits(stack)).toEqual([]);
});

it.each(blocks)("$path", async (block) => {
  const stack = new TerraformStack(new App(), "stack");
  block.create(stack, "block", block.contract.definition.example as never);
  expect(await misfits(evaluated(Testing.synth(stack)))).toEqual([]);
});

describe("what does not fit is found", () => {
  const said = (statement: Partial<Statement>) => unfit({ Effect: "Allow", ...statement });

  it("an action that does not exist", async () => {
    expect(await said({ Action: ["s3:GetObjects", "nothing:Read", "s3:Gains*"], Resource: "*" })).toEqual([
      "s3:GetObjects does not exist",
      "nothing:Read does not exist",
      "s3:Gains* does not exist",
    ]);
  });

  it("an action that is on no resource, under an ARN", async () => {
    const deployment = "arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:shop/web";
    expect(await said({ Action: "codedeploy:StopDeployment", Resource: deployment })).toEqual([
      `codedeploy:StopDeployment is on * alone, not on ${deployment}`,
      `${deployment} is nothing that codedeploy:StopDeployment is on`,
    ]);
    expect(await said({ Action: "codedeploy:StopDeployment", Resource: "*" })).toEqual([]);
  });

  it("an action on a resource of another kind", async () => {
    const [bucket, objects] = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"];
    expect(await said({ Action: "s3:ListBucket", Resource: objects })).toContain(
      `${objects} is nothing that s3:ListBucket is on`,
    );
    expect(await said({ Action: "s3:GetObject", Resource: bucket })).toContain(
      `${bucket} is nothing that s3:GetObject is on`,
    );
    expect(await said({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: [bucket, objects] })).toEqual(
      [],
    );
    expect(
      await said({ Action: "sqs:SendMessage", Resource: "arn:aws:sns:eu-west-1:123456789012:q" }),
    ).toHaveLength(2);
  });

  it("a key that the action does not carry", async () => {
    const condition = (key: string) => ({ Condition: { StringEquals: { [key]: "x" } } });
    const task = { Action: "ecs:RunTask", Resource: "*" };
    expect(await said({ ...task, ...condition("ec2:Vpc") })).toEqual(["ecs:RunTask does not carry ec2:Vpc"]);
    expect(await said({ ...task, ...condition("aws:SourceVpcs") })).toEqual([
      "ecs:RunTask does not carry aws:SourceVpcs",
    ]);
    for (const key of [
      "ecs:cluster",
      "aws:sourcevpc",
      "aws:ResourceTag/Environment",
      "aws:PrincipalTag/Team",
    ])
      expect(await said({ ...task, ...condition(key) })).toEqual([]);
    const describe = { Action: "ec2:DescribeInstances", Resource: "*" };
    expect(await said({ ...describe, ...condition("aws:ResourceTag/Environment") })).toHaveLength(1);
  });

  it("a key of another identity provider than the statement's", async () => {
    const trust = (provider: string) => ({
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${provider}` },
      Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
    });
    expect(await said(trust("token.actions.githubusercontent.com"))).toEqual([]);
    expect(await said(trust("gitlab.com"))).toHaveLength(1);
  });
});
