# Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.

# What is refused, and cannot be a variable's validation: lists of problems, which preconditions and
# checks tell.

locals {
  # The attribute that providers 5 and 6 both have.
  bucket_region = one(data.aws_region.this[*].id)

  endpoints_region = var.endpoints == null ? null : var.endpoints.region
}
