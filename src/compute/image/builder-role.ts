/**
 * What build and test servers may do: the parts of the AWS managed policies EC2InstanceProfileForImageBuilder and
 * AmazonSSMManagedInstanceCore that a build of this image needs, without parameters' values, snapshots and ISO files.
 */
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { optional, resource } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { nameTag } from "../../network/tags";
import { EC2_ASSUMES } from "../policy/role-policy";
import { policyStatements, statements } from "../policy/statements";
import type { Named } from "../server/common";

const logsType = t
  .shape("ImageLogs", {
    bucket: t
      .pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name", "build-logs", [
        "",
        "Logs",
        "arn:aws:s3:::logs",
      ])
      .describe("The bucket that gets the builds' logs."),
    prefix: t
      .pattern(
        "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
        "a beginning of keys without a slash at either end",
        "images/web",
        ["", "/images", "images/"],
      )
      .describe("The beginning of the logs' keys.")
      .default("image-builder"),
  })
  .describe("Logs of builds in a bucket, beside CloudWatch Logs.");

export type ImageLogs = t.Infer<typeof logsType>;

const inputs = {
  logs: logsType.optional(),
  statements: statements
    .describe("What the build servers may do beyond building, such as reading an artefact.")
    .default({}),
  permissionsBoundary: t
    .arn("iam", "an IAM policy's ARN")
    .describe("The permissions boundary of the build servers' role.")
    .optional(),
};

type RoleInputs = t.InputsOf<typeof inputs> & Named;

export const buildRole = t.concern({ inputs });

export interface BuilderRole {
  readonly role: IamRole;
  readonly profile: IamInstanceProfile;
  readonly policies: readonly IamRolePolicy[];
}

/** How Image Builder talks to its servers. */
const SYSTEMS_MANAGER = [
  "ec2messages:AcknowledgeMessage",
  "ec2messages:DeleteMessage",
  "ec2messages:FailMessage",
  "ec2messages:GetEndpoint",
  "ec2messages:GetMessages",
  "ec2messages:SendReply",
  "ssm:DescribeAssociation",
  "ssm:DescribeDocument",
  "ssm:GetDeployablePatchSnapshotForInstance",
  "ssm:GetDocument",
  "ssm:GetManifest",
  "ssm:ListAssociations",
  "ssm:ListInstanceAssociations",
  "ssm:PutComplianceItems",
  "ssm:PutConfigurePackageResult",
  "ssm:PutInventory",
  "ssm:UpdateAssociationStatus",
  "ssm:UpdateInstanceAssociationStatus",
  "ssm:UpdateInstanceInformation",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
];

export function builderRole(
  scope: Construct,
  inputs: RoleInputs,
  partition: Expr<string>,
  preconditions: readonly t.Precondition[],
): BuilderRole {
  const { name } = inputs;
  const tags = nameTag(inputs, x.str`${name}-build`);
  const role = resource(scope, IamRole, "iam_role", {
    namePrefix: x.str`${name}-`,
    description: x.str`Servers that build and test the image ${name}.`,
    assumeRolePolicy: EC2_ASSUMES,
    permissionsBoundary: inputs.permissionsBoundary,
    tags,
    preconditions,
  });
  const build = resource(scope, IamRolePolicy, "iam_role_policy_build", {
    name: "build",
    role: x.attribute(role, "id"),
    policy: policyDocument(buildStatements(scope, inputs, partition)),
  });
  exception(build, {
    check: "CKV_AWS_355",
    why: "How Image Builder talks to its servers, whose ids and documents nobody knows before a build: the actions are those of AWS's EC2InstanceProfileForImageBuilder and AmazonSSMManagedInstanceCore (EC2 Image Builder User Guide: Prerequisites). Servers of a build live for its time alone.",
    turnOn: "Nothing does; `permissions_boundary` bounds the role",
  });
  const further = optional(
    scope,
    IamRolePolicy,
    "iam_role_policy_further",
    x.not(x.isEmpty(inputs.statements)),
    () => {
      const statements = policyStatements(inputs.statements);
      return {
        name: "further",
        role: x.attribute(role, "id"),
        policy: policyDocument(statements),
      };
    },
  );
  const profile = resource(scope, IamInstanceProfile, "iam_instance_profile", {
    namePrefix: x.str`${name}-`,
    role: x.attribute(role, "name"),
    tags,
  });
  return { role, profile, policies: [build, ...(further.resource ? [further.resource] : [])] };
}

/** The same for every image. */
const FIXED = [
  { Sid: "SystemsManager", Effect: "Allow", Action: SYSTEMS_MANAGER, Resource: "*" },
  { Sid: "Components", Effect: "Allow", Action: "imagebuilder:GetComponent", Resource: "*" },
  {
    Sid: "EncryptedComponents",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: {
      "ForAnyValue:StringEquals": {
        "kms:EncryptionContextKeys": "aws:imagebuilder:arn",
        "aws:CalledVia": ["imagebuilder.amazonaws.com"],
      },
    },
  },
];

function buildStatements(
  scope: Construct,
  inputs: RoleInputs,
  partition: Expr<string>,
): Expr<x.JsonObject[]> {
  const logGroup = x.str`arn:${partition}:logs:*:*:log-group:/aws/imagebuilder/${inputs.name}`;
  const own = x.items([
    statement({
      Sid: "Agent",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: x.str`arn:${partition}:s3:::ec2imagebuilder*`,
    }),
    statement({
      Sid: "Logs",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [logGroup, x.str`${logGroup}:*`],
    }),
  ]);
  const fixed = table<readonly x.JsonObject[]>(scope, "fixed_statements", FIXED);
  return local(scope, "build_statements", x.concat(fixed, own, logStatements(inputs, partition)));
}

const logStatements = ({ logs }: RoleInputs, partition: Expr<string>): Expr<x.JsonObject[]> =>
  x.listEach(x.items([x.nonNull(logs)]), ["logs"], (given) => ({
    value: () =>
      statement({
        Sid: "LogBucket",
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: x.str`arn:${partition}:s3:::${given.bucket}/${given.prefix}/*`,
      }),
    when: x.isSet(given),
  }));

const statement = (members: Readonly<Record<string, unknown>>): Expr<x.JsonObject> => x.lift(members);
