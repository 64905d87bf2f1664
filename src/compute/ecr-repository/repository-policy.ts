/** Who of other accounts may pull. Amazon ECR User Guide: "Private repository policy examples in Amazon ECR". */
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { optional } from "../../core/resources";

/** What a pull asks of the repository; ecr:GetAuthorizationToken is asked of the puller's own account. */
const PULL_ACTIONS = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
] as const;

/** Who may pull, as the repository takes it. */
const pullPolicy = (pullPrincipals: Expr<readonly string[]>): Expr<string> =>
  policyDocument([
    { Sid: "Pull", Effect: "Allow", Principal: { AWS: pullPrincipals }, Action: [...PULL_ACTIONS] },
  ]);

/** Amazon ECR API Reference: SetRepositoryPolicy, policyText. */
const LONGEST_POLICY = 10240;

const inputs = {
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
};

export const pullers = t.concern({ inputs });

export function repositoryPolicy(
  scope: Construct,
  { pullPrincipals }: t.InputsOf<typeof inputs>,
  repository: EcrRepository,
): void {
  optional(scope, EcrRepositoryPolicy, "ecr_repository_policy", x.not(x.isEmpty(pullPrincipals)), () => ({
    repository: repository.name,
    policy: pullPolicy(pullPrincipals),
  }));
}
