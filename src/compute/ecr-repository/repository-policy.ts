/** Who of other accounts may pull. Amazon ECR User Guide: "Private repository policy examples in Amazon ECR". */
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import type { EcrRepositoryInputs } from "./ecr-repository.inputs";

/** What a pull asks of the repository; ecr:GetAuthorizationToken is asked of the puller's own account. */
export const PULL_ACTIONS = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
] as const;

/** Who may pull, as the repository takes it. */
export const pullPolicy = (pullPrincipals: Expr<readonly string[]>): Expr<string> =>
  x.jsonEncode({
    Version: "2012-10-17",
    Statement: [
      { Sid: "Pull", Effect: "Allow", Principal: { AWS: pullPrincipals }, Action: [...PULL_ACTIONS] },
    ],
  });

export function repositoryPolicy(
  scope: Construct,
  { pullPrincipals }: EcrRepositoryInputs,
  repository: EcrRepository,
): void {
  optional(x.not(x.isEmpty(pullPrincipals)), (meta) => {
    return new EcrRepositoryPolicy(scope, "ecr_repository_policy", {
      ...meta,
      repository: repository.name,
      policy: x.tf(pullPolicy(pullPrincipals)),
    });
  });
}
