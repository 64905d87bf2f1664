# Generated from src/network/peering/peering.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  range_pairs = flatten([
    for ours in var.requester.cidr_blocks : [
      for theirs in var.accepter.cidr_blocks : {
        accepter  = theirs
        prefix    = try(min(tonumber(split("/", ours)[1]), tonumber(split("/", theirs)[1])), 0)
        requester = ours
      }
    ]
  ])

  overlap_problems = [
    for pair in local.range_pairs :
    "requester has the range ${pair.requester} and accepter has ${pair.accepter}, which overlap; allowed: networks that share no address."
    if try(
      cidrhost("${split("/", pair.requester)[0]}/${pair.prefix}", 0) ==
      cidrhost("${split("/", pair.accepter)[0]}/${pair.prefix}", 0),
      false
    )
  ]
}
