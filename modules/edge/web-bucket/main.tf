# Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.

# A private bucket of web assets that this VPC's S3 gateway endpoint reads without credentials
# (nginx in front of it), or CloudFront, or both. Reads from elsewhere are denied; managing the
# bucket is not, so that nobody locks himself out. Versioned, encrypted, by TLS only.
#
# bucket.tf         The bucket and its settings: encrypted, versioned, tidied up, its accesses
#                   logged.
# closed-bucket.tf  What every bucket of objects is: closed to the public, encrypted, versioned,
#                   logged where it is asked for.
# cloudfront.tf     A CloudFront distribution in front of the bucket, which it reads by origin
#                   access control.
# policy.tf         The bucket's policy.
# rules.tf          What is refused: lists of problems that preconditions and checks tell, and steps
#                   of the variables' validations.

data "aws_region" "this" {
  count = var.endpoints != null ? 1 : 0
}
