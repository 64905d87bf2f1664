/** Every input of `modules/compute/ecr-repository` and of the construct `EcrRepository`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { lifecycle } from "./lifecycle.contract";
import { pullPolicy } from "./repository-policy";

const PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";

/** Amazon ECR API Reference: SetRepositoryPolicy, policyText. */
const LONGEST_POLICY = 10240;

export const ecrRepositoryInputs = {
  name: t
    .pattern(
      `${PART}(/${PART})*`,
      "lower-case ASCII letters and digits in parts separated by slashes, with single . and _, double _ or any number of - between them",
      "shop/api",
      ["", "Shop", "shop//api", "/shop", "shop/", "-shop", "shop api", "shop:latest"],
    )
    .rule({
      test: (name) => x.and(x.ge(x.textLength(name), 2), x.le(x.textLength(name), 256)),
      allowed: "2 to 256 characters",
      refused: ["a", "x".repeat(257)],
    })
    .describe("The repository's name (Amazon ECR API Reference: CreateRepository)."),
  immutableTags: t
    .flag()
    .describe(
      "Whether a tag stays with the image that it was pushed with, so that what was tested is what runs (FSBP ECR.2).",
    )
    .default(true),
  scanOnPush: t
    .flag()
    .describe(
      "Whether images are scanned for known vulnerabilities when they are pushed (FSBP ECR.1); the registry's own scanning configuration goes first.",
    )
    .default(true),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts images; a change replaces the repository. Default: keys of Amazon S3 (AES-256).",
    )
    .optional(),
  lifecyclePolicy: lifecycle.default({}),
  pullPrincipals: t
    .setOf(
      t.pattern(
        "[0-9]{12}|arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|role/.+|user/.+)",
        "an account's id or the ARN of an account, a role or a user",
        "123456789012",
        ["*", "12345", "arn:aws:s3:::bucket", "arn:aws:iam::123456789012:group/team"],
      ),
      "principal",
    )
    .describe(
      "Accounts, roles and users of other accounts that may pull. Those of this account need no more than a policy of their own.",
    )
    .rule({
      whereKnown: true,
      test: (all) => x.le(x.textLength(pullPolicy(all)), LONGEST_POLICY),
      got: (all) =>
        x.str`a set of ${x.length(all)} principals, in a policy of ${x.textLength(pullPolicy(all))} characters`,
      allowed: `as many as a repository policy of ${LONGEST_POLICY} characters has room for`,
      remedy: "Name accounts by their ids.",
      refused: [
        Array.from(
          { length: 200 },
          (_, index) => `arn:aws:iam::${210000000000 + index}:role/deployments-of-shop`,
        ),
      ],
    })
    .default([]),
  forceDelete: t
    .flag()
    .describe("Whether a destroy also deletes images; without, a repository with images stays.")
    .default(false),
  tags: t.tags(),
};

export type EcrRepositoryShape = typeof ecrRepositoryInputs;
export type EcrRepositoryInputs = t.Inputs<EcrRepositoryShape>;
