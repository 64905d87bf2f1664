# Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.

# What is refused, and cannot be a variable's validation: lists of problems, which preconditions and
# checks tell.

locals {
  user_data_bytes = nonsensitive(
    3 * floor(length(base64encode(local.user_data_text)) / 4) -
    (
      (endswith(base64encode(local.user_data_text), "=") ? 1 : 0) +
      (endswith(base64encode(local.user_data_text), "==") ? 1 : 0)
    )
  )

  user_data_problems = [
    for bytes in [local.user_data_bytes] :
    "user_data comes to ${bytes} bytes with all its parts; allowed: up to 16384 bytes. Fetch larger things from a bucket at first boot."
    if bytes > 16384
  ]
}
