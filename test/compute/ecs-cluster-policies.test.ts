/** What container instances may do, asked as IAM would be. */
import { EcsCluster } from "../../src/compute/ecs-cluster/ecs-cluster";
import { decide } from "../../src/reach/policy";
import { evaluateStack, specimen } from "../support/evaluated-stack";
import { synthesize } from "../support/synthesize";

const network = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    isolated: {
      kind: "isolated" as const,
      subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" } },
    },
  },
};

const stack = evaluateStack(
  synthesize((scope) => {
    new EcsCluster(scope, "cluster", {
      name: "shop",
      network,
      sessionManager: true,
      ec2: {
        general: {
          tier: "isolated",
          instanceTypes: ["m7i.large"],
          securityGroups: [{ id: "sg-0123456789abcdef0", name: "instances" }],
          maxSize: 2,
        },
      },
    });
  }),
);

const CLUSTER = specimen("aws_ecs_cluster.cluster", "arn");
const OTHER = "arn:aws:ecs:ap-northeast-2:123456789012:cluster/other";
const INSTANCE = `${CLUSTER.replace(":cluster/", ":container-instance/")}/0123`;

const policies = stack
  .filter(({ type }) => type === "aws_iam_role_policy")
  .map(({ body }) => String(body.policy));

const ask = (action: string, resource: string, context: Record<string, string> = {}) =>
  decide(
    { action, resource, principal: "arn:aws:iam::123456789012:role/shop-instances", context },
    { identity: policies },
  );

it("register with this cluster and no other", () => {
  for (const action of [
    "RegisterContainerInstance",
    "DeregisterContainerInstance",
    "SubmitTaskStateChange",
  ]) {
    expect(ask(`ecs:${action}`, CLUSTER)).toBe("allowed");
    expect(ask(`ecs:${action}`, OTHER)).toBe("implicitDeny");
  }
});

it("work for this cluster and no other", () => {
  expect(ask("ecs:DiscoverPollEndpoint", "*")).toBe("allowed");
  for (const action of ["Poll", "StartTelemetrySession", "UpdateContainerInstancesState"]) {
    expect(ask(`ecs:${action}`, INSTANCE, { "ecs:cluster": CLUSTER })).toBe("allowed");
    expect(ask(`ecs:${action}`, INSTANCE, { "ecs:cluster": OTHER })).toBe("implicitDeny");
    expect(ask(`ecs:${action}`, INSTANCE)).toBe("implicitDeny");
  }
});

it("are reached by Session Manager", () => {
  expect(ask("ssmmessages:OpenDataChannel", "*")).toBe("allowed");
  expect(ask("ssm:UpdateInstanceInformation", "*")).toBe("allowed");
  expect(ask("ssm:GetParameter", "arn:aws:ssm:ap-northeast-2:123456789012:parameter/a")).toBe("implicitDeny");
});

it("do nothing for their tasks: that is the execution role's", () => {
  expect(ask("ecs:CreateCluster", "*")).toBe("implicitDeny");
  expect(ask("ecs:RunTask", CLUSTER)).toBe("implicitDeny");
  expect(ask("ecr:GetAuthorizationToken", "*")).toBe("implicitDeny");
  expect(ask("logs:PutLogEvents", "arn:aws:logs:ap-northeast-2:123456789012:log-group:a")).toBe(
    "implicitDeny",
  );
});

it("are EC2's to be, and nobody else's", () => {
  const role = stack.find(({ address }) => address === "aws_iam_role.cluster_instances");
  const trust = (principal: object) =>
    decide(
      {
        action: "sts:AssumeRole",
        resource: "arn:aws:iam::123456789012:role/shop",
        principal: principal as never,
      },
      { resource: [String(role?.body.assume_role_policy)] },
    );
  expect(trust({ service: "ec2.amazonaws.com" })).toBe("allowed");
  expect(trust({ service: "ecs-tasks.amazonaws.com" })).toBe("implicitDeny");
});
