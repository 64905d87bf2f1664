/** The least that a service is asked for, action by action; the title of the page that says so is at each. */

/** Amazon ECS Developer Guide, "Amazon ECS task execution IAM role" (AmazonECSTaskExecutionRolePolicy). */
const PULL = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
];

/** AWS Managed Policy Reference, "AmazonEC2ContainerServiceforEC2Role": what an agent reports. */
const AGENT = [
  ...["ecs:CreateCluster", "ecs:DeregisterContainerInstance", "ecs:DiscoverPollEndpoint"],
  ...["ecs:RegisterContainerInstance", "ecs:SubmitAttachmentStateChanges", "ecs:SubmitContainerStateChange"],
  ...["ecs:SubmitTaskStateChange", "ecs:TagResource", "ecs:UpdateContainerInstancesState"],
];

/**
 * What an agent asks for its tasks. Amazon ECS Developer Guide: "Amazon ECS task metadata endpoint version 4"
 * (taskWithTags), "Amazon ECS task scale-in protection endpoint".
 */
const FOR_TASKS = ["ecs:GetTaskProtection", "ecs:ListTagsForResource", "ecs:UpdateTaskProtection"];

/** AWS Managed Policy Reference, "AmazonSSMManagedInstanceCore": what Systems Manager's agent asks of `ssm`. */
const MANAGED_INSTANCE = [
  ...["ssm:DescribeAssociation", "ssm:DescribeDocument", "ssm:GetDeployablePatchSnapshotForInstance"],
  ...["ssm:GetDocument", "ssm:GetManifest", "ssm:GetParameter", "ssm:GetParameters", "ssm:ListAssociations"],
  ...["ssm:ListInstanceAssociations", "ssm:PutComplianceItems", "ssm:PutConfigurePackageResult"],
  ...["ssm:PutInventory", "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus"],
  "ssm:UpdateInstanceInformation",
];

export const READY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  // agents poll the one and report to the other; "Service Connect" is polled for too
  "ecs-agent": ["ecs:Poll"],
  "ecs-telemetry": ["ecs:Poll", "ecs:StartTelemetrySession"],
  ecs: [...AGENT, ...FOR_TASKS].sort(),
  "ecr.api": PULL,
  "ecr.dkr": PULL,
  // the task execution role's, and "Monitor Amazon ECS containers with ECS Exec"; groups are made by who deploys
  logs: ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
  // AWS Secrets Manager User Guide, "Cache secrets to improve performance"; ECS itself asks for the value alone
  secretsmanager: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
  // ECS itself asks for ssm:GetParameters ("Amazon ECS task execution IAM role")
  ssm: MANAGED_INSTANCE,
  // AWS Systems Manager User Guide, "Reference: ec2messages, ssmmessages, and other API operations"
  ssmmessages: [
    ...["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel"],
    ...["ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
  ],
  ec2messages: [
    ...["ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage"],
    ...["ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply"],
  ],
  // "Monitor Amazon ECS containers with ECS Exec", encryption with one's own key; the execution role's for secrets
  kms: ["kms:Decrypt", "kms:GenerateDataKey"],
  // AWS Security Token Service API Reference: tasks have credentials already, they may take another role
  sts: ["sts:AssumeRole", "sts:GetCallerIdentity"],
};

/**
 * What applications do with objects and items: Amazon S3 API Reference, Amazon DynamoDB API Reference. The encryption
 * configuration is what ECS Exec reads before it logs to a bucket ("Monitor Amazon ECS containers with ECS Exec"), a
 * version what CodeDeploy's agent fetches (AWS CodeDeploy User Guide, "Create an IAM instance profile").
 */
export const DATA_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  s3: [
    ...[
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetEncryptionConfiguration",
    ],
    ...[
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ],
  ],
  dynamodb: [
    ...["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem"],
    ...["dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem"],
    ...["dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem"],
  ],
};
