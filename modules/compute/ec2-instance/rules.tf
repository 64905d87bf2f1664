# Generated from src/compute/ec2-instance/ec2-instance.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  sized_mount_lines = join("", [
    for name, volume in var.volumes :
    "mount_volume ${name} vol0123456789abcdef0 ${volume.mount_path} ${volume.file_system}\n"
    if volume.mount_path != null
  ])

  sized_first_boot_parts = merge(
    var.user_data_parts,
    merge(
      {
        for name in ["00-volumes"] : name => "${local.mount_script}\n${local.sized_mount_lines}"
        if length([for name, volume in var.volumes : name if volume.mount_path != null]) != 0
      },
      { for name in ["01-certificate"] : name => local.certificate_setup if var.certificate != null }
    )
  )

  sized_user_data_parts = merge(
    { for name, part in local.sized_first_boot_parts : "50-${name}" => part },
    {
      for name, part in {
        "60-user-data"        = var.user_data
        "90-cloudwatch-agent" = local.cloudwatch_agent
        "95-codedeploy-agent" = var.codedeploy_agent ? local.codedeploy_agent : ""
      } : name => part
      if part != ""
    }
  )

  sized_user_data_text = (
    length(local.sized_first_boot_parts) == 0 && !var.codedeploy_agent && var.cloudwatch_agent == null
    ? var.user_data
    : <<-EOT
      Content-Type: multipart/mixed; boundary="hanok-part"
      MIME-Version: 1.0

      ${join("", [for name, part in local.sized_user_data_parts : "--hanok-part\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"${name}\"\n\n${base64encode(part)}\n"])}--hanok-part--
    EOT
  )

  sized_user_data_bytes = nonsensitive(
    3 * floor(length(base64encode(local.sized_user_data_text)) / 4) -
    (
      (endswith(base64encode(local.sized_user_data_text), "=") ? 1 : 0) +
      (endswith(base64encode(local.sized_user_data_text), "==") ? 1 : 0)
    )
  )

  user_data_problems = [
    for bytes in [local.sized_user_data_bytes] :
    "user_data comes to ${bytes} bytes with all its parts; allowed: up to 16384 bytes. Fetch larger things from a bucket at first boot."
    if bytes > 16384
  ]

  tier_subnets = (
    contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].subnets : {}
  )

  subnet_range = (
    contains(keys(local.tier_subnets), var.zone) ? local.tier_subnets[var.zone].cidr_block : "0.0.0.0/0"
  )

  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )
}
