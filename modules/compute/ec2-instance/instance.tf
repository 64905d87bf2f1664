# Generated from src/compute/ec2-instance/instance.ts by `npm run modules`. Do not edit.

# The instance itself: IMDSv2 alone, encrypted disks, no address but those that are asked for.

locals {
  # The script that mounts data volumes; its last lines are a call for each of them.
  mount_script = chomp(<<-EOT
    #!/bin/bash
    # mounts the data volumes by their ids
    set -euo pipefail
    mount_volume() {
      local device=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_$2 path=$3 type=$4 found=0
      for _ in $(seq 120); do
        [ -e "$device" ] && break
        sleep 5
      done
      blkid -p "$device" > /dev/null || found=$?
      # 2: no sign of a file system, a partition table or anything else
      if [ "$found" = 2 ] && cmp -s -n 1048576 "$device" /dev/zero; then
        "mkfs.$type" -q "$device"
      elif [ "$found" != 0 ]; then
        echo "$1 is not there, or holds what blkid does not know: left alone" >&2
        return 1
      fi
      mkdir -p "$path"
      if ! grep -q " $path " /etc/fstab; then
        echo "$device $path $type defaults,nofail,x-systemd.growfs 0 2" >> /etc/fstab
      fi
      systemctl daemon-reload
      mountpoint -q "$path" || mount "$path"
    }
  EOT
  )

  mount_lines = join("", [
    for name, volume in var.volumes : "mount_volume ${name} ${replace(
      var.protect_volumes ? aws_ebs_volume.this[name].id : aws_ebs_volume.unprotected[name].id,
      "-",
      ""
    )} ${volume.mount_path} ${volume.file_system}\n"
    if volume.mount_path != null
  ])

  first_boot_parts = merge(
    var.user_data_parts,
    merge(
      {
        for name in ["00-volumes"] : name => "${local.mount_script}\n${local.mount_lines}"
        if length([for name, volume in var.volumes : name if volume.mount_path != null]) != 0
      },
      { for name in ["01-certificate"] : name => local.certificate_setup if var.certificate != null }
    )
  )

  user_data_parts = merge(
    { for name, part in local.first_boot_parts : "50-${name}" => part },
    {
      for name, part in {
        "60-user-data"        = var.user_data
        "90-cloudwatch-agent" = local.cloudwatch_agent
        "95-codedeploy-agent" = var.codedeploy_agent ? local.codedeploy_agent : ""
      } : name => part
      if part != ""
    }
  )

  user_data_text = (
    length(local.first_boot_parts) == 0 && !var.codedeploy_agent && var.cloudwatch_agent == null
    ? var.user_data
    : <<-EOT
      Content-Type: multipart/mixed; boundary="hanok-part"
      MIME-Version: 1.0

      ${join("", [for name, part in local.user_data_parts : "--hanok-part\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"${name}\"\n\n${base64encode(part)}\n"])}--hanok-part--
    EOT
  )

  user_data = base64encode(local.user_data_text)
}

resource "aws_key_pair" "this" {
  count = var.key_pair != null ? 1 : 0

  key_name_prefix = "${var.name}-"
  public_key      = var.key_pair.public_key
  tags            = merge(var.tags, { Name = var.name })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_instance" "this" {
  ami = var.image.id == null ? terraform_data.kept_image.output : var.image.id
  associate_public_ip_address = (
    var.public_address == "none" && var.network.tiers[var.tier].kind == "public"
  ) ? false : null
  disable_api_termination     = var.termination_protection
  iam_instance_profile        = aws_iam_instance_profile.this.name
  instance_type               = var.instance_type
  key_name                    = one(aws_key_pair.this[*].key_name)
  monitoring                  = var.detailed_monitoring
  private_ip                  = var.private_ip
  subnet_id                   = var.network.tiers[var.tier].subnets[var.zone].id
  tags                        = merge(var.tags, { Name = var.name })
  user_data_base64            = local.user_data_text == "" ? null : local.user_data
  user_data_replace_on_change = var.replace_on_user_data
  vpc_security_group_ids      = [for group in var.security_groups : group.id]

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  root_block_device {
    delete_on_termination = true
    encrypted             = true
    iops                  = var.root_disk.iops == null ? 3000 : var.root_disk.iops
    kms_key_id            = var.root_disk.kms_key_arn
    tags                  = merge(var.tags, { Name = var.name })
    throughput            = var.root_disk.throughput == null ? 125 : var.root_disk.throughput
    volume_size           = var.root_disk.size_gib
    volume_type           = "gp3"
  }

  depends_on = [
    aws_iam_role_policy.session_manager,
    aws_iam_role_policy.cloudwatch_agent,
    aws_iam_role_policy.application,
  ]
}
