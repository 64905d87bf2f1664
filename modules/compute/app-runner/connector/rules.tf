# Generated from src/compute/app-runner/connector/connector.ts by `npm run modules`. Do not edit.

# What is refused, and cannot be a variable's validation: lists of problems, which preconditions and
# checks tell.

locals {
  notices = (
    length(local.zones) < 3
    ? [
      "The connector stands in ${length(local.zones)} of the region's zones; App Runner recommends three at least, so that the service outlives the failure of one.",
    ]
    : []
  )
}

check "zones" {
  assert {
    condition     = length(local.notices) == 0
    error_message = join(" ", local.notices)
  }
}
