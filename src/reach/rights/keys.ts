/**
 * The key behind a resource: what whoever asks of the resource needs to be let do with it. AWS's services ask KMS in his name (KMS
 * Developer Guide: "kms:ViaService"). Their own keys (aws/s3, aws/sqs, …) let in everybody of the account who may ask the service
 * ("AWS managed keys"). ECR and DynamoDB use grants, so that nobody else needs anything (ECR User Guide: "Encryption at rest").
 */
import { named } from "../model/interfaces";
import { idOf } from "../model/inventory";
import type { Network } from "../model/network";
import { Doubt } from "../policy/unsure";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, refIn, textIn, type Value, type Values } from "../terraform/value";
import { isNamedBy, type Target, targetOf } from "./targets";
import { settledIn } from "./where";

export interface KeyUse {
  readonly key: Target | Doubt;
  readonly actions: readonly string[];
  /** As in `kms:ViaService`. */
  readonly service: string;
  /** What KMS is told with it ("Encryption context"). */
  readonly context: Readonly<Record<string, string>>;
  /** Whether the service asks for itself. */
  readonly isOwn: boolean;
}

interface Encrypted {
  readonly service: string;
  /** What is asked of the key, by the action that is asked of the resource. */
  readonly actions: readonly (readonly [RegExp, ...string[]])[];
  /** The argument; undefined where it has none of its own. */
  readonly key: (network: Network, resource: Resource) => Value | undefined;
  readonly context?: string;
  readonly isOwn?: boolean;
}

const DECRYPT = "kms:Decrypt";
const GENERATE = "kms:GenerateDataKey";
const argument =
  (name: string) =>
  (_: Network, { values }: Resource) =>
    values[name];

const ENCRYPTED: Readonly<Record<string, Encrypted>> = {
  // S3 User Guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)": Permissions
  aws_s3_bucket: {
    service: "s3",
    actions: [
      [/^s3:GetObject(Version)?$/i, DECRYPT],
      [/^s3:PutObject$/i, GENERATE],
    ],
    key: keyOfBucket,
  },
  // Secrets Manager User Guide, "Secret encryption and decryption in AWS Secrets Manager": Permissions for the KMS key
  aws_secretsmanager_secret: {
    service: "secretsmanager",
    actions: [
      [/:(Batch)?GetSecretValue$/i, DECRYPT],
      [/:(PutSecretValue|UpdateSecret|CreateSecret)$/i, GENERATE, DECRYPT],
    ],
    key: argument("kms_key_id"),
    context: "SecretARN",
  },
  // SQS Developer Guide, "Key management": producers and consumers
  aws_sqs_queue: {
    service: "sqs",
    actions: [
      [/:SendMessage$/i, GENERATE, DECRYPT],
      [/:ReceiveMessage$/i, DECRYPT],
    ],
    key: argument("kms_master_key_id"),
    context: "aws:sqs:arn",
  },
  // SNS Developer Guide, "Managing Amazon SNS encryption keys and costs": publishers
  aws_sns_topic: {
    service: "sns",
    actions: [[/:Publish$/i, GENERATE, DECRYPT]],
    key: argument("kms_master_key_id"),
    context: "aws:sns:topicArn",
  },
  // Systems Manager User Guide, "AWS KMS encryption for AWS Systems Manager Parameter Store SecureString parameters"
  aws_ssm_parameter: {
    service: "ssm",
    actions: [
      [/:GetParameter(s|sByPath|History)?$/i, DECRYPT],
      [/:PutParameter$/i, "kms:Encrypt"],
    ],
    key: (_, { values }) => (values.type === "SecureString" ? values.key_id : undefined),
    context: "PARAMETER_ARN",
  },
  // CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS": the service's own principal
  aws_cloudwatch_log_group: {
    service: "logs",
    actions: [
      [/:(CreateLogStream|PutLogEvents)$/i, GENERATE],
      [/:(GetLogEvents|FilterLogEvents)$/i, DECRYPT],
    ],
    key: argument("kms_key_id"),
    context: "aws:logs:arn",
    isOwn: true,
  },
};

