/** The module `compute/ecr-repository`. */
import { defineBlock } from "../../core/module/block";
import { EcrRepository } from "./ecr-repository";
import { ecrRepositoryContract } from "./ecr-repository.contract";
import type { EcrRepositoryProps } from "./ecr-repository.props";

const NOTES = `## What expires

| Images | When | Order |
| --- | --- | --- |
| with certain tags: \`lifecycle_policy.tagged\` | after \`days\`, or but the latest \`keep_images\` | their \`priority\`, 1 to 900 |
| without a tag | 14 days after their push: \`lifecycle_policy.untagged_days\` | 998 |
| all | never, or but the latest \`lifecycle_policy.keep_images\` | 999 |

ECR expires images within a day. It does not know which of them run: a service that starts a task from an expired image
fails. Limits on tagged images are therefore yours to set.`;

export const ecrRepositoryBlock = defineBlock<EcrRepositoryProps>({
  path: "compute/ecr-repository",
  source: "src/compute/ecr-repository/ecr-repository.ts",
  title: "ECR repository",
  purpose:
    "A private repository of Amazon ECR for container images: scanned on push, with tags that cannot be moved, encrypted, with a lifecycle policy, and readable from other accounts that are named.",
  contract: ecrRepositoryContract,
  construct: EcrRepository,
  notes: NOTES,
});
