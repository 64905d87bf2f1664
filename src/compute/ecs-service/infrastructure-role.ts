/** The infrastructure role: ECS makes, attaches and deletes the EBS volumes of this cluster's tasks. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { rolePolicy } from "../policy/role-policy";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Role } from "./execution-role";
import type { Location } from "./location";
import type { Definition } from "./members";
import { whereSome } from "./private-images";
import { ebsKeys } from "./volumes.contract";

/** Amazon ECS Developer Guide, "Amazon ECS infrastructure IAM role": this trust policy, without conditions. */
const TRUST = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** None without an EBS volume. It has to outlive the tasks, whose volumes are deleted by it. */
export function infrastructureRole(scope: Construct, inputs: EcsServiceInputs, location: Location): Role {
  const isNeeded = x.gt(x.length(ebsKeys(inputs.volumes)), 0);
  const role = optional(isNeeded, (meta) => {
    return new IamRole(scope, "iam_role_infrastructure", {
      ...meta,
      namePrefix: x.tf(x.str`${inputs.name}-ebs-`),
      description: x.tf(x.str`ECS: the EBS volumes of the service ${inputs.name}.`),
      assumeRolePolicy: x.tf(x.jsonEncode(TRUST)),
      permissionsBoundary: x.tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, x.str`${inputs.name}-infrastructure`),
    });
  });
  const policies = [
    rolePolicy(scope, "iam_role_policy_create_volumes", {
      role,
      name: "create-volumes",
      when: isNeeded,
      statements: () => x.items(createStatements(scope, inputs, location)),
    }),
    rolePolicy(scope, "iam_role_policy_attach_volumes", {
      role,
      name: "attach-volumes",
      when: isNeeded,
      statements: () =>
        x.concat(
          x.items(attachStatements(scope, inputs, location)),
          local(scope, "volume_key_statements", keyStatements(scope, inputs, location)),
        ),
    }),
    rolePolicy(scope, "iam_role_policy_delete_volumes", {
      role,
      name: "delete-volumes",
      when: isNeeded,
      statements: () => x.items([deleteStatement(scope, inputs, location)]),
    }),
  ];
  return { role, arn: role.present("arn"), policies };
}

/** The tasks of the cluster, by one of which every volume is made. */
const tasksOf = (scope: Construct, { cluster }: EcsServiceInputs, { arn }: Location): Expr<string> =>
  local(scope, "task_arns", arn("ecs", x.str`task/${cluster.name}/*`));

/** The tags that ECS gives its volumes, in the request that makes one or on one that is there. */
const tagged = (where: "RequestTag" | "ResourceTag", tasks: Expr<string>) => ({
  ArnLike: { [`aws:${where}/AmazonECSCreated`]: tasks },
  StringEquals: { [`aws:${where}/AmazonECSManaged`]: "true" },
});

const allow = (
  Action: string | string[],
  Resource: Expr<string> | string,
  Condition?: object,
): Definition => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});

/** The managed policy AmazonECSInfrastructureRolePolicyForVolumes, for this region, account and cluster alone. */
function createStatements(scope: Construct, inputs: EcsServiceInputs, location: Location): Definition[] {
  const { partition, region, arn } = location;
  const requested = tagged("RequestTag", tasksOf(scope, inputs, location));
  const volumes = arn("ec2", "volume/*");
  return [
    allow("ec2:CreateVolume", volumes, requested),
    // an ARN of a snapshot names no account
    allow("ec2:CreateVolume", x.str`arn:${partition}:ec2:${region}::snapshot/*`),
    allow("ec2:CreateTags", volumes, {
      ...requested,
      StringEquals: { ...requested.StringEquals, "ec2:CreateAction": "CreateVolume" },
    }),
  ];
}

function attachStatements(scope: Construct, inputs: EcsServiceInputs, location: Location): Definition[] {
  const { arn } = location;
  const owned = tagged("ResourceTag", tasksOf(scope, inputs, location));
  const attach = ["ec2:AttachVolume", "ec2:DetachVolume"];
  return [
    allow(["ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeVolumes"], "*"),
    allow(attach, arn("ec2", "volume/*"), owned),
    allow(attach, arn("ec2", "instance/*")),
  ];
}

const deleteStatement = (scope: Construct, inputs: EcsServiceInputs, location: Location): Definition =>
  allow(
    "ec2:DeleteVolume",
    location.arn("ec2", "volume/*"),
    tagged("ResourceTag", tasksOf(scope, inputs, location)),
  );

/** Amazon ECS Developer Guide: "Encrypt data stored in Amazon EBS volumes attached to Amazon ECS tasks". */
function keyStatements(
  scope: Construct,
  { volumes }: EcsServiceInputs,
  { region }: Location,
): Expr<Definition[]> {
  const keys = x.listFrom(volumes, ["key", "volume"], (_, { ebs }) => ({
    value: () => ebs.kmsKeyArn as Expr<string>,
    when: x.when(
      x.isSet(ebs),
      () => x.isSet(ebs.kmsKeyArn),
      () => false,
    ),
  }));
  const arns = local(scope, "volume_key_arns", keys);
  const via = { "kms:ViaService": x.str`ec2.${region}.amazonaws.com` };
  return x.concat<Definition>(
    whereSome(arns, {
      Effect: "Allow",
      Action: [
        "kms:DescribeKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      Resource: arns,
      Condition: { StringEquals: via },
    }),
    whereSome(arns, {
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: arns,
      Condition: { StringEquals: via, Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  );
}
