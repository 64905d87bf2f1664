/** What the ready-made endpoint policies let pass and what they do not, asked of an evaluator of IAM policies. */
import { Endpoints, type TypedEndpointsProps } from "../../src/endpoints/endpoints";
import { SAMPLE_NETWORK } from "../../src/endpoints/endpoints.contract";
import type { EndpointsProps } from "../../src/endpoints/endpoints.props";
import { READY_ACTIONS } from "../../src/endpoints/ready-actions";
import { type Decision, decide, type Policy } from "../support/policy-evaluation";
import { instances, synthesize } from "../support/synthesize";

const ACCOUNT = "123456789012";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/task`;
const BASE: TypedEndpointsProps = {
  name: "main",
  network: SAMPLE_NETWORK as EndpointsProps["network"],
  region: "ap-northeast-2",
  tiers: ["private"],
};

/** The policies of all endpoints of a block, by service. */
function policies(props: Partial<TypedEndpointsProps>): Record<string, string> {
  const json = synthesize((stack) => new Endpoints(stack, "endpoints", { ...BASE, ...props }));
  const all = ["interface", "ecs_agent", "ecs_telemetry", "ecs", "gateway"].map((name) => {
    try {
      return instances(json, "aws_vpc_endpoint", `endpoints_${name}`);
    } catch {
      return {};
    }
  });
  return Object.fromEntries(
    Object.entries(Object.assign({}, ...all)).map(([service, body]) => [
      service,
      (body as { policy: string }).policy,
    ]),
  );
}

/** Whether a role that may do everything may do this by the endpoint. */
function ask(endpoint: Policy | undefined, action: string, resource = resourceOf(action)): Decision {
  if (endpoint === undefined) throw new Error(`no endpoint for ${action}`);
  const everything: Policy = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  };
  const ofResource: Policy = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "*", Resource: "*" },
  };
  return decide(
    { action, resource, principal: ROLE },
    { identity: [everything], resource: [ofResource], endpoint: [endpoint] },
  );
}

const resourceOf = (action: string) => {
  const [service = ""] = action.split(":");
  return `arn:aws:${service}:ap-northeast-2:${ACCOUNT}:something`;
};

const EVERY_WORKLOAD: Partial<TypedEndpointsProps> = {
  workloads: {
    worker: {
      ...{ launchType: "ec2", secrets: true, ssmParameters: true, exec: true, serviceConnect: true },
      ...{ kms: true, sessionManager: true },
    },
  },
  interfaceEndpoints: { sts: {} },
};

const least = policies(EVERY_WORKLOAD);

it("there is one for each service that a workload may need, and for no other", () => {
  expect(Object.keys(least).sort()).toEqual([...Object.keys(READY_ACTIONS), "s3"].sort());
});

/** AWS Managed Policy Reference and Amazon ECS Developer Guide, copied for the test from the pages themselves. */
const DOCUMENTED: readonly { readonly page: string; readonly actions: Record<string, readonly string[]> }[] =
  [
    {
      page: "AmazonEC2ContainerServiceforEC2Role",
      actions: {
        "ecs-agent": ["ecs:Poll"],
        "ecs-telemetry": ["ecs:StartTelemetrySession"],
        ecs: [
          "ecs:CreateCluster",
          "ecs:DeregisterContainerInstance",
          "ecs:DiscoverPollEndpoint",
          "ecs:RegisterContainerInstance",
          "ecs:UpdateContainerInstancesState",
          "ecs:SubmitAttachmentStateChanges",
          "ecs:SubmitContainerStateChange",
          "ecs:SubmitTaskStateChange",
          "ecs:TagResource",
        ],
        "ecr.api": [
          "ecr:GetAuthorizationToken",
          "ecr:BatchCheckLayerAvailability",
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchGetImage",
        ],
        logs: ["logs:CreateLogStream", "logs:PutLogEvents"],
      },
    },
    {
      page: "AmazonSSMManagedInstanceCore",
      actions: {
        ssm: [
          "ssm:DescribeAssociation",
          "ssm:GetDeployablePatchSnapshotForInstance",
          "ssm:GetDocument",
          "ssm:DescribeDocument",
          "ssm:GetManifest",
          "ssm:GetParameter",
          "ssm:GetParameters",
          "ssm:ListAssociations",
          "ssm:ListInstanceAssociations",
          "ssm:PutInventory",
          "ssm:PutComplianceItems",
          "ssm:PutConfigurePackageResult",
          "ssm:UpdateAssociationStatus",
          "ssm:UpdateInstanceAssociationStatus",
          "ssm:UpdateInstanceInformation",
        ],
        ssmmessages: [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        ec2messages: [
          "ec2messages:AcknowledgeMessage",
          "ec2messages:DeleteMessage",
          "ec2messages:FailMessage",
          "ec2messages:GetEndpoint",
          "ec2messages:GetMessages",
          "ec2messages:SendReply",
        ],
      },
    },
    {
      page: "Amazon ECS task execution IAM role",
      actions: {
        "ecr.dkr": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        ssm: ["ssm:GetParameters"],
        secretsmanager: ["secretsmanager:GetSecretValue"],
        kms: ["kms:Decrypt"],
      },
    },
    {
      page: "Monitor Amazon ECS containers with ECS Exec",
      actions: {
        logs: [
          "logs:DescribeLogGroups",
          "logs:CreateLogStream",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ],
        kms: ["kms:Decrypt", "kms:GenerateDataKey"],
      },
    },
    {
      page: "Amazon ECS task scale-in protection endpoint",
      actions: { ecs: ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"] },
    },
    {
      page: "Amazon ECS task metadata endpoint version 4",
      actions: { ecs: ["ecs:ListTagsForResource"] },
    },
    {
      page: "Cache secrets to improve performance",
      actions: { secretsmanager: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"] },
    },
  ];

const documented = DOCUMENTED.flatMap(({ page, actions }) =>
  Object.entries(actions).flatMap(([service, list]) =>
    list.map((action) => [service, action, page] as const),
  ),
);

test.each(documented)("%s lets %s pass (%s)", (service, action) => {
  expect(ask(least[service], action)).toBe("allowed");
});

/** What would lead out of a workload's own work: secrets, images and tasks of others, keys, data that leaves. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  "ecs-agent": ["ecs:RegisterContainerInstance", "ecs:RunTask", "ecs:StartTelemetrySession"],
  "ecs-telemetry": ["ecs:RunTask", "ecs:ExecuteCommand"],
  ecs: [
    ...["ecs:RunTask", "ecs:ExecuteCommand", "ecs:RegisterTaskDefinition", "ecs:UpdateService"],
    ...["ecs:DeleteCluster", "ecs:StopTask", "ecs:DescribeTasks", "ecs:ListTasks", "ecs:PutAccountSetting"],
  ],
  "ecr.api": ["ecr:PutImage", "ecr:DeleteRepository", "ecr:SetRepositoryPolicy", "ecr:InitiateLayerUpload"],
  "ecr.dkr": ["ecr:PutImage", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"],
  logs: [
    ...["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:GetLogEvents", "logs:FilterLogEvents"],
    ...["logs:PutSubscriptionFilter", "logs:PutRetentionPolicy", "logs:StartQuery"],
  ],
  secretsmanager: [
    ...["secretsmanager:ListSecrets", "secretsmanager:PutSecretValue", "secretsmanager:DeleteSecret"],
    ...["secretsmanager:PutResourcePolicy", "secretsmanager:CreateSecret"],
  ],
  ssm: [
    "ssm:PutParameter",
    "ssm:SendCommand",
    "ssm:StartSession",
    "ssm:GetParameterHistory",
    "ssm:DeleteParameter",
  ],
  ssmmessages: ["ssm:StartSession", "ssmmessages:DeleteEverything"],
  ec2messages: ["ssm:SendCommand", "ec2:RunInstances"],
  kms: ["kms:Encrypt", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:CreateGrant", "kms:DisableKey"],
  sts: ["sts:GetFederationToken", "sts:GetSessionToken", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoot"],
};

const refused = Object.entries(REFUSED).flatMap(([service, list]) =>
  list.map((action) => [service, action] as const),
);

test.each(refused)("%s does not let %s pass", (service, action) => {
  expect(ask(least[service], action)).toBe("implicitDeny");
});

it("none lets anything of another service pass", () => {
  const all = [...new Set(Object.values(READY_ACTIONS).flat())];
  const prefix = (service: string) => READY_ACTIONS[service]?.[0]?.split(":")[0];
  const passing = Object.keys(READY_ACTIONS).flatMap((service) =>
    all.filter(
      (action) => ask(least[service], action) === "allowed" && !action.startsWith(`${prefix(service)}:`),
    ),
  );
  expect(passing).toEqual([]);
  const covered = new Set([
    ...documented.map(([, action]) => action),
    "sts:AssumeRole",
    "sts:GetCallerIdentity",
  ]);
  // nothing is in the lists that no page asks for
  expect(all.filter((action) => !covered.has(action))).toEqual([]);
});

describe("the gateway endpoint s3", () => {
  const LAYER = "arn:aws:s3:::prod-ap-northeast-2-starport-layer-bucket/a/b";

  it("lets images be read, and nothing else", () => {
    expect(ask(least.s3, "s3:GetObject", LAYER)).toBe("allowed");
    expect(ask(least.s3, "s3:PutObject", LAYER)).toBe("implicitDeny");
    expect(ask(least.s3, "s3:GetObject", LAYER.replace("ap-northeast-2", "us-east-1"))).toBe("implicitDeny");
    expect(ask(least.s3, "s3:GetObject", "arn:aws:s3:::somebody-elses/a")).toBe("implicitDeny");
    expect(ask(least.s3, "s3:ListAllMyBuckets", "*")).toBe("implicitDeny");
  });

  it("lets named buckets be used, and nothing be administered", () => {
    const { s3 } = policies({
      ...EVERY_WORKLOAD,
      gatewayEndpoints: { s3: { resources: ["arn:aws:s3:::assets"] } },
    });
    for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])
      expect([action, ask(s3, action, "arn:aws:s3:::assets/a")]).toEqual([action, "allowed"]);
    // what ECS Exec asks before it logs to a bucket
    for (const action of ["s3:ListBucket", "s3:GetBucketLocation", "s3:GetEncryptionConfiguration"])
      expect([action, ask(s3, action, "arn:aws:s3:::assets")]).toEqual([action, "allowed"]);
    for (const action of [
      "s3:PutBucketPolicy",
      "s3:DeleteBucket",
      "s3:PutBucketAcl",
      "s3:PutReplicationConfiguration",
    ])
      expect([action, ask(s3, action, "arn:aws:s3:::assets")]).toEqual([action, "implicitDeny"]);
    expect(ask(s3, "s3:PutObject", "arn:aws:s3:::assets-of-others/a")).toBe("implicitDeny");
    expect(ask(s3, "s3:GetObject", LAYER)).toBe("allowed");
  });

  it("is full where containers call it, or where it says so", () => {
    const called = policies({ workloads: { web: { launchType: "fargate", services: ["s3"] } } });
    expect(ask(called.s3, "s3:DeleteBucket", "arn:aws:s3:::anything")).toBe("allowed");
    const said = policies({ ...EVERY_WORKLOAD, gatewayEndpoints: { s3: { policy: "full" } } });
    expect(ask(said.s3, "s3:DeleteBucket", "arn:aws:s3:::anything")).toBe("allowed");
  });
});

it("the gateway endpoint dynamodb lets items of named tables be used, by index too", () => {
  const table = `arn:aws:dynamodb:ap-northeast-2:${ACCOUNT}:table/orders`;
  const { dynamodb } = policies({ gatewayEndpoints: { dynamodb: { resources: [table] } } });
  expect(ask(dynamodb, "dynamodb:GetItem", table)).toBe("allowed");
  expect(ask(dynamodb, "dynamodb:Query", `${table}/index/by-day`)).toBe("allowed");
  expect(ask(dynamodb, "dynamodb:DeleteTable", table)).toBe("implicitDeny");
  expect(ask(dynamodb, "dynamodb:ExportTableToPointInTime", table)).toBe("implicitDeny");
  expect(ask(dynamodb, "dynamodb:GetItem", `${table}2`)).toBe("implicitDeny");
});

it("a document is taken as it is, and full is everything", () => {
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
      { Effect: "Deny", Principal: "*", Action: "sqs:DeleteQueue", Resource: "*" },
    ],
  });
  const { sqs, sns } = policies({
    interfaceEndpoints: { sqs: { policy: document }, sns: { policy: "full" } },
  });
  expect(ask(sqs, "sqs:SendMessage")).toBe("allowed");
  expect(ask(sqs, "sqs:DeleteQueue")).toBe("explicitDeny");
  expect(ask(sns, "sns:Publish")).toBe("allowed");
});
