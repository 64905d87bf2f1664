/** EBS volumes: one for each task, which ECS makes, attaches and deletes by the infrastructure role. */
import type { EcsServiceVolumeConfiguration } from "@cdktf/provider-aws/lib/ecs-service";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { ECS_ASSUMES, type Role, rolePolicy } from "../policy/role-policy";
import { statementWhereSome } from "../policy/statements";
import type { Identity, Location } from "./cluster";

const ebsShape = t.shape("EcsEbsVolume", {
  sizeGib: t
    .integer({ min: 1, max: 16384 }, "GiB")
    .describe("Size in GiB: io1 and io2 from 4, st1 and sc1 from 125. Default: that of the snapshot.")
    .optional(),
  type: t.oneOf("gp3", "gp2", "io2", "io1", "st1", "sc1").describe("The volume's type.").default("gp3"),
  iops: t
    .integer({ min: 100, max: 256000 })
    .describe(
      "I/O operations per second, of gp3, io1 and io2 (Amazon EBS User Guide: Amazon EBS volume types). Default of gp3: 3000.",
    )
    .optional(),
  throughput: t
    .integer({ min: 125, max: 1000 }, "MiB/s")
    .describe("MiB per second, of gp3. Default: 125.")
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe("Key that encrypts the volume. Default: aws/ebs.")
    .optional(),
  snapshotId: t.awsId("snap").describe("Snapshot that the volume begins with.").optional(),
  fileSystem: t
    .oneOf("xfs", "ext4", "ext3")
    .describe("The file system on it; that of a snapshot has to fit.")
    .default("xfs"),
});

export type EbsVolume = t.Infer<typeof ebsShape>;

type EbsOf = Expr<EbsVolume>;

const typeOf = ({ type }: EbsOf) => type;

/** Amazon ECS API Reference, ServiceManagedEBSVolumeConfiguration: sizeInGiB and iops. */
const LEAST_GIB = x.mapping({ io1: 4, io2: 4, st1: 125, sc1: 125 });

const LEAST_IOPS = x.mapping({ gp3: 3000, io1: 100, io2: 100 });

const MOST_IOPS = x.mapping({ gp3: 16000, io1: 64000, io2: 256000 });

const IOPS_PER_GIB = x.mapping({ gp3: 500, io1: 50, io2: 1000 });

const BASELINE = x.mapping({ gp3: 3000 });

/** Amazon EBS User Guide, "General Purpose SSD volumes" and "Provisioned IOPS SSD volumes". */
const mostBySize = (ebs: EbsOf, size: Expr<number>): Expr<number> =>
  x.max(x.lookup(BASELINE, typeOf(ebs), 0), x.mul(x.floor(size), x.lookup(IOPS_PER_GIB, typeOf(ebs), 1000)));

/** The same page. */
const ebsRules: t.Rule<EbsVolume>[] = [
  { ...t.atLeastOneOf("sizeGib", "snapshotId"), allowed: "a size_gib, or a snapshot_id that has one" },
  {
    test: (ebs) => x.or(x.isNull(ebs.throughput), x.eq(typeOf(ebs), "gp3")),
    got: (ebs) => x.str`a ${typeOf(ebs)} volume with a throughput`,
    allowed: "a throughput of gp3 only",
    refused: [{ sizeGib: 10, type: "gp2", throughput: 200 }],
  },
  {
    test: (ebs) => x.or(x.isNull(ebs.iops), x.contains(x.items(["gp3", "io1", "io2"]), typeOf(ebs))),
    got: (ebs) => x.str`a ${typeOf(ebs)} volume with iops`,
    allowed: "iops of gp3, io1 and io2 only",
    refused: [{ sizeGib: 10, type: "gp2", iops: 3000 }],
  },
  {
    test: (ebs) => x.or(x.isSet(ebs.iops), x.not(x.contains(x.items(["io1", "io2"]), typeOf(ebs)))),
    got: (ebs) => x.str`an ${typeOf(ebs)} volume without iops`,
    allowed: "io1 and io2 with iops",
    refused: [
      { sizeGib: 10, type: "io1" },
      { sizeGib: 10, type: "io2" },
    ],
  },
  {
    test: (ebs) =>
      x.or(x.isNull(ebs.sizeGib), x.ge(x.orZero(ebs.sizeGib), x.lookup(LEAST_GIB, typeOf(ebs), 1))),
    got: (ebs) => x.str`${typeOf(ebs)} of ${x.orZero(ebs.sizeGib)} GiB`,
    allowed: "1 GiB or more of gp2 and gp3, 4 of io1 and io2, 125 of st1 and sc1",
    refused: [
      { sizeGib: 3, type: "io1", iops: 100 },
      { sizeGib: 124, type: "st1" },
    ],
  },
  {
    test: (ebs) => x.or(x.isNull(ebs.iops), x.ge(x.orZero(ebs.iops), x.lookup(LEAST_IOPS, typeOf(ebs), 0))),
    got: (ebs) => x.str`${typeOf(ebs)} with ${x.orZero(ebs.iops)} iops`,
    allowed: "3000 iops or more of gp3, 100 of io1 and io2",
    refused: [{ sizeGib: 100, iops: 100 }],
  },
  {
    test: (ebs) => x.le(x.orZero(ebs.iops), x.lookup(MOST_IOPS, typeOf(ebs), 256000)),
    got: (ebs) => x.str`${typeOf(ebs)} with ${x.orZero(ebs.iops)} iops`,
    allowed: "up to 16000 iops of gp3, 64000 of io1, 256000 of io2",
    refused: [
      { sizeGib: 100, iops: 16001 },
      { sizeGib: 2000, type: "io1", iops: 64001 },
    ],
  },
  {
    test: (ebs) =>
      x.isNullOr(ebs.sizeGib, (size) => x.le(x.floor(x.orZero(ebs.iops)), mostBySize(ebs, size))),
    got: (ebs) =>
      x.str`${typeOf(ebs)} of ${x.jsonEncode(ebs.sizeGib)} GiB with ${x.jsonEncode(ebs.iops)} iops`,
    allowed: "for each GiB up to 500 iops of gp3, which has 3000 anyway, 50 of io1 and 1000 of io2",
    refused: [
      { sizeGib: 4, iops: 16000 },
      { sizeGib: 100, type: "io1", iops: 5001 },
      { sizeGib: 4, type: "io2", iops: 4001 },
    ],
  },
  {
    test: (ebs) => x.le(x.mul(4, x.floor(x.orZero(ebs.throughput))), x.floor(x.orElse(ebs.iops, 3000))),
    got: (ebs) =>
      x.str`a throughput of ${x.orZero(ebs.throughput)} MiB/s with ${x.jsonEncode(ebs.iops)} iops`,
    allowed: "a throughput of gp3 up to a quarter of its iops, of which it has 3000",
    refused: [
      { sizeGib: 100, throughput: 1000, iops: 3999 },
      { sizeGib: 100, throughput: 751 },
    ],
  },
];

