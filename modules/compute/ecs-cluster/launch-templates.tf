# Generated from src/compute/ecs-cluster/launch-templates.ts by `npm run modules`. Do not edit.

# A launch template per EC2 capacity provider, and what a container instance does at first boot.

locals {
  launch_plans = {
    for key, capacity in var.ec2 : key => {
      boot_script         = capacity.boot_script
      detailed_monitoring = capacity.detailed_monitoring
      device_name         = capacity.root_disk.device_name
      disk_size           = capacity.root_disk.size_gib
      image_id = (
        capacity.image_id == null ? data.aws_ssm_parameter.image[key].insecure_value : capacity.image_id
      )
      kms_key_arn        = capacity.root_disk.kms_key_arn
      name               = "${var.name}-${key}"
      security_group_ids = [for group in capacity.security_groups : group.id]
      tags               = merge(var.tags, { Name = "${var.name}-${key}" })
    }
  }

  # The agent's settings, written before it starts (it comes after cloud-init). An instance whose
  # agent is too old never joins: without its setting it would join the cluster `default`. The
  # version is that of ecs-init, which brings the agent along. The first lines have no effect but a
  # new template version, and so a refresh.
  agent_setup = <<-EOT
    #!/bin/bash
    # endpoints: ${jsonencode(var.endpoint_ids)}
    # refresh: ${var.refresh_token}
    set -eu
    agent=$(rpm -q --qf '%%{VERSION}' ecs-init) || agent=0
    if ! printf '1.25.1\n%s\n' "$agent" | sort -CV; then
      systemctl mask --now ecs
      echo "ECS agent $agent is older than 1.25.1: not joining ${aws_ecs_cluster.this.name}" > /dev/console
      exit 1
    fi
    cat >> /etc/ecs/ecs.config <<'END'
    ECS_CLUSTER=${aws_ecs_cluster.this.name}
    ECS_AWSVPC_BLOCK_IMDS=true
    ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
    END
  EOT
}

# The recommended image of each provider's family; read for an own image too, whose id may not be
# known yet.
data "aws_ssm_parameter" "image" {
  for_each = { for key, capacity in var.ec2 : key => capacity.image_family }

  name = "/aws/service/ecs/optimized-ami/${each.value}/recommended/image_id"
}

resource "aws_launch_template" "this" {
  for_each = local.launch_plans

  description            = "Container instances of the ECS cluster ${var.name}"
  image_id               = each.value.image_id
  name                   = each.value.name
  tags                   = each.value.tags
  update_default_version = true
  user_data              = base64encode("${local.agent_setup}${each.value.boot_script}\n")
  vpc_security_group_ids = each.value.security_group_ids

  block_device_mappings {
    device_name = each.value.device_name

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      kms_key_id            = each.value.kms_key_arn
      volume_size           = each.value.disk_size
      volume_type           = "gp3"
    }
  }

  iam_instance_profile {
    arn = one(aws_iam_instance_profile.this[*].arn)
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  monitoring {
    enabled = each.value.detailed_monitoring
  }

  tag_specifications {
    resource_type = "instance"
    tags          = each.value.tags
  }

  tag_specifications {
    resource_type = "volume"
    tags          = each.value.tags
  }
}
