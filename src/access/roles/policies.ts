/**
 * Policies of the block: what every role may do, and what operators may do beside, by the Service Authorization Reference.
 * Nothing here reads a secret's value, data of a bucket or a table, or user data of an instance, and nothing hands out rights.
 */
import type { Construct } from "constructs";
import { charactersUpTo, MANAGED_POLICY } from "../../compute/policy/limits";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { table } from "../../core/stack/table";
import { accountId, manyNames, problemsWhere, statement } from "./documents";
import { hasOperators, roles } from "./roles";
import { type Account, anyAccount, inScope, scoped } from "./scope";

/** Lists and descriptions: most of these actions are on no resource that could be named. */
const DESCRIBE = [
  "acm:DescribeCertificate",
  "acm:ListCertificates",
  "application-autoscaling:Describe*",
  "autoscaling:Describe*",
  "cloudwatch:DescribeAlarmHistory",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:GetDashboard",
  "cloudwatch:GetMetricData",
  "cloudwatch:GetMetricStatistics",
  "cloudwatch:ListDashboards",
  "cloudwatch:ListMetrics",
  "codedeploy:BatchGet*",
  "codedeploy:Get*",
  "codedeploy:List*",
  // by name: user data of instances and launch templates may hold what nobody should read
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribeNatGateways",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRegions",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSnapshots",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVolumeStatus",
  "ec2:DescribeVolumes",
  "ec2:DescribeVpcEndpoints",
  "ec2:DescribeVpcs",
  "ecr:DescribeImageScanFindings",
  "ecr:DescribeImages",
  "ecr:DescribeRepositories",
  "ecr:ListImages",
  "ecs:Describe*",
  "ecs:List*",
  "elasticloadbalancing:Describe*",
  "imagebuilder:List*",
  "logs:DescribeLogGroups",
  "logs:DescribeQueries",
  "logs:GetQueryResults",
  "logs:StopQuery",
  "rds:Describe*",
  "rds:ListTagsForResource",
  "route53:GetHealthCheckStatus",
  "route53:GetHostedZone",
  "route53:ListHealthChecks",
  "route53:ListHostedZones",
  "route53:ListResourceRecordSets",
  "secretsmanager:DescribeSecret",
  "secretsmanager:ListSecrets",
  "servicediscovery:List*",
  "ssm:DescribeInstanceInformation",
  "ssm:DescribeParameters",
  "ssm:DescribeSessions",
  "ssm:GetConnectionStatus",
  "tag:GetResources",
];

/** On log groups, which have tags. */
const SEARCH_LOGS = [
  "logs:DescribeLogStreams",
  "logs:FilterLogEvents",
  "logs:GetLogGroupFields",
  "logs:StartLiveTail",
  "logs:StartQuery",
];

/** On log streams, which have none. */
const READ_STREAMS = ["logs:GetLogEvents"];

/** Restarts, deployments, numbers: on what has the tags of the scope. None creates, and none takes a role or user data. */
const OPERATE = [
  "application-autoscaling:RegisterScalableTarget",
  "apprunner:PauseService",
  "apprunner:ResumeService",
  "apprunner:StartDeployment",
  "autoscaling:CancelInstanceRefresh",
  "autoscaling:EnterStandby",
  "autoscaling:ExitStandby",
  "autoscaling:ResumeProcesses",
  "autoscaling:RollbackInstanceRefresh",
  "autoscaling:SetDesiredCapacity",
  "autoscaling:SetInstanceHealth",
  "autoscaling:StartInstanceRefresh",
  "autoscaling:SuspendProcesses",
  "autoscaling:TerminateInstanceInAutoScalingGroup",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:EnableAlarmActions",
  "cloudwatch:SetAlarmState",
  "codedeploy:CreateDeployment",
  "ec2:GetConsoleOutput",
  "ec2:RebootInstances",
  "ec2:StartInstances",
  "ec2:StopInstances",
  "ecs:StopTask",
  "ecs:UpdateContainerInstancesState",
  "ecs:UpdateService",
  "ecs:UpdateTaskProtection",
  "elasticloadbalancing:DeregisterTargets",
  "elasticloadbalancing:RegisterTargets",
  "imagebuilder:CancelImageCreation",
  "imagebuilder:StartImagePipelineExecution",
  "rds:DownloadDBLogFilePortion",
  "rds:FailoverDBCluster",
  "rds:RebootDBInstance",
  "rds:StartDBInstance",
  "rds:StopDBInstance",
];

const logGroup = t.pattern(
  "[A-Za-z0-9_./#-]+\\*?",
  'the name of a log group, or the beginning of names and "*"',
  "/ecs/shop*",
  ["*", "", "/ecs/*/web", "/ecs/shop web"],
);

