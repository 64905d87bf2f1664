/** What policies are about: the resource that is meant, the service that it is of, and the policy that it carries. */
import { ReachError } from "../error";
import { idOf } from "../model/inventory";
import type { Network } from "../model/network";
import type { Policy, Sourced } from "../policy";
import { Doubt, standIn } from "../policy/unsure";
import { placeOf, type Resource } from "../terraform/resource";
import { isUnknown, type Ref, refIn, textIn, type Value } from "../terraform/value";
import type { Documents } from "./documents";
import { shapeOf } from "./shapes";
import { settledIn } from "./where";

interface Kind {
  /** As in `aws:ecr.api`. */
  readonly service: string;
  readonly action: string;
  /** The resource that carries its policy, and the argument that names it. */
  readonly policy?: readonly [type: string, argument: string];
  /** What an action is on, behind its ARN. */
  readonly part?: (action: string) => string;
}

const onObjects = (action: string): string => (ON_BUCKETS.test(action) ? "" : `/${standIn("*")}`);
/** Service Authorization Reference, "Actions defined by Amazon S3": what is on the bucket itself. */
const ON_BUCKETS =
  /^s3:(list(?!multipartuploadparts)|createbucket|deletebucket|(get|put)(bucket|lifecycle|replication|encryption|analytics|inventory|metrics|accelerate|intelligenttiering))/i;

const KINDS: Readonly<Record<string, Kind>> = {
  aws_s3_bucket: {
    service: "s3",
    action: "s3:GetObject",
    policy: ["aws_s3_bucket_policy", "bucket"],
    part: onObjects,
  },
  aws_secretsmanager_secret: {
    service: "secretsmanager",
    action: "secretsmanager:GetSecretValue",
    policy: ["aws_secretsmanager_secret_policy", "secret_arn"],
  },
  aws_ssm_parameter: { service: "ssm", action: "ssm:GetParameters" },
  aws_sqs_queue: { service: "sqs", action: "sqs:SendMessage", policy: ["aws_sqs_queue_policy", "queue_url"] },
  aws_sns_topic: { service: "sns", action: "sns:Publish", policy: ["aws_sns_topic_policy", "arn"] },
  aws_ecr_repository: {
    service: "ecr.api",
    action: "ecr:BatchGetImage",
    policy: ["aws_ecr_repository_policy", "repository"],
  },
  aws_dynamodb_table: {
    service: "dynamodb",
    action: "dynamodb:GetItem",
    policy: ["aws_dynamodb_resource_policy", "resource_arn"],
  },
  aws_kms_key: { service: "kms", action: "kms:Decrypt", policy: ["aws_kms_key_policy", "key_id"] },
  aws_cloudwatch_log_group: {
    service: "logs",
    action: "logs:PutLogEvents",
    part: (action) =>
      /^logs:(putlogevents|createlogstream|getlogevents)$/i.test(action) ? `:log-stream:${standIn("*")}` : "",
  },
};

/** One that something is asked of. */
export interface Target {
  readonly arn: string;
  /** Its own policies; undefined where it cannot be known whether it has some. */
  readonly policies: readonly Sourced[] | undefined;
  readonly account: string | undefined;
  /** What a mend names. */
  readonly address: string;
  readonly resource?: Resource;
}

/** A bucket, a queue, a secret, …: what has no place in a network, and is of a service. */
export const isTarget = ({ inventory }: Network, name: string): boolean => {
  const resource = inventory.at(name);
  return resource !== undefined && Object.hasOwn(KINDS, resource.type);
};

export const serviceOf = ({ inventory }: Network, address: string): string =>
  kindAt(inventory.at(address)).service;

export const actionOn = ({ inventory }: Network, address: string): string =>
  kindAt(inventory.at(address)).action;

const kindAt = (resource: Resource | undefined): Kind => {
  const kind = resource && KINDS[resource.type];
  if (kind) return kind;
  throw new ReachError(
    `${resource?.address} is nothing that an action is asked of; allowed: an ARN, or one of ${Object.keys(KINDS).join(", ")}`,
  );
};

export function targetOf(network: Network, documents: Documents, given: string, action: string): Target {
  if (given === "*") return { arn: "*", policies: [], account: documents.where.account, address: "*" };
  if (/^arn:/.test(given)) return ofArn(network, documents, given);
  const resource = network.inventory.at(given);
  if (resource) return ofResource(network, documents, resource, action);
  const [instance] = network.inventory.resources.filter(
    ({ address }) => address.startsWith(`${given}[`) && placeOf(address).key !== undefined,
  );
  throw new ReachError(
    `nothing goes by the name ${JSON.stringify(given)}${instance ? `; did you mean ${instance.address}?` : ""}; allowed: an ARN, "*" for an action that is on none, or the address of ${Object.keys(KINDS).join(", ")}`,
  );
}

