/** The repository: its name, whether its tags stay, whether it is scanned and how it is encrypted. */
import { EcrRepository as AwsEcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { nameTag } from "../../network/tags";

const PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";

/** Amazon ECR User Guide, "Preventing image tags from being overwritten": five filters at most, two * in each. */
const tagFilter = t
  .pattern(
    "[0-9A-Za-z._*-]{1,128}",
    "1 to 128 ASCII letters, digits and _ . - of a tag, with * for any text",
    "dev-*",
    ["", "dev/*", "dev?", "x".repeat(129)],
  )
  .rule({
    test: (filter) => x.not(x.matches("\\*.*\\*.*\\*", filter)),
    allowed: "a pattern with at most two *",
    refused: ["*a*b*"],
  });

const inputs = {
  name: t
    .pattern(
      `${PART}(/${PART})*`,
      "lower-case ASCII letters and digits in parts separated by slashes, with single . and _, double _ or any number of - between them",
      "shop/api",
      ["", "Shop", "shop//api", "/shop", "shop/", "-shop", "shop api", "shop:latest"],
    )
    .length({ min: 2, max: 256 })
    .describe("The repository's name (Amazon ECR API Reference: CreateRepository)."),
  immutableTags: t
    .flag(
      "Whether a tag stays with the image that it was pushed with, so that what was tested is what runs (FSBP ECR.2).",
    )
    .default(true),
  imageTagMutabilityExclusions: t
    .setOf(tagFilter, "filter")
    .describe(
      "Tags that are the exception: with `immutable_tags` those that may be pushed again, such as `latest`; without, those that stay.",
    )
    .length({ max: 5 })
    .since("6.8")
    .default([]),
  scanOnPush: t
    .flag(
      "Whether images are scanned for known vulnerabilities when they are pushed (FSBP ECR.1); the registry's own scanning configuration goes first.",
    )
    .default(true),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts images; a change replaces the repository. Default: keys of Amazon S3 (AES-256).",
    )
    .optional(),
  forceDelete: t
    .flag("Whether a destroy also deletes images; without, a repository with images stays.")
    .default(false),
  tags: t.tags(),
};

export const repository = t.concern({ inputs });

export function ecrRepository(
  scope: Construct,
  settings: t.InputsOf<typeof inputs>,
  preconditions: readonly t.Precondition[],
): AwsEcrRepository {
  const { immutableTags, imageTagMutabilityExclusions: exclusions, kmsKeyArn } = settings;
  const mutability = x.when(
    x.isEmpty(exclusions),
    () => x.choose(immutableTags, "IMMUTABLE", "MUTABLE"),
    () => x.choose(immutableTags, "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"),
  );
  const encryption = x.choose(x.isSet(kmsKeyArn), "KMS", "AES256");
  return resource(scope, AwsEcrRepository, "ecr_repository", {
    name: settings.name,
    imageTagMutability: mutability,
    imageScanningConfiguration: { scanOnPush: settings.scanOnPush },
    encryptionConfiguration: [{ encryptionType: encryption, kmsKey: kmsKeyArn }],
    forceDelete: settings.forceDelete,
    imageTagMutabilityExclusionFilter: blocks(
      exclusions,
      (filter) => ({ filter, filterType: "WILDCARD" }),
      "exclusion",
    ),
    tags: nameTag(settings, settings.name),
    preconditions,
  });
}