const needs = [scoped, roles] as const;
const inputs = {
  logGroups: t
    .setOf(logGroup, "group")
    .describe(
      "Log groups whose streams may be read whole, as the console does; streams have no tags. Log groups with the tags of `scope` can be searched without.",
    )
    .default([]),
};
type PolicyInputs = t.InputsOf<typeof inputs, typeof needs>;

export const policies = t.concern({
  needs,
  inputs,
  rules: [
    {
      name: "reading_problems",
      whereKnown: true,
      problems: (inputs, step, spell, scope) =>
        t.overLimit(
          x.str`the policy of all roles, with ${spell("scope")} and ${spell("logGroups")},`,
          step(
            "reading_characters",
            t.policyCharacters(readingPolicy(scope, inputs, anyAccount(scope, inputs))),
          ),
          charactersUpTo(MANAGED_POLICY, "Name fewer tags and log groups, or beginnings of their names."),
        ),
      refused: [
        { logGroups: manyNames(80, (index) => `/ecs/shop/application-${index}`) },
        { scope: { Environment: manyNames(300, (index) => `environment-${index}`) } },
      ],
    },
    {
      name: "operating_problems",
      problems: (inputs, step, spell, scope) =>
        problemsWhere(hasOperators(inputs), () =>
          t.overLimit(
            x.str`the policy of operators, with ${spell("scope")} twice,`,
            step(
              "operating_characters",
              t.policyCharacters(operatingPolicy(scope, inputs, anyAccount(scope, inputs))),
            ),
            charactersUpTo(MANAGED_POLICY, "Name fewer tags."),
          ),
        ),
      refused: [
        {
          scope: { Environment: manyNames(150, (index) => `environment-${index}`) },
          roles: { operator: { kind: "operator", principals: [accountId(0)], shells: {} } },
        },
      ],
    },
  ],
});

/** Descriptions of everything, logs of what has the tags. */
export function readingPolicy(scope: Construct, inputs: PolicyInputs, account: Account): Expr<string> {
  const fixed = x.items([
    statement({
      Sid: "Describe",
      Effect: "Allow",
      Action: table(scope, "describing", DESCRIBE),
      Resource: "*",
    }),
    statement({
      Sid: "SearchLogs",
      Effect: "Allow",
      Action: SEARCH_LOGS,
      Resource: account.arn("logs", "log-group:*"),
      Condition: { StringEquals: inScope(scope, inputs) },
    }),
  ]);
  return policyDocument(account.step("reading_statements", x.concat(fixed, streams(inputs, account))));
}

const streams = ({ logGroups }: PolicyInputs, account: Account): Expr<x.JsonObject[]> =>
  x.listEach(x.items([logGroups]), ["groups"], (groups) => ({
    value: () =>
      statement({
        Sid: "ReadStreams",
        Effect: "Allow",
        Action: READ_STREAMS,
        Resource: x.listEach(groups, ["group"], (group) =>
          account.arn("logs", x.str`log-group:${group}:log-stream:*`),
        ),
      }),
    when: x.not(x.isEmpty(groups)),
  }));

/** Restarts, deployments and numbers of what has the tags; copies of databases, an end to any deployment and files beside. */
export function operatingPolicy(scope: Construct, inputs: PolicyInputs, account: Account): Expr<string> {
  return account.step(
    "operating_policy",
    policyDocument(
      x.items([
        statement({
          Sid: "Operate",
          Effect: "Allow",
          Action: table(scope, "operating", OPERATE),
          Resource: "*",
          Condition: { StringEquals: inScope(scope, inputs) },
        }),
        statement({
          Sid: "SnapshotDatabases",
          Effect: "Allow",
          Action: "rds:CreateDBSnapshot",
          Resource: account.arn("rds", "db:*"),
          Condition: { StringEquals: inScope(scope, inputs) },
        }),
        // IAM knows no resource for them, and so no tags: Service Authorization Reference, AWS CodeDeploy
        statement({
          Sid: "SteerDeployments",
          Effect: "Allow",
          Action: ["codedeploy:ContinueDeployment", "codedeploy:StopDeployment"],
          Resource: "*",
        }),
        // a snapshot that is being made has no tags
        statement({
          Sid: "NameSnapshots",
          Effect: "Allow",
          Action: "rds:CreateDBSnapshot",
          Resource: account.arn("rds", "snapshot:*"),
        }),
        statement({
          Sid: "NameRevisions",
          Effect: "Allow",
          Action: "codedeploy:RegisterApplicationRevision",
          Resource: account.arn("codedeploy", "application:*"),
        }),
      ]),
    ),
  );
}
