# Generated from src/data/bucket/bucket.ts by `npm run modules`. Do not edit.

# A private bucket for artefacts, images and other objects: closed to the public, without ACLs,
# encrypted, versioned, by TLS only, tidied up by lifecycle rules. Who reads and who writes is
# named, with the prefixes; objects can be limited to VPC endpoints without locking anybody out.
#
# access-logs.tf          Where a bucket's server access logs go.
# closed-bucket.tf        What every bucket of objects is: closed to the public, encrypted,
#                         versioned, logged where it is asked for.
# cors.tf                 Pages of other origins.
# intelligent-tiering.tf  Archive tiers of S3 Intelligent-Tiering.
# lifecycle.tf            What the bucket removes and moves by itself.
# object-lock.tf          Versions that cannot be deleted for a time.
# policy.tf               Who reads and writes under which prefixes, and from where, and what the
#                         bucket's policy says of it.
# rules.tf                What is refused: lists of problems that preconditions and checks tell, and
#                         steps of the variables' validations.

resource "aws_s3_bucket_notification" "this" {
  count = var.event_bridge ? 1 : 0

  bucket      = aws_s3_bucket.this.id
  eventbridge = true
}
