/** What a repository gives to those who push to it and pull from it; an object like this stands for an existing one. */
import * as t from "../../core/contract";

export const ecrRepositoryReference = t
  .shape(
    "EcrRepositoryReference",
    {
      arn: t.text().describe("The repository's ARN, for policies."),
      name: t.text().describe("The repository's name."),
      url: t
        .text()
        .describe("What images are named by: `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`, without a tag."),
    },
    "compute/ecr-repository/ecr-repository-reference.props",
  )
  .describe(
    "An ECR repository: the output `repository` of modules/compute/ecr-repository, or an object written by hand.",
  );

export type EcrRepositoryReferenceValue = t.Infer<typeof ecrRepositoryReference>;
