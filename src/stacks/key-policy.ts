/**
 * Policies of keys: people and roles of the account use a key through the service that it is for, as far as their own policies
 * let them, and by no other way; administrators look after it and cannot use it.
 */
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";

export interface KeyPlace {
  readonly title: string;
  readonly region: string;
  readonly account: Expr<string>;
  readonly partition: Expr<string>;
  /** `amazonaws.com`. */
  readonly suffix: Expr<string>;
}

export interface KeyUse {
  /** Services through which the account's principals use the key, by the beginnings of their names. */
  readonly services?: readonly string[];
  /** Whether they hand its use on to resources of theirs, which work on when nobody asks. */
  readonly grants?: boolean;
  /** Whether CloudWatch Logs encrypts log groups of the stack. */
  readonly logs?: boolean;
}

/** AWS KMS Developer Guide, "Default key policy: Allows key administrators to administer the KMS key", without CreateGrant. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/**
 * EBS User Guide, "Requirements for Amazon EBS encryption": Decrypt, DescribeKey, GenerateDataKeyWithoutPlaintext, ReEncrypt*. AWS Secrets
 * Manager User Guide, "Secret encryption and decryption": GenerateDataKey, Decrypt. The same that KMS's own policies give key users.
 */
const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

export function keyPolicy(place: KeyPlace, { services = [], grants = false, logs = false }: KeyUse) {
  const { region, account, partition, suffix } = place;
  const accounts = { AWS: x.str`arn:${partition}:iam::${account}:root` };
  const through = {
    "kms:ViaService": x.items(services.map((service) => x.str`${service}.${region}.${suffix}`)),
  };
  const statement = (sid: string, principal: object, actions: readonly string[], conditions?: object) => ({
    Sid: sid,
    Effect: "Allow",
    Principal: principal,
    Action: actions,
    Resource: "*",
    ...(conditions ? { Condition: conditions } : {}),
  });
  return x.jsonEncode({
    Version: "2012-10-17",
    Statement: [
      statement("Administration", accounts, ADMINISTRATION),
      ...(services.length > 0 ? [statement("Use", accounts, USE, { StringEquals: through })] : []),
      ...(grants ? handingOn(statement, accounts, through) : []),
      ...(logs ? [statement("LogGroups", logsOf(place), LOGS, { ArnLike: groupsOf(place) })] : []),
    ],
  });
}

type Statement = (sid: string, principal: object, actions: readonly string[], conditions?: object) => object;

/**
 * Grants that services use on behalf of who asked them: RDS for instances (Amazon RDS User Guide, "AWS KMS key management": CreateGrant,
 * DescribeKey), ECR for repositories (Amazon ECR User Guide, "Encryption at rest": CreateGrant, RetireGrant, DescribeKey), EC2 for
 * volumes (EBS User Guide, "Requirements for Amazon EBS encryption": CreateGrant where `kms:GrantIsForAWSResource`).
 */
const handingOn = (
  statement: Statement,
  principal: object,
  through: Record<string, In<readonly string[]>>,
) => [
  statement("Grants", principal, ["kms:CreateGrant"], {
    StringEquals: through,
    Bool: { "kms:GrantIsForAWSResource": "true" },
  }),
  statement("EndOfGrants", principal, ["kms:RetireGrant"], { StringEquals: through }),
];

/** Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS", for this stack's groups alone. */
const LOGS = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];

const logsOf = ({ region, suffix }: KeyPlace) => ({ Service: x.str`logs.${region}.${suffix}` });

/** Blocks name groups so: /aws/vpc-flow-logs/TITLE and others that begin so, /aws/ecs/TITLE/…, /aws/rds/instance/TITLE/…, aws-waf-logs-TITLE. */
function groupsOf({ title, region, account, partition }: KeyPlace) {
  const groups = x.str`arn:${partition}:logs:${region}:${account}:log-group:`;
  return {
    "kms:EncryptionContext:aws:logs:arn": x.items([
      x.str`${groups}/aws/vpc-flow-logs/${title}`,
      x.str`${groups}/aws/vpc-flow-logs/${title}-*`,
      x.str`${groups}/aws/ecs/${title}/*`,
      x.str`${groups}/aws/rds/instance/${title}/*`,
      x.str`${groups}aws-waf-logs-${title}`,
    ]),
  };
}