/** Undefined where there is no key that anybody needs to be let use. */
export function keyUseOf(network: Network, action: string, { resource, arn }: Target): KeyUse | undefined {
  const kind = resource && ENCRYPTED[resource.type];
  const [, ...actions] = kind?.actions.find(([pattern]) => pattern.test(action)) ?? [];
  if (!resource || !kind || actions.length === 0) return undefined;
  const key = keyNamed(network, resource.address, kind.key(network, resource));
  if (key === undefined) return undefined;
  const { service, context, isOwn = false } = kind;
  const about = service === "logs" ? arn.replace(/:log-stream:.*$/, "") : arn;
  return { key, actions, service, isOwn, context: context === undefined ? {} : { [context]: about } };
}

/** By its own blocks, or by the resource beside it. */
function keyOfBucket({ inventory }: Network, bucket: Resource): Value | undefined {
  const beside = inventory
    .of("aws_s3_bucket_server_side_encryption_configuration")
    .filter(({ values }) => isNamedBy(bucket, refIn(values.bucket)) === true);
  const rules = [
    ...blocksIn(bucket.values.server_side_encryption_configuration).flatMap(({ rule }) => blocksIn(rule)),
    ...beside.flatMap(({ values }) => blocksIn(values.rule)),
  ];
  const [encrypting] = rules
    .flatMap((rule): Values[] => blocksIn(rule.apply_server_side_encryption_by_default))
    .filter(({ sse_algorithm: algorithm }) => /^aws:kms/.test(textIn(algorithm) ?? ""));
  return encrypting?.kms_master_key_id;
}

const OF_AWS = /(^|:)alias\/aws\//;

function keyNamed(network: Network, of: string, value: Value | undefined): Target | Doubt | undefined {
  const ref = refIn(value);
  if (ref === undefined || (!isUnknown(ref) && OF_AWS.test(ref))) return undefined;
  if (isUnknown(ref)) return new Doubt([`the key of ${of} is not known: ${ref.reason}`]);
  const { inventory, documents } = network;
  // `aws_kms_alias.own.target_key_arn` of what does not exist yet
  const made = inventory.at(ref.replace(/\.\w+$/, ""));
  const alias =
    (made?.type === "aws_kms_alias" ? made : named(inventory, ref, "aws_kms_alias")) ??
    inventory.of("aws_kms_alias").find((one) => one.values.name === ref.replace(/^.*:(?=alias\/)/, ""));
  if (alias && OF_AWS.test(textIn(alias.values.name) ?? "")) return undefined;
  if (alias)
    return (
      keyNamed(network, of, alias.values.target_key_id ?? alias.values.target_key_arn) ?? unread(of, ref)
    );
  const key = inventory.of("aws_kms_key").find((one) => namesOf(one).includes(ref));
  if (key) return targetOf(network, documents, key.address, DECRYPT);
  if (/^arn:[^:]+:kms:[^:]*:[^:]*:key\//.test(ref)) return targetOf(network, documents, ref, DECRYPT);
  return /^[0-9a-f-]{36}$|^mrk-/.test(ref)
    ? targetOf(network, documents, arnOf(network, ref), DECRYPT)
    : unread(of, ref);
}

const unread = (of: string, ref: string): Doubt =>
  new Doubt([`the key of ${of}, ${ref}, is not in what was read`]);

const namesOf = (key: Resource): (string | undefined)[] => [
  idOf(key),
  textIn(key.values.arn),
  textIn(key.values.key_id),
  ...["arn", "key_id", "id"].map((name) => `${key.address}.${name}`),
];

const arnOf = ({ documents: { where } }: Network, id: string): string =>
  settledIn(`arn:${where.partition}:kms:${where.region}:${where.account}:key/${id}`);

/** Whether somebody was given a grant for it, which no policy shows. */
export const grantsOf = ({ inventory }: Network, { resource }: Target): Resource[] =>
  inventory.of("aws_kms_grant").filter(({ values }) => {
    const ref = refIn(values.key_id);
    return resource !== undefined && (isUnknown(ref) || namesOf(resource).includes(ref));
  });

/** `s3.eu-west-1.amazonaws.com` */
export const principalOf = ({ documents: { where } }: Network, service: string): string =>
  settledIn(`${service}.${where.region}.amazonaws.com${where.partition === "aws-cn" ? ".cn" : ""}`);