function ofResource(network: Network, documents: Documents, resource: Resource, action: string): Target {
  const kind = kindAt(resource);
  const own = ownArn(documents, resource);
  return {
    arn: `${own}${kind.part?.(action) ?? ""}`,
    policies: policiesOf(network, documents, resource, kind),
    account: accountOf(documents, resource, own),
    address: resource.address,
    resource,
  };
}

/** A bucket's ARN does not say it: what this configuration makes is in its account, where there is one. */
function accountOf({ where }: Documents, { mode }: Resource, arn: string): string | undefined {
  const [, , , , said = ""] = arn.split(":");
  return said !== "" ? said : mode === "managed" && !where.isShared ? where.account : undefined;
}

/** The policies that it carries, as far as they are in what was read. */
export const policiesAt = (network: Network, resource: Resource): readonly Sourced[] =>
  policiesOf(network, network.documents, resource, kindAt(resource)) ?? [];

function ownArn({ where }: Documents, { address, type, values }: Resource): string {
  const given = textIn(values.arn);
  if (given?.startsWith("arn:")) return settledIn(given);
  const own = (name: string): Value | undefined => {
    const value = values[name] ?? undefined;
    // one that is not known yet has the name of its resource
    return typeof value === "string" && /(^|\.)aws_\w+\./.test(value) ? standIn(value) : value;
  };
  return settledIn(shapeOf(where, { address, type, own }, "arn") ?? standIn(`${address}.arn`));
}

/** The policies of a data source are not known. */
function policiesOf(
  network: Network,
  documents: Documents,
  resource: Resource,
  kind: Kind,
): Sourced[] | undefined {
  if (resource.mode === "data") return undefined;
  const own = documents.of(resource);
  const beside = kind.policy === undefined ? [] : besides(network, documents, resource, kind.policy);
  const found = [...(own ? [own] : []), ...beside];
  return found.length === 0 && resource.type === "aws_kms_key" ? [ofNewKey(documents, resource)] : found;
}

function besides(
  network: Network,
  documents: Documents,
  resource: Resource,
  [type, argument]: readonly [string, string],
): Sourced[] {
  const { address } = resource;
  return network.inventory.of(type).flatMap((one): Sourced[] => {
    const belongs = isNamedBy(resource, refIn(one.values[argument]));
    const policy = documents.of(one);
    if (belongs === false || policy === undefined) return [];
    return belongs === true
      ? [policy]
      : [
          {
            source: one.address,
            policy: new Doubt([`whether ${one.address} is of ${address} is not known`]),
          },
        ];
  });
}

/** Whether what another resource names is this one. */
export function isNamedBy(resource: Resource, ref: Ref | undefined): boolean | "maybe" {
  const { address, values } = resource;
  const names = [idOf(resource), values.arn, values.name, values.bucket, values.url]
    .filter((name) => typeof name === "string")
    .concat(["arn", "name", "bucket", "url", "key_id"].map((name) => `${address}.${name}`));
  if (ref === undefined) return false;
  if (!isUnknown(ref)) return names.includes(ref);
  return ref.candidates === undefined || ref.candidates.some((name) => names.includes(name))
    ? "maybe"
    : false;
}

/** KMS Developer Guide, "Default key policy": the account decides by its own policies. */
function ofNewKey({ where }: Documents, { address }: Resource): Sourced {
  const principal = settledIn(`arn:${where.partition}:iam::${where.account}:root`);
  const policy: Policy = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: principal }, Action: "kms:*", Resource: "*" },
  };
  return { source: address, policy };
}

/** The address of what has an ARN, where it is in what was read. */
export const addressOf = (network: Network, arn: string): string | undefined =>
  ofArn(network, network.documents, arn).resource?.address;

/** One that is in what was read, by its ARN or what is in it; or somebody's whose policy nobody here knows. */
function ofArn(network: Network, documents: Documents, arn: string): Target {
  for (const resource of network.inventory.resources) {
    const kind = KINDS[resource.type];
    if (!kind) continue;
    const own = ownArn(documents, resource);
    if (arn !== own && !arn.startsWith(`${own}/`) && !arn.startsWith(`${own}:`)) continue;
    const { policies, account, address } = ofResource(network, documents, resource, kind.action);
    return { arn, policies, account, address, resource };
  }
  const [, , , , account = ""] = arn.split(":");
  return { arn, policies: undefined, account: /^\d{12}$/.test(account) ? account : undefined, address: arn };
}
