/** Policies that AWS manages, as its AWS Managed Policy Reference prints them: those that what runs in a VPC mostly has. */
import type { PolicyDocument, Statement } from "../policy";

const allows = (Action: string | readonly string[], Resource = "*"): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
});

const PULL = [
  "ecr:GetAuthorizationToken",
  "ecr:BatchCheckLayerAvailability",
  "ecr:GetDownloadUrlForLayer",
  "ecr:BatchGetImage",
];
const LOG = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

/** By the end of the ARN, with the path. */
const MANAGED: Readonly<Record<string, readonly Statement[]>> = {
  AdministratorAccess: [allows("*")],
  AmazonS3FullAccess: [allows(["s3:*", "s3-object-lambda:*"])],
  AmazonS3ReadOnlyAccess: [
    allows(["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"]),
  ],
  AmazonSQSFullAccess: [allows("sqs:*")],
  "service-role/AmazonECSTaskExecutionRolePolicy": [allows([...PULL, ...LOG.slice(1)])],
  "service-role/AWSLambdaBasicExecutionRole": [allows(LOG)],
  "service-role/AWSAppRunnerServicePolicyForECRAccess": [
    allows([...PULL.slice(1), "ecr:DescribeImages", "ecr:GetAuthorizationToken"]),
  ],
};

export function managedPolicy(arn: string): PolicyDocument | undefined {
  const [, name = ""] = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const statements = Object.hasOwn(MANAGED, name) ? MANAGED[name] : undefined;
  return statements && { Version: "2012-10-17", Statement: statements };
}
