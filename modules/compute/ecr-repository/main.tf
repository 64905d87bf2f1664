# Generated from src/compute/ecr-repository/ecr-repository.ts by `npm run modules`. Do not edit.

# A private repository of Amazon ECR for container images: scanned on push, with tags that cannot be
# moved, encrypted, with a lifecycle policy, and readable from other accounts that are named.
#
# lifecycle.tf          When images expire.
# repository-policy.tf  Who of other accounts may pull.
# repository.tf         The repository: its name, whether its tags stay, whether it is scanned and
#                       how it is encrypted.
