/** What roles for people may and may not do, asked as IAM would be. */
import { type Context, decide } from "../../src/reach/policy";
import { BOUNDARY, bodyOf, may, props, REGION } from "./people";

const IN_SCOPE = { "aws:ResourceTag/Environment": "prod", "aws:ResourceTag/Architecture": "ec2-web" };
const ELSEWHERE: Context[] = [
  {},
  { "aws:ResourceTag/Environment": "prod" },
  { ...IN_SCOPE, "aws:ResourceTag/Environment": "dev" },
  { ...IN_SCOPE, "aws:ResourceTag/Architecture": "private-ecs" },
];
const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:123456789012:${resource}`;
const INSTANCE = arn("ec2", "instance/i-0123456789abcdef0");
const SERVICE = arn("ecs", "service/shop/api");
const DATABASE = arn("rds", "db:shop");
const SECRET = arn("secretsmanager", "secret:shop-db-AbCdEf");
const ROLES = Object.keys(props.roles as object);
const KINDS = { developers: ["developer", "debugger", "partner"], operators: ["operator", "blind"] };

describe("everybody", () => {
  it.each([
    ["ec2:DescribeInstances", "*"],
    ["ecs:DescribeServices", SERVICE],
    ["ecs:ListTasks", "*"],
    ["rds:DescribeDBInstances", DATABASE],
    ["elasticloadbalancing:DescribeTargetHealth", "*"],
    ["cloudwatch:GetMetricData", "*"],
    ["codedeploy:GetDeployment", arn("codedeploy", "deploymentgroup:shop/web")],
    ["secretsmanager:DescribeSecret", SECRET],
    ["logs:GetLogEvents", arn("logs", "log-group:/ecs/shop/api:log-stream:1")],
  ])("may %s", (action, resource) => {
    for (const role of ROLES) expect([role, may(role, action, resource)]).toEqual([role, "allowed"]);
  });

  it("searches logs of what has the tags, all of them, and reads streams of named groups", () => {
    const group = arn("logs", "log-group:/aws/rds/shop");
    for (const role of ROLES) {
      expect(may(role, "logs:FilterLogEvents", group, IN_SCOPE)).toBe("allowed");
      expect(may(role, "logs:StartQuery", group, IN_SCOPE)).toBe("allowed");
      for (const context of ELSEWHERE)
        expect(may(role, "logs:FilterLogEvents", group, context)).toBe("implicitDeny");
      expect(may(role, "logs:GetLogEvents", `${group}:log-stream:1`, IN_SCOPE)).toBe("implicitDeny");
    }
  });

  it.each([
    ["secretsmanager:GetSecretValue", SECRET],
    ["secretsmanager:BatchGetSecretValue", "*"],
    ["ssm:GetParameter", arn("ssm", "parameter/shop/key")],
    ["ssm:GetParametersByPath", arn("ssm", "parameter/shop")],
    ["ec2:DescribeInstanceAttribute", INSTANCE],
    ["ec2:DescribeLaunchTemplateVersions", "*"],
    ["ec2:GetPasswordData", INSTANCE],
    ["s3:GetObject", "arn:aws:s3:::shop-artefacts/app.zip"],
    ["dynamodb:GetItem", arn("dynamodb", "table/orders")],
    ["kms:Decrypt", arn("kms", "key/0123")],
    ["ecr:BatchGetImage", arn("ecr", "repository/shop")],
    ["rds:DeleteDBInstance", DATABASE],
    ["rds:ModifyDBInstance", DATABASE],
    ["rds:ModifyDBSnapshotAttribute", arn("rds", "snapshot:shop")],
    ["rds-db:connect", arn("rds-db", "dbuser:db-0123/admin")],
    ["ssm:SendCommand", INSTANCE],
    ["ssm:StartAutomationExecution", arn("ssm", "automation-definition/AWS-RunShellScript:1")],
    ["ec2:RunInstances", INSTANCE],
    ["ecs:RunTask", arn("ecs", "task-definition/shop:1")],
    ["ecs:RegisterTaskDefinition", "*"],
    [
      "autoscaling:UpdateAutoScalingGroup",
      arn("autoscaling", "autoScalingGroup:0123:autoScalingGroupName/shop"),
    ],
    ["lambda:UpdateFunctionCode", arn("lambda", "function:shop")],
    ["lambda:CreateFunction", arn("lambda", "function:new")],
    ["cloudformation:CreateStack", arn("cloudformation", "stack/new/0123")],
  ])("may not %s, tags or not", (action, resource) => {
    for (const role of ROLES) {
      expect([role, may(role, action, resource, IN_SCOPE)]).toEqual([role, "implicitDeny"]);
      expect([role, may(role, action, resource)]).toEqual([role, "implicitDeny"]);
    }
  });
});

describe("operators alone, on what has every tag", () => {
  it.each([
    ["ec2:RebootInstances", INSTANCE],
    ["ec2:StopInstances", INSTANCE],
    ["ec2:GetConsoleOutput", INSTANCE],
    ["ecs:UpdateService", SERVICE],
    ["ecs:StopTask", arn("ecs", "task/shop/0123")],
    ["autoscaling:SetDesiredCapacity", arn("autoscaling", "autoScalingGroup:0123:autoScalingGroupName/shop")],
    [
      "autoscaling:StartInstanceRefresh",
      arn("autoscaling", "autoScalingGroup:0123:autoScalingGroupName/shop"),
    ],
    ["codedeploy:CreateDeployment", arn("codedeploy", "deploymentgroup:shop/web")],
    ["rds:RebootDBInstance", DATABASE],
    ["rds:CreateDBSnapshot", DATABASE],
    ["cloudwatch:DisableAlarmActions", arn("cloudwatch", "alarm:shop")],
    ["apprunner:StartDeployment", arn("apprunner", "service/shop/0123")],
    ["imagebuilder:StartImagePipelineExecution", arn("imagebuilder", "image-pipeline/shop")],
  ])("%s", (action, resource) => {
    for (const role of KINDS.operators) {
      expect(may(role, action, resource, IN_SCOPE)).toBe("allowed");
      for (const context of ELSEWHERE) expect(may(role, action, resource, context)).toBe("implicitDeny");
    }
    for (const role of KINDS.developers) expect(may(role, action, resource, IN_SCOPE)).toBe("implicitDeny");
  });
});

it.each(["codedeploy:ContinueDeployment", "codedeploy:StopDeployment"])(
  "operators alone may %s, which IAM asks without tags",
  (action) => {
    for (const role of KINDS.operators) expect(may(role, action, "*")).toBe("allowed");
    for (const role of KINDS.developers) expect(may(role, action, "*")).toBe("implicitDeny");
  },
);

describe("shells", () => {
  const TAGS = { "ssm:resourceTag/Environment": "prod", "ssm:resourceTag/Architecture": "ec2-web" };
  const API = { "ssm:resourceTag/Application": "api" };
  const TASK = arn("ecs", "task/shop/0123");

  it("are where the role's tags say: for operators the scope, for developers nowhere unless said", () => {
    expect(may("operator", "ssm:StartSession", INSTANCE, TAGS)).toBe("allowed");
    expect(
      may("operator", "ssm:StartSession", INSTANCE, { ...TAGS, "ssm:resourceTag/Environment": "dev" }),
    ).toBe("implicitDeny");
    expect(may("debugger", "ssm:StartSession", INSTANCE, API)).toBe("allowed");
    expect(may("debugger", "ssm:StartSession", INSTANCE, TAGS)).toBe("implicitDeny");
    for (const role of ["developer", "partner", "blind"])
      expect(may(role, "ssm:StartSession", INSTANCE, { ...TAGS, ...API })).toBe("implicitDeny");
  });

  it("are in containers by the same tags, of tasks and of their cluster", () => {
    for (const resource of [TASK, arn("ecs", "cluster/shop")]) {
      expect(may("operator", "ecs:ExecuteCommand", resource, IN_SCOPE)).toBe("allowed");
      expect(may("operator", "ecs:ExecuteCommand", resource)).toBe("implicitDeny");
      expect(may("debugger", "ecs:ExecuteCommand", resource, { "aws:ResourceTag/Application": "api" })).toBe(
        "allowed",
      );
      expect(may("developer", "ecs:ExecuteCommand", resource, IN_SCOPE)).toBe("implicitDeny");
    }
    // past ECS's own check of the task
    expect(may("operator", "ssm:StartSession", TASK, TAGS)).toBe("implicitDeny");
  });

  it("are shells: no forwarding of ports, no commands of other documents", () => {
    const document = (name: string) => `arn:aws:ssm:${REGION}:123456789012:document/${name}`;
    expect(may("operator", "ssm:StartSession", document("SSM-SessionManagerRunShell"))).toBe("allowed");
    expect(may("operator", "ssm:StartSession", document("Own-Document"), TAGS)).toBe("implicitDeny");
    expect(
      may(
        "operator",
        "ssm:StartSession",
        `arn:aws:ssm:${REGION}::document/AWS-StartPortForwardingSession`,
        TAGS,
      ),
    ).toBe("implicitDeny");
    expect(
      may("operator", "ssm:StartSession", INSTANCE, { ...TAGS, "ssm:SessionDocumentAccessCheck": "false" }),
    ).toBe("implicitDeny");
  });

  it("are one's own to end", () => {
    const session = arn("ssm", "session/me-0123");
    const own = { "ssm:resourceTag/aws:ssmmessages:session-id": "AROA:me" };
    const others = { "ssm:resourceTag/aws:ssmmessages:session-id": "AROA:you" };
    expect(may("operator", "ssm:TerminateSession", session, own)).toBe("allowed");
    expect(may("operator", "ssm:TerminateSession", session, others)).toBe("implicitDeny");
  });
});

describe("the boundary", () => {
  /** Under it alone, with everything allowed: what a statement that is too wide would come to. */
  const within = (action: string, resource: string, context: Context = {}) =>
    decide(
      {
        action,
        resource,
        principal: "arn:aws:sts::123456789012:assumed-role/shop-operator/me",
        context: { "aws:RequestedRegion": REGION, ...context },
      },
      {
        identity: [{ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } }],
        resource: action.startsWith("sts:Assume")
          ? [{ Statement: { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:*" } }]
          : undefined,
        boundary: BOUNDARY,
      },
    );
  const role = "arn:aws:iam::123456789012:role/admin";
  const own = "arn:aws:iam::123456789012:role/shop-operator";
  const policy = "arn:aws:iam::123456789012:policy/shop-boundary";

  it.each([
    ["iam:PassRole", role],
    ["iam:CreatePolicyVersion", policy],
    ["iam:SetDefaultPolicyVersion", policy],
    ["iam:DeletePolicyVersion", policy],
    ["iam:AttachRolePolicy", own],
    ["iam:AttachUserPolicy", "arn:aws:iam::123456789012:user/me"],
    ["iam:AttachGroupPolicy", "arn:aws:iam::123456789012:group/us"],
    ["iam:PutRolePolicy", own],
    ["iam:PutUserPolicy", "arn:aws:iam::123456789012:user/me"],
    ["iam:AddUserToGroup", "arn:aws:iam::123456789012:group/admins"],
    ["iam:UpdateAssumeRolePolicy", role],
    ["iam:PutRolePermissionsBoundary", own],
    ["iam:DeleteRolePermissionsBoundary", own],
    ["iam:DetachRolePolicy", own],
    ["iam:CreateRole", "arn:aws:iam::123456789012:role/new"],
    ["iam:CreateUser", "arn:aws:iam::123456789012:user/new"],
    ["iam:CreateAccessKey", "arn:aws:iam::123456789012:user/admin"],
    ["iam:CreateLoginProfile", "arn:aws:iam::123456789012:user/admin"],
    ["iam:UpdateLoginProfile", "arn:aws:iam::123456789012:user/admin"],
    ["iam:DeactivateMFADevice", "arn:aws:iam::123456789012:user/admin"],
    ["iam:CreateServiceLinkedRole", "arn:aws:iam::123456789012:role/aws-service-role/x"],
    ["iam:AddRoleToInstanceProfile", "arn:aws:iam::123456789012:instance-profile/web"],
    ["iam:UpdateSAMLProvider", "arn:aws:iam::123456789012:saml-provider/company"],
    ["iam:TagRole", own],
    ["sts:AssumeRole", role],
    ["sts:GetFederationToken", "arn:aws:sts::123456789012:federated-user/me"],
    ["ec2:AssociateIamInstanceProfile", INSTANCE],
    ["ec2:ReplaceIamInstanceProfileAssociation", INSTANCE],
    ["ec2:ModifyInstanceAttribute", INSTANCE],
    ["organizations:LeaveOrganization", "*"],
    ["sso:CreateAccountAssignment", "*"],
    ["account:CloseAccount", "*"],
    ["cloudtrail:StopLogging", arn("cloudtrail", "trail/all")],
    ["cloudtrail:DeleteTrail", arn("cloudtrail", "trail/all")],
    ["cloudtrail:UpdateTrail", arn("cloudtrail", "trail/all")],
    ["cloudtrail:PutEventSelectors", arn("cloudtrail", "trail/all")],
    ["config:StopConfigurationRecorder", "*"],
    ["guardduty:DeleteDetector", arn("guardduty", "detector/0123")],
    ["securityhub:DisableSecurityHub", "*"],
    ["ec2:DeleteFlowLogs", arn("ec2", "vpc-flow-log/fl-0123")],
    ["logs:DeleteLogGroup", arn("logs", "log-group:/vpc/shop")],
    ["logs:PutRetentionPolicy", arn("logs", "log-group:/vpc/shop")],
    ["kms:ScheduleKeyDeletion", arn("kms", "key/0123")],
    ["kms:PutKeyPolicy", arn("kms", "key/0123")],
    ["s3:PutAccountPublicAccessBlock", "*"],
    ["ec2:AuthorizeSecurityGroupIngress", arn("ec2", "security-group/sg-0123")],
    ["ec2:ModifySecurityGroupRules", arn("ec2", "security-group/sg-0123")],
    ["ec2:CreateRoute", arn("ec2", "route-table/rtb-0123")],
    ["ec2:ReplaceRoute", arn("ec2", "route-table/rtb-0123")],
    ["ec2:ReplaceNetworkAclEntry", arn("ec2", "network-acl/acl-0123")],
    ["ec2:AttachInternetGateway", arn("ec2", "internet-gateway/igw-0123")],
    ["ec2:CreateNatGateway", arn("ec2", "natgateway/*".replace("*", "nat-0123"))],
    ["ec2:CreateVpcPeeringConnection", arn("ec2", "vpc/vpc-0123")],
    ["ec2:AcceptVpcPeeringConnection", arn("ec2", "vpc-peering-connection/pcx-0123")],
    ["ec2:CreateVpcEndpoint", arn("ec2", "vpc/vpc-0123")],
    ["ec2:CreateTags", INSTANCE],
    ["ecs:TagResource", SERVICE],
    ["rds:AddTagsToResource", DATABASE],
    ["tag:TagResources", "*"],
    ["logs:UntagLogGroup", arn("logs", "log-group:/vpc/shop")],
  ])("denies %s even under full rights", (action, resource) => {
    expect(within(action, resource)).toBe("explicitDeny");
  });

  it("denies other regions, but not services that have none", () => {
    expect(within("ec2:RunInstances", "*", { "aws:RequestedRegion": "eu-west-1" })).toBe("explicitDeny");
    expect(within("s3:CreateBucket", "arn:aws:s3:::new", { "aws:RequestedRegion": "eu-west-1" })).toBe(
      "explicitDeny",
    );
    expect(within("ec2:RunInstances", "*", { "aws:RequestedRegion": "us-east-1" })).toBe("allowed");
    expect(within("route53:ListHostedZones", "*", { "aws:RequestedRegion": "aws-global" })).toBe("allowed");
    expect(within("iam:GetRole", role, { "aws:RequestedRegion": "aws-global" })).toBe("allowed");
  });

  it("leaves the work of the kinds and of further statements", () => {
    for (const action of ["ecs:UpdateService", "sqs:PurgeQueue", "s3:GetObject", "rds:RebootDBInstance"])
      expect(within(action, "*")).toBe("allowed");
    expect(may("debugger", "ec2:TerminateInstances", INSTANCE)).toBe("allowed");
    // a further statement on tags only pretends
    expect(may("debugger", "ec2:CreateTags", INSTANCE)).toBe("explicitDeny");
  });

  it("is on every role", () => {
    for (const name of ROLES)
      expect(bodyOf(`aws_iam_role.people["${name}"]`).permissions_boundary).toBe(
        "arn:aws:iam:ap-northeast-2:123456789012:aws_iam_policy.people_boundary.arn",
      );
  });
});
