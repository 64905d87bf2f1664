# Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  # The attribute that providers 5 and 6 both have.
  bucket_region = one(data.aws_region.this[*].id)

  endpoints_region = var.endpoints == null ? null : var.endpoints.region
}
