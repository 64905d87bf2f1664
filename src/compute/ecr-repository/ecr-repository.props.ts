// Generated from src/compute/ecr-repository/ecr-repository.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface EcrRepositoryResources {
  readonly ecrLifecyclePolicy: typeof import("@cdktf/provider-aws/lib/ecr-lifecycle-policy").EcrLifecyclePolicy;
  readonly ecrRepository: typeof import("@cdktf/provider-aws/lib/ecr-repository").EcrRepository;
  readonly ecrRepositoryPolicy: typeof import("@cdktf/provider-aws/lib/ecr-repository-policy").EcrRepositoryPolicy;
}

/** A private repository of Amazon ECR for container images: scanned on push, with tags that cannot be moved, encrypted, with a lifecycle policy, and readable from other accounts that are named. */
export interface EcrRepositoryProps extends BlockProps<EcrRepositoryResources> {
  /**
   * The repository's name (Amazon ECR API Reference: CreateRepository).
   * Allowed: lower-case ASCII letters and digits in parts separated by slashes, with single . and _, double _ or any number of - between them.
   * Allowed: 2 to 256 characters.
   */
  readonly name: Input<string>;
  /**
   * Whether a tag stays with the image that it was pushed with, so that what was tested is what runs (FSBP ECR.2).
   * @default true
   */
  readonly immutableTags?: Input<boolean>;
  /**
   * Tags that are the exception: with `immutableTags` those that may be pushed again, such as `latest`; without, those that stay.
   * Allowed: at most 5 filters.
   * Each filter: 1 to 128 ASCII letters, digits and _ . - of a tag, with * for any text.
   * Each filter: a pattern with at most two *.
   * From AWS provider 6.8 on.
   * @default []
   */
  readonly imageTagMutabilityExclusions?: Input<readonly Input<string>[]>;
  /**
   * Whether images are scanned for known vulnerabilities when they are pushed (FSBP ECR.1); the registry's own scanning configuration goes first.
   * @default true
   */
  readonly scanOnPush?: Input<boolean>;
  /**
   * Key that encrypts images; a change replaces the repository. Default: keys of Amazon S3 (AES-256).
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * Whether a destroy also deletes images; without, a repository with images stays.
   * @default false
   */
  readonly forceDelete?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * When images expire.
   * @default {}
   */
  readonly lifecyclePolicy?: Input<EcrLifecycle>;
  /**
   * Accounts, roles and users of other accounts that may pull. Those of this account need no more than a policy of their own.
   * Allowed: as many as a repository policy of 10240 characters has room for.
   * Each principal: an account's id or the ARN of an account, a role or a user.
   * @default []
   */
  readonly pullPrincipals?: Input<readonly Input<string>[]>;
}

/** When images expire. */
export interface EcrLifecycle {
  /**
   * Whether images without a tag expire; the parts of a multi-architecture image stay as long as the image does.
   * @default true
   */
  readonly expireUntagged?: Input<boolean>;
  /**
   * Days after its push at which an image without a tag ends.
   * Allowed: a whole number from 1 to 36500 days.
   * @default 14
   */
  readonly untaggedDays?: Input<number>;
  /**
   * Images that are kept in all: the latest pushed ones. Default: every one, since ECR does not know which still run.
   * Allowed: a whole number from 1 to 100000 images.
   */
  readonly keepImages?: Input<number | null>;
  /**
   * Further rules by name, for images with certain tags.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: each priority once.
   * @default {}
   */
  readonly tagged?: Input<Readonly<Record<string, EcrTaggedImages>>>;
}

/** When images with certain tags expire. */
export interface EcrTaggedImages {
  /**
   * Tags that the rule is about; * stands for any text.
   * Allowed: 1 to 128 ASCII letters, digits and _ . - of a tag, with * for any text.
   * Allowed: a pattern with at most four *.
   */
  readonly tagPattern: Input<string>;
  /**
   * Order among these rules, lowest first; an image that one of them ends is not counted by later ones.
   * Allowed: a whole number from 1 to 900.
   */
  readonly priority: Input<number>;
  /**
   * Images that are kept: the latest pushed ones.
   * Allowed: a whole number from 1 to 100000 images.
   */
  readonly keepImages?: Input<number | null>;
  /**
   * Days after its push at which an image ends.
   * Allowed: a whole number from 1 to 36500 days.
   */
  readonly days?: Input<number | null>;
}

