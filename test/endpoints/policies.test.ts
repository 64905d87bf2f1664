/** What the ready-made endpoint policies let pass and what they do not, asked of an evaluator of IAM policies. */
import { Endpoints, type TypedEndpointsProps } from "../../src/endpoints/endpoints";
import type { EndpointsProps } from "../../src/endpoints/endpoints.props";
import { SAMPLE_NETWORK } from "../../src/endpoints/placement";
import { READY_ACTIONS } from "../../src/endpoints/ready-actions";
import { type Context, type Decision, decide, type Policy, type Principal } from "../../src/reach/policy";
import { evaluateStack, specimen } from "../support/evaluated-stack";
import { all } from "../support/stack-instances";
import { synthesize } from "../support/synthesize";

const ACCOUNT = "123456789012";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/task`;
const BASE: TypedEndpointsProps = {
  name: "main",
  network: SAMPLE_NETWORK as EndpointsProps["network"],
  region: "ap-northeast-2",
  tiers: ["private"],
};

/** The policies of all endpoints of a block, by service, as Terraform computes them in this account. */
function policies(props: Partial<TypedEndpointsProps>): Record<string, string> {
  const json = synthesize((stack) => new Endpoints(stack, "endpoints", { ...BASE, ...props }));
  const account = specimen("data.aws_caller_identity.endpoints", "account_id");
  return Object.fromEntries(
    all(evaluateStack(json), "aws_vpc_endpoint").map(({ body }) => [
      String(body.service_name).replace("com.amazonaws.ap-northeast-2.", ""),
      String(body.policy).replaceAll(account, ACCOUNT),
    ]),
  );
}

/** Who asks, and whose the resource is; the account's own role and resource where nothing is said. */
interface Asking {
  readonly principal?: Principal;
  readonly owner?: string;
  readonly context?: Context;
}

/** Whether somebody who may do everything may do this by the endpoint. */
function ask(
  endpoint: Policy | undefined,
  action: string,
  resource = resourceOf(action),
  { principal = ROLE, owner = ACCOUNT, context = {} }: Asking = {},
): Decision {
  if (endpoint === undefined) throw new Error(`no endpoint for ${action}`);
  const everything: Policy = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  };
  const ofResource: Policy = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
  };
  return decide(
    {
      action,
      resource,
      principal,
      resourceAccount: owner,
      context: { "aws:ResourceAccount": owner, ...context },
    },
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
  "ecr.api": [
    ...["ecr:PutImage", "ecr:DeleteRepository", "ecr:SetRepositoryPolicy", "ecr:InitiateLayerUpload"],
    // the first pull through a cache, of which docs/private-ecs.md says that it is made from outside
    ...["ecr:CreateRepository", "ecr:BatchImportUpstreamImage"],
  ],
  "ecr.dkr": [
    ...["ecr:PutImage", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"],
    ...["ecr:CreateRepository", "ecr:BatchImportUpstreamImage"],
  ],
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
  const actions = [...new Set(Object.values(READY_ACTIONS).flat())];
  const prefix = (service: string) => READY_ACTIONS[service]?.[0]?.split(":")[0];
  const passing = Object.keys(READY_ACTIONS).flatMap((service) =>
    actions.filter(
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
  expect(actions.filter((action) => !covered.has(action))).toEqual([]);
});

/** Somebody else's credentials, brought along, and resources of somebody else. */
const STRANGER = "210987654321";
const FOREIGN: Asking = { principal: `arn:aws:iam::${STRANGER}:role/own` };
const ELSEWHERE: Asking = { owner: STRANGER };

describe("the data perimeter", () => {
  test.each(Object.keys(READY_ACTIONS))("%s: principals and resources of this account alone", (service) => {
    const [action = ""] = READY_ACTIONS[service] ?? [];
    expect(ask(least[service], action)).toBe("allowed");
    expect(ask(least[service], action, undefined, FOREIGN)).toBe("implicitDeny");
    expect(ask(least[service], action, undefined, ELSEWHERE)).toBe("implicitDeny");
    expect(ask(least[service], action, undefined, { ...FOREIGN, ...ELSEWHERE })).toBe("implicitDeny");
    expect(ask(least[service], action, undefined, { principal: "anonymous" })).toBe("implicitDeny");
  });

  it("lets one's own principals read what AWS publishes in Systems Manager, and change nothing there", () => {
    const parameter = "arn:aws:ssm:ap-northeast-2::parameter/aws/service/ami-amazon-linux-latest/al2023";
    const document = "arn:aws:ssm:ap-northeast-2::document/AWS-RunPatchBaseline";
    const ofAws: Asking = { owner: "000000000000" };
    expect(ask(least.ssm, "ssm:GetParameter", parameter, ofAws)).toBe("allowed");
    expect(ask(least.ssm, "ssm:GetDocument", document, ofAws)).toBe("allowed");
    expect(ask(least.ssm, "ssm:PutParameter", parameter, ofAws)).toBe("implicitDeny");
    expect(ask(least.ssm, "ssm:GetParameter", parameter, { ...ofAws, ...FOREIGN })).toBe("implicitDeny");
    const private_ = parameter.replace("::", `:${STRANGER}:`).replace("/aws/", "/shop/");
    expect(ask(least.ssm, "ssm:GetParameter", private_, ELSEWHERE)).toBe("implicitDeny");
  });

  it("is an organization's where it is named", () => {
    const { logs } = policies({ ...EVERY_WORKLOAD, perimeter: { organizationId: "o-0123456789" } });
    const of = (principal: string, resource: string) =>
      ask(logs, "logs:PutLogEvents", undefined, {
        ...FOREIGN,
        ...ELSEWHERE,
        context: { "aws:PrincipalOrgID": principal, "aws:ResourceOrgID": resource },
      });
    expect(of("o-0123456789", "o-0123456789")).toBe("allowed");
    expect(of("o-9876543210", "o-0123456789")).toBe("implicitDeny");
    expect(of("o-0123456789", "o-9876543210")).toBe("implicitDeny");
    expect(ask(logs, "logs:PutLogEvents")).toBe("implicitDeny");
  });

  it("takes in further accounts, or their resources alone", () => {
    const further = policies({ ...EVERY_WORKLOAD, perimeter: { accounts: [STRANGER] } });
    expect(ask(further.kms, "kms:Decrypt", undefined, { ...FOREIGN, ...ELSEWHERE })).toBe("allowed");
    expect(ask(further.kms, "kms:Decrypt")).toBe("allowed");
    const resources = policies({ ...EVERY_WORKLOAD, perimeter: { resourceAccounts: [STRANGER] } });
    const pull = (asking: Asking) => ask(resources["ecr.api"], "ecr:BatchGetImage", undefined, asking);
    expect(pull(ELSEWHERE)).toBe("allowed");
    expect(pull({})).toBe("allowed");
    expect(pull({ ...FOREIGN, ...ELSEWHERE })).toBe("implicitDeny");
    expect(pull({ owner: "333333333333" })).toBe("implicitDeny");
  });

  it("is all there is to the policy perimeter, beside services of AWS that ask themselves", () => {
    const { sqs } = policies({ interfaceEndpoints: { sqs: { policy: "perimeter" } } });
    expect(ask(sqs, "sqs:DeleteQueue")).toBe("allowed");
    expect(ask(sqs, "sqs:SendMessage", undefined, FOREIGN)).toBe("implicitDeny");
    expect(ask(sqs, "sqs:SendMessage", undefined, ELSEWHERE)).toBe("implicitDeny");
    const service = { principal: { service: "cloudformation.amazonaws.com" }, ...ELSEWHERE };
    expect(ask(sqs, "sqs:SendMessage", undefined, service)).toBe("allowed");
  });
});

describe("the gateway endpoint s3", () => {
  const LAYER = "arn:aws:s3:::prod-ap-northeast-2-starport-layer-bucket/a/b";
  /** ECR signs the address of a layer with an account of its own. */
  const BY_ECR: Asking = { principal: "arn:aws:iam::333333333333:role/ecr", owner: "333333333333" };
  const ANONYMOUS: Asking = { principal: "anonymous" };

  it("lets images be read, and nothing else", () => {
    expect(ask(least.s3, "s3:GetObject", LAYER, BY_ECR)).toBe("allowed");
    expect(ask(least.s3, "s3:PutObject", LAYER, BY_ECR)).toBe("implicitDeny");
    const elsewhere = LAYER.replace("ap-northeast-2", "us-east-1");
    expect(ask(least.s3, "s3:GetObject", elsewhere, BY_ECR)).toBe("implicitDeny");
    expect(ask(least.s3, "s3:GetObject", "arn:aws:s3:::somebody-elses/a", ELSEWHERE)).toBe("implicitDeny");
    expect(ask(least.s3, "s3:ListAllMyBuckets", "*")).toBe("implicitDeny");
  });

  it("lets named buckets be used, and nothing be administered", () => {
    const { s3 } = policies({
      ...EVERY_WORKLOAD,
      gatewayEndpoints: { s3: { resources: ["arn:aws:s3:::assets"] } },
    });
    for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]) {
      expect([action, ask(s3, action, "arn:aws:s3:::assets/a")]).toEqual([action, "allowed"]);
      for (const asking of [FOREIGN, ELSEWHERE, ANONYMOUS])
        expect([action, ask(s3, action, "arn:aws:s3:::assets/a", asking)]).toEqual([action, "implicitDeny"]);
    }
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
    expect(ask(s3, "s3:GetObject", LAYER, BY_ECR)).toBe("allowed");
  });

  it("lets nginx read without credentials what it serves, and do nothing else so", () => {
    const { s3 } = policies({
      gatewayEndpoints: { s3: { awsBuckets: ["ecr_layers"], anonymousReads: ["arn:aws:s3:::web"] } },
    });
    expect(ask(s3, "s3:GetObject", "arn:aws:s3:::web/index.html", ANONYMOUS)).toBe("allowed");
    for (const action of ["s3:PutObject", "s3:DeleteObject"])
      for (const asking of [ANONYMOUS, {}])
        expect([action, ask(s3, action, "arn:aws:s3:::web/index.html", asking)]).toEqual([
          action,
          "implicitDeny",
        ]);
    expect(ask(s3, "s3:ListBucket", "arn:aws:s3:::web", ANONYMOUS)).toBe("implicitDeny");
    expect(ask(s3, "s3:GetObject", "arn:aws:s3:::webs/index.html", ANONYMOUS)).toBe("implicitDeny");
    expect(ask(s3, "s3:GetObject", LAYER, BY_ECR)).toBe("allowed");
    expect(ask(s3, "s3:PutObject", LAYER, BY_ECR)).toBe("implicitDeny");
  });

  it("lets servers read what AWS has for them, by use", () => {
    const repository = "arn:aws:s3:::al2023-repos-ap-northeast-2-de612dc2/core/a.rpm";
    const agent = "arn:aws:s3:::aws-codedeploy-ap-northeast-2/latest/install";
    const { s3 } = policies({ gatewayEndpoints: { s3: { awsBuckets: ["amazon_linux"] } } });
    expect(ask(s3, "s3:GetObject", repository, ANONYMOUS)).toBe("allowed");
    expect(ask(s3, "s3:PutObject", repository)).toBe("implicitDeny");
    expect(ask(s3, "s3:GetObject", agent, ANONYMOUS)).toBe("implicitDeny");
    const each = policies({ gatewayEndpoints: { s3: { awsBuckets: ["codedeploy_agent"] } } });
    expect(ask(each.s3, "s3:GetObject", agent, ANONYMOUS)).toBe("allowed");
    const every = policies({ gatewayEndpoints: { s3: {} } });
    for (const object of [repository, agent, LAYER])
      expect([object, ask(every.s3, "s3:GetObject", object, ANONYMOUS)]).toEqual([object, "allowed"]);
    expect(ask(every.s3, "s3:PutObject", repository)).toBe("allowed");
    expect(ask(every.s3, "s3:PutObject", repository, ELSEWHERE)).toBe("implicitDeny");
  });

  it("is the perimeter where containers call it, and full where it says so alone", () => {
    const called = policies({ workloads: { web: { launchType: "fargate", services: ["s3"] } } });
    expect(ask(called.s3, "s3:DeleteBucket", "arn:aws:s3:::anything")).toBe("allowed");
    expect(ask(called.s3, "s3:PutObject", "arn:aws:s3:::anything/a", ELSEWHERE)).toBe("implicitDeny");
    expect(ask(called.s3, "s3:GetObject", LAYER, BY_ECR)).toBe("allowed");
    const said = policies({ ...EVERY_WORKLOAD, gatewayEndpoints: { s3: { policy: "full" } } });
    expect(ask(said.s3, "s3:PutObject", "arn:aws:s3:::anything/a", ELSEWHERE)).toBe("allowed");
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
