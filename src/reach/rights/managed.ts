/**
 * Policies that AWS manages, those that what runs in a VPC mostly has: as the AWS Managed Policy Reference prints their default
 * versions, held against the copy of all of them in moto 5.2.1 (test/emulator/managed-policies.test.ts). Others are not known.
 */
import type { PolicyDocument, Statement } from "../policy";

interface Managed {
  /** The one that AWS had made the default when it was compared. */
  readonly version: string;
  readonly statements: readonly Statement[];
}

/** By the end of the ARN, with the path. */
export const MANAGED: Readonly<Record<string, Managed>> = {
  AdministratorAccess: { version: "v1", statements: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
  AmazonS3FullAccess: {
    version: "v2",
    statements: [{ Effect: "Allow", Action: ["s3:*", "s3-object-lambda:*"], Resource: "*" }],
  },
  AmazonS3ReadOnlyAccess: {
    version: "v3",
    statements: [
      {
        Effect: "Allow",
        Action: ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"],
        Resource: "*",
      },
    ],
  },
  AmazonSQSFullAccess: { version: "v1", statements: [{ Effect: "Allow", Action: "sqs:*", Resource: "*" }] },
  AmazonSSMManagedInstanceCore: {
    version: "v2",
    statements: [
      {
        Effect: "Allow",
        Action: [
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
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: [
          "ec2messages:AcknowledgeMessage",
          "ec2messages:DeleteMessage",
          "ec2messages:FailMessage",
          "ec2messages:GetEndpoint",
          "ec2messages:GetMessages",
          "ec2messages:SendReply",
        ],
        Resource: "*",
      },
    ],
  },
  CloudWatchAgentServerPolicy: {
    version: "v3",
    statements: [
      {
        Sid: "CWACloudWatchServerPermissions",
        Effect: "Allow",
        Action: [
          "cloudwatch:PutMetricData",
          "ec2:DescribeVolumes",
          "ec2:DescribeTags",
          "logs:PutLogEvents",
          "logs:PutRetentionPolicy",
          "logs:DescribeLogStreams",
          "logs:DescribeLogGroups",
          "logs:CreateLogStream",
          "logs:CreateLogGroup",
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:GetSamplingStatisticSummaries",
        ],
        Resource: "*",
      },
      {
        Sid: "CWASSMServerPermissions",
        Effect: "Allow",
        Action: "ssm:GetParameter",
        Resource: "arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*",
      },
    ],
  },
  AmazonEC2ContainerRegistryReadOnly: {
    version: "v3",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "ecr:GetAuthorizationToken",
          "ecr:BatchCheckLayerAvailability",
          "ecr:GetDownloadUrlForLayer",
          "ecr:GetRepositoryPolicy",
          "ecr:DescribeRepositories",
          "ecr:ListImages",
          "ecr:DescribeImages",
          "ecr:BatchGetImage",
          "ecr:GetLifecyclePolicy",
          "ecr:GetLifecyclePolicyPreview",
          "ecr:ListTagsForResource",
          "ecr:DescribeImageScanFindings",
        ],
        Resource: "*",
      },
    ],
  },
  AmazonEC2ContainerRegistryPullOnly: {
    version: "v1",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "ecr:GetAuthorizationToken",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchImportUpstreamImage",
        ],
        Resource: "*",
      },
    ],
  },
  AWSXRayDaemonWriteAccess: {
    version: "v2",
    statements: [
      {
        Sid: "AWSXRayDaemonWriteAccess",
        Effect: "Allow",
        Action: [
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:GetSamplingStatisticSummaries",
        ],
        Resource: "*",
      },
    ],
  },
  "service-role/AmazonECSTaskExecutionRolePolicy": {
    version: "v1",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "ecr:GetAuthorizationToken",
          "ecr:BatchCheckLayerAvailability",
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchGetImage",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
        ],
        Resource: "*",
      },
    ],
  },
  "service-role/AmazonEC2ContainerServiceforEC2Role": {
    version: "v10",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "ec2:DescribeTags",
          "ecs:CreateCluster",
          "ecs:DeregisterContainerInstance",
          "ecs:DiscoverPollEndpoint",
          "ecs:Poll",
          "ecs:RegisterContainerInstance",
          "ecs:StartTelemetrySession",
          "ecs:UpdateContainerInstancesState",
          "ecs:Submit*",
          "ecr:GetAuthorizationToken",
          "ecr:BatchCheckLayerAvailability",
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchGetImage",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
        ],
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: "ecs:TagResource",
        Resource: "*",
        Condition: { StringEquals: { "ecs:CreateAction": ["CreateCluster", "RegisterContainerInstance"] } },
      },
      {
        Effect: "Allow",
        Action: "ecs:ListTagsForResource",
        Resource: ["arn:aws:ecs:*:*:task/*/*", "arn:aws:ecs:*:*:container-instance/*/*"],
      },
    ],
  },
  "service-role/AWSLambdaBasicExecutionRole": {
    version: "v1",
    statements: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "*",
      },
    ],
  },
  "service-role/AWSLambdaVPCAccessExecutionRole": {
    version: "v3",
    statements: [
      {
        Sid: "AWSLambdaVPCAccessExecutionPermissions",
        Effect: "Allow",
        Action: [
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses",
        ],
        Resource: "*",
      },
    ],
  },
  "service-role/AWSAppRunnerServicePolicyForECRAccess": {
    version: "v1",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchGetImage",
          "ecr:DescribeImages",
          "ecr:GetAuthorizationToken",
          "ecr:BatchCheckLayerAvailability",
        ],
        Resource: "*",
      },
    ],
  },
};

/** China and GovCloud have copies of their own, which are not compared. */
export function managedPolicy(arn: string): PolicyDocument | undefined {
  const [, name = ""] = /^arn:aws:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const found = Object.hasOwn(MANAGED, name) ? MANAGED[name] : undefined;
  return found && { Version: "2012-10-17", Statement: found.statements };
}
