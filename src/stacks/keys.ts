/** Keys of the account's own in KMS, one for each purpose of a stack, where the environment wants them; else AWS's. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import * as x from "../core/expressions";
import { resource } from "../core/resources";
import { exception } from "../core/stack/exception";
import type { HanokStack } from "../core/stack/stack";
import type { Environment } from "../environments";
import { type KeyPlace, type KeyUse, keyPolicy } from "./key-policy";

interface Purpose extends KeyUse {
  readonly description: string;
  /** What fails without such a key. */
  readonly checks: readonly string[];
}

const PURPOSES = {
  logs: { description: "Log groups", checks: ["CKV_AWS_158"], logs: true },
  // the password of the first user is in a secret that RDS makes
  database: {
    description: "The database, its insights and its first user's password",
    checks: ["CKV_AWS_354"],
    services: ["rds", "secretsmanager"],
    grants: true,
  },
  buckets: { description: "Objects in buckets", checks: ["CKV_AWS_145"], services: ["s3"] },
  images: { description: "Images in repositories", checks: ["CKV_AWS_136"], services: ["ecr"], grants: true },
  secrets: { description: "Secrets", checks: ["CKV_AWS_149"], services: ["secretsmanager"] },
  volumes: { description: "Volumes", checks: ["CKV_AWS_189"], services: ["ec2"], grants: true },
} as const satisfies Record<string, Purpose>;

type PurposeName = keyof typeof PURPOSES;

export class StackKeys {
  private readonly arns = new Map<PurposeName, string | null>();
  private place: KeyPlace | undefined;

  constructor(
    private readonly stack: HanokStack,
    private readonly title: string,
    private readonly region: string,
    private readonly environment: Environment,
  ) {}

  /** The ARN of the purpose's key, which the first who asks makes; null where keys are AWS's. */
  for(name: PurposeName): string | null {
    const known = this.arns.get(name);
    if (known !== undefined) return known;
    const arn = this.environment.keys === "own" ? this.own(name) : this.ofAws(name);
    this.arns.set(name, arn);
    return arn;
  }

  private own(name: PurposeName): string {
    const { stack, title } = this;
    const { description, ...use } = PURPOSES[name];
    const key = resource(stack, KmsKey, `key_${name}`, {
      description: `${description} of ${title}`,
      enableKeyRotation: true,
      // what it encrypts is lost with it
      deletionWindowInDays: this.environment.protection ? 30 : 7,
      policy: keyPolicy(this.whereabouts(), use),
      tags: { Name: `${title}-${name}` },
    });
    resource(stack, KmsAlias, `key_${name}_alias`, {
      name: `alias/${title}-${name}`,
      targetKeyId: key.keyId,
    });
    return key.arn;
  }

  private ofAws(name: PurposeName): null {
    exception(this.stack, {
      check: PURPOSES[name].checks,
      why: "Encrypted with a key of AWS's, which costs nothing and needs no policy; one's own can be taken away from readers, and its uses are in CloudTrail.",
      turnOn: '`keys: "own"` of the environment',
    });
    return null;
  }

  private whereabouts(): KeyPlace {
    const { stack, title, region } = this;
    this.place ??= {
      title,
      region,
      account: x.attribute(resource(stack, DataAwsCallerIdentity, "account", {}), "accountId"),
      ...partitionOf(stack),
    };
    return this.place;
  }
}

function partitionOf(stack: HanokStack) {
  const partition = resource(stack, DataAwsPartition, "partition", {});
  return { partition: x.attribute(partition, "partition"), suffix: x.attribute(partition, "dnsSuffix") };
}
