/** ECS Exec: what the task role may do, asked of the policy. */
import { EcsService } from "../../../src/compute/ecs-service/ecs-service";
import { decide } from "../../../src/reach/policy";
import { resourcesOf, synthesize } from "../../support/synthesize";

const LOG = "arn:aws:logs:ap-northeast-2:123456789012:log-group:/aws/ecs/shop/execute-command";
const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/0123";
const ROLE = "arn:aws:iam::123456789012:role/web-task";

const policyOf = (executeCommand?: { logGroupName: string; logGroupArn: string; kmsKeyArn?: string }) => {
  const json = synthesize(
    (stack) =>
      void new EcsService(stack, "web", {
        name: "web",
        cluster: {
          arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
          name: "shop",
          capacityProviderNames: { FARGATE: "FARGATE" },
          ...(executeCommand ? { executeCommand } : {}),
        },
        network: {
          vpcId: "vpc-0123456789abcdef0",
          cidrBlocks: ["10.0.0.0/16"],
          tiers: {
            app: {
              kind: "private",
              subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" } },
            },
          },
        },
        tier: "app",
        securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
        cpu: 256,
        memory: 512,
        containers: { app: { image: "httpd:2.4", readonlyRootFilesystem: false } },
        exec: true,
      }),
  );
  const policies = resourcesOf(json).aws_iam_role_policy ?? {};
  return policies.web_exec?.policy as string;
};

const may = (policy: string, action: string, resource: string) =>
  decide({ action, resource, principal: ROLE }, { identity: [policy] });

describe("ECS Exec", () => {
  const recorded = policyOf({ logGroupName: "/aws/ecs/shop/execute-command", logGroupArn: LOG });

  it.each(["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"])(
    "opens channels: ssmmessages:%s",
    (action) => expect(may(recorded, `ssmmessages:${action}`, "*")).toBe("allowed"),
  );

  it("records in the cluster's log group, and in no other", () => {
    expect(may(recorded, "logs:DescribeLogGroups", "*")).toBe("allowed");
    for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) {
      expect(may(recorded, action, `${LOG}:log-stream:ecs-execute-command-1`)).toBe("allowed");
      expect(may(recorded, action, `${LOG}-2:log-stream:1`)).toBe("implicitDeny");
    }
    expect(may(recorded, "logs:DeleteLogStream", `${LOG}:log-stream:1`)).toBe("implicitDeny");
    expect(may(recorded, "logs:GetLogEvents", `${LOG}:log-stream:1`)).toBe("implicitDeny");
  });

  it("decrypts with the cluster's key, and with no other", () => {
    const policy = policyOf({ logGroupName: "sessions", logGroupArn: LOG, kmsKeyArn: KEY });
    const delegating = {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    };
    const with_ = (identity: string, action: string, resource: string) =>
      decide({ action, resource, principal: ROLE }, { identity: [identity], resource: [delegating] });
    expect(with_(policy, "kms:Decrypt", KEY)).toBe("allowed");
    expect(with_(policy, "kms:Encrypt", KEY)).toBe("implicitDeny");
    expect(with_(policy, "kms:Decrypt", `${KEY}4`)).toBe("implicitDeny");
    expect(with_(recorded, "kms:Decrypt", KEY)).toBe("implicitDeny");
  });

  it("writes nowhere where the cluster records nothing", () => {
    const silent = policyOf();
    expect(may(silent, "ssmmessages:OpenDataChannel", "*")).toBe("allowed");
    expect(may(silent, "logs:PutLogEvents", `${LOG}:log-stream:1`)).toBe("implicitDeny");
    expect(may(silent, "logs:DescribeLogGroups", "*")).toBe("implicitDeny");
  });

  it("cannot run commands itself", () => {
    const task = "arn:aws:ecs:ap-northeast-2:123456789012:task/shop/1";
    expect(may(recorded, "ecs:ExecuteCommand", task)).toBe("implicitDeny");
    expect(may(recorded, "ssm:StartSession", task)).toBe("implicitDeny");
  });
});
