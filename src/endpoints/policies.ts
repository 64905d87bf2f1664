/** Endpoint policies: what may pass, whoever asks. IAM policies of the caller apply on top. */
import type { Construct } from "constructs";
import { pattern } from "../core/contract";
import {
  and,
  concat,
  eq,
  type Expr,
  flatten,
  get,
  hasKey,
  type In,
  isEmpty,
  isNull,
  items,
  jsonEncode,
  listEach,
  lookup,
  mapFrom,
  not,
  or,
  str,
  when,
} from "../core/expressions";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";
import { partitionOf } from "./regions";

/** `least`, `full`, or a document. */
export const policyText = () =>
  pattern('least|full|\\s*\\{(.|\\s)*\\}\\s*', '"least", "full" or a policy document as JSON', "full", ["none", "arn:aws:iam::aws:policy/ReadOnlyAccess", ""]);

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"];

/**
 * The least that ECS and its tasks ask of a service. Amazon ECS Developer Guide: "Amazon ECS task execution IAM role",
 * "Amazon ECS container instance IAM role" (AmazonEC2ContainerServiceforEC2Role), "Monitor Amazon ECS containers with
 * ECS Exec"; AWS Systems Manager User Guide: "Reference: ec2messages, ssmmessages, and other API operations".
 */
export const READY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "ecs-agent": ["ecs:Poll"],
  "ecs-telemetry": ["ecs:Poll", "ecs:StartTelemetrySession"],
  ecs: [
    ...["ecs:CreateCluster", "ecs:Describe*", "ecs:List*"],
    // what an agent reports to this endpoint
    ...["ecs:DiscoverPollEndpoint", "ecs:RegisterContainerInstance", "ecs:DeregisterContainerInstance"],
    ...["ecs:UpdateContainerInstancesState", "ecs:SubmitAttachmentStateChanges", "ecs:SubmitContainerStateChange"],
    ...["ecs:SubmitTaskStateChange", "ecs:TagResource"],
  ],
  "ecr.api": PULL,
  "ecr.dkr": PULL,
  logs: ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
  secretsmanager: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
  ssm: [
    ...["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    // what the agent of Session Manager reports
    ...["ssm:UpdateInstanceInformation", "ssm:ListAssociations", "ssm:ListInstanceAssociations", "ssm:GetDeployablePatchSnapshotForInstance"],
    ...["ssm:DescribeAssociation", "ssm:DescribeDocument", "ssm:GetDocument", "ssm:GetManifest", "ssm:PutComplianceItems"],
    ...["ssm:PutInventory", "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus"],
  ],
  ssmmessages: [
    ...["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel"],
    ...["ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
  ],
  ec2messages: [
    ...["ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage"],
    ...["ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply"],
  ],
  kms: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
  sts: ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:GetCallerIdentity"],
};

interface Statement {
  readonly Effect: string;
  readonly Principal: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

const allow = (action: In<string | readonly string[]>, resource: In<string | readonly string[]>): In<Statement> =>
  ({ Effect: "Allow", Principal: "*", Action: action, Resource: resource }) as In<Statement>;

const documentOf = (statements: In<readonly Statement[]>): Expr<string> =>
  jsonEncode({ Version: "2012-10-17", Statement: statements });

/** Said in full: an endpoint without a policy keeps the one it had. */
const FULL = () => documentOf([allow("*", "*")] as In<readonly Statement[]>);

/** The policy of an interface endpoint; null leaves it to AWS, which allows everything. */
export function interfacePolicy(scope: Construct, service: Expr<string>, policy: Expr<string | null>): Expr<string | null> {
  const ready = readyPolicies(scope);
  const given = () =>
    when<string>(eq(policy, "full"), FULL, () =>
      when<string>(eq(policy, "least"), () => lookup<string>(ready, service, ""), () => policy as Expr<string>),
    );
  return when<string | null>(isNull(policy), () => lookup<string | null>(ready, service, null), given);
}

function readyPolicies(scope: Construct): Expr<Record<string, string>> {
  const actions = table(scope, "ready_actions", READY_ACTIONS);
  const documents = mapFrom<readonly string[], string>(actions, ["service", "actions"], (service, list) => ({
    key: service,
    value: documentOf([allow(list, "*")] as In<readonly Statement[]>),
  }));
  return local(scope, "ready_policies", documents);
}

/** Whether there is a ready-made policy for the service. */
export const isReady = (service: Expr<string>): Expr<boolean> => hasKey(READY_ACTIONS, service);

/** Amazon S3 API Reference and Amazon DynamoDB API Reference: what applications do with objects and items. */
const DATA_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  s3: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:ListMultipartUploadParts", "s3:PutObject"],
  dynamodb: [
    ...["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"],
    ...["dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem"],
  ],
};

/** Objects of a bucket, indexes of a table. */
const CONTENTS: Readonly<Record<string, string>> = { s3: "/*", dynamodb: "/index/*" };

export interface GatewayPolicyArguments {
  readonly service: Expr<string>;
  readonly policy: Expr<string | null>;
  readonly resources: Expr<readonly string[]>;
  readonly region: Expr<string>;
  /** Whether ECR's layers are read through it. */
  readonly readsLayers: Expr<boolean>;
  /** Whether containers call the service for more than that. */
  readonly isCalled: Expr<boolean>;
}

/** The policy of a gateway endpoint: by default the least, where it is known what that is. */
export function gatewayPolicy(scope: Construct, given: GatewayPolicyArguments): Expr<string> {
  const { policy, resources, service } = given;
  const layers = and(eq(service, "s3"), given.readsLayers);
  const least = () => documentOf(concat<Statement>(layerStatements(given.region, layers), resourceStatements(scope, service, resources)));
  const isKnown = or(not(isEmpty(resources)), and(layers, not(given.isCalled)));
  const byDefault = () => when<string>(isKnown, least, FULL);
  const chosen = () =>
    when<string>(eq(policy, "full"), FULL, () => when<string>(eq(policy, "least"), least, () => policy as Expr<string>));
  return when<string>(isNull(policy), byDefault, chosen);
}

/** Amazon ECR User Guide, "Minimum Amazon S3 bucket permissions for Amazon ECR". */
function layerStatements(region: Expr<string>, layers: Expr<boolean>): Expr<Statement[]> {
  const bucket = str`arn:${partitionOf(region)}:s3:::prod-${region}-starport-layer-bucket/*`;
  const statement = () => items<Statement>([allow("s3:GetObject", bucket)]);
  return when<Statement[]>(layers, statement, () => items<Statement>([]));
}

function resourceStatements(scope: Construct, service: Expr<string>, resources: Expr<readonly string[]>): Expr<Statement[]> {
  const actions = get(table(scope, "data_actions", DATA_ACTIONS), service);
  const contents = get(CONTENTS, service);
  const both = flatten<string>(
    listEach<string, string[]>(resources, ["resource"], (resource) => ({ value: items<string>([resource, str`${resource}${contents}`]) })),
  );
  return when<Statement[]>(isEmpty(resources), () => items<Statement>([]), () => items<Statement>([allow(actions, both)]));
}