export const ebs = ebsShape
  .rules(...ebsRules)
  .describe(
    "An EBS volume of each task's own, made when the task starts and deleted when it ends; always encrypted.",
  )
  .example({ sizeGib: 20 });

type Volumes = Readonly<Record<string, { readonly ebs: EbsVolume | null }>>;
type EbsInputs = Identity & {
  readonly volumes: Expr<Volumes>;
  readonly permissionsBoundary: Expr<string | null>;
};

export const ebsKeys = (volumes: Expr<Volumes>): Expr<string[]> =>
  x.keysWhere(volumes, ["name", "volume"], (_, given) => x.isSet(given.ebs));

/** Gives the service the EBS volume that each of its tasks gets. */
export function volumeBlocks(
  { volumes, tags }: EbsInputs,
  roleArn: Expr<string>,
): Blocks<EcsServiceVolumeConfiguration> {
  const all = x.listFrom(volumes, ["name", "volume"], (name, { ebs }) => ({
    value: () => x.object({ name, volume: ebs }),
    when: x.isSet(ebs),
  }));
  return blocks(all, ({ name, volume }) => ({
    name,
    managedEbsVolume: {
      roleArn,
      encrypted: true,
      kmsKeyId: volume.kmsKeyArn,
      sizeInGb: volume.sizeGib,
      snapshotId: volume.snapshotId,
      volumeType: volume.type,
      iops: volume.iops,
      throughput: volume.throughput,
      fileSystemType: volume.fileSystem,
      tagSpecifications: [{ resourceType: "volume", propagateTags: "SERVICE", tags }],
    },
  }));
}

/** None without an EBS volume. It has to outlive the tasks, whose volumes are deleted by it. */
export function infrastructureRole(scope: Construct, inputs: EbsInputs, location: Location): Role {
  const isNeeded = x.gt(x.length(ebsKeys(inputs.volumes)), 0);
  const role = optional(scope, IamRole, "iam_role_infrastructure", isNeeded, () => ({
    namePrefix: x.str`${inputs.name}-ebs-`,
    description: x.str`ECS: the EBS volumes of the service ${inputs.name}.`,
    assumeRolePolicy: ECS_ASSUMES,
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${inputs.name}-infrastructure`),
  }));
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
const tasksOf = (scope: Construct, { cluster }: EbsInputs, { arn }: Location): Expr<string> =>
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
): x.JsonObject => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});

/** The managed policy AmazonECSInfrastructureRolePolicyForVolumes, for this region, account and cluster alone. */
function createStatements(scope: Construct, inputs: EbsInputs, location: Location): x.JsonObject[] {
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

function attachStatements(scope: Construct, inputs: EbsInputs, location: Location): x.JsonObject[] {
  const { arn } = location;
  const owned = tagged("ResourceTag", tasksOf(scope, inputs, location));
  const attach = ["ec2:AttachVolume", "ec2:DetachVolume"];
  return [
    allow(["ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeVolumes"], "*"),
    allow(attach, arn("ec2", "volume/*"), owned),
    allow(attach, arn("ec2", "instance/*")),
  ];
}

const deleteStatement = (scope: Construct, inputs: EbsInputs, location: Location): x.JsonObject =>
  allow(
    "ec2:DeleteVolume",
    location.arn("ec2", "volume/*"),
    tagged("ResourceTag", tasksOf(scope, inputs, location)),
  );

/** Amazon ECS Developer Guide: "Encrypt data stored in Amazon EBS volumes attached to Amazon ECS tasks". */
function keyStatements(scope: Construct, { volumes }: EbsInputs, { region }: Location): Expr<x.JsonObject[]> {
  const keys = x.listFrom(volumes, ["key", "volume"], (_, { ebs }) => ({
    value: () => x.nonNull(ebs.kmsKeyArn),
    when: x.when(x.isSet(ebs), () => x.isSet(ebs.kmsKeyArn), false),
  }));
  const arns = local(scope, "volume_key_arns", keys);
  const via = { "kms:ViaService": x.str`ec2.${region}.amazonaws.com` };
  return x.concat(
    statementWhereSome(arns, {
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
    statementWhereSome(arns, {
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: arns,
      Condition: { StringEquals: via, Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  );
}
