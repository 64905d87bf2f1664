# Generated from src/compute/ec2-fleet/launch-template.ts by `npm run modules`. Do not edit.

# The launch template: what every instance of the fleet is.

locals {
  cloudwatch_files = var.cloudwatch_agent == null ? [] : [
    for log in var.cloudwatch_agent.logs : {
      file_path       = log.path
      log_group_name  = split(":", log.log_group_arn)[6]
      log_stream_name = "{instance_id}"
    }
  ]

  cloudwatch_metrics = var.cloudwatch_agent == null ? null : {
    aggregation_dimensions = [["AutoScalingGroupName"]]
    append_dimensions      = { InstanceId = "$${aws:InstanceId}" }
    metrics_collected = {
      disk = {
        append_dimensions = { AutoScalingGroupName = var.name }
        measurement       = ["used_percent"]
        resources         = var.cloudwatch_agent.disks
      }
      mem = {
        append_dimensions = { AutoScalingGroupName = var.name }
        measurement       = ["mem_used_percent"]
      }
    }
    namespace = var.cloudwatch_agent.namespace
  }

  cloudwatch_configuration = var.cloudwatch_agent == null ? "" : jsonencode(merge(
    {
      agent   = { metrics_collection_interval = var.cloudwatch_agent.interval_seconds }
      metrics = local.cloudwatch_metrics
    },
    {
      for member, value in {
        logs = length(local.cloudwatch_files) == 0 ? null : {
          logs_collected = { files = { collect_list = local.cloudwatch_files } }
        }
      } : member => value
      if value != null
    }
  ))

  cloudwatch_agent = (
    var.cloudwatch_agent == null
    ? ""
    : <<-EOT
      #!/bin/bash
      # installs the CloudWatch agent with its configuration
      set -euo pipefail

      dnf install -y amazon-cloudwatch-agent
      home=/opt/aws/amazon-cloudwatch-agent
      cat > "$home/etc/hanok.json" <<'END'
      ${local.cloudwatch_configuration}
      END
      "$home/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$home/etc/hanok.json"
    EOT
  )

  codedeploy_agent = <<-EOT
    #!/bin/bash
    # installs the CodeDeploy agent from the region's own bucket
    set -euo pipefail

    metadata=http://169.254.169.254/latest
    token=$(curl -fsS --retry 5 --retry-connrefused -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$metadata/api/token")
    ask() { curl -fsS --retry 5 -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
    AWS_REGION=$(ask placement/region)
    domain=$(ask services/domain)
    export AWS_REGION

    dnf install -y ruby wget
    cd "$(mktemp -d)"
    curl -fsS --retry 5 -o install "https://aws-codedeploy-$AWS_REGION.s3.$AWS_REGION.$domain/latest/install"
    chmod +x install
    ./install auto
    systemctl enable --now codedeploy-agent
    systemctl is-active --quiet codedeploy-agent
  EOT

  user_data_parts = merge(
    { for name, part in var.user_data_parts : "50-${name}" => part },
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
    length(var.user_data_parts) == 0 && !var.codedeploy_agent && var.cloudwatch_agent == null
    ? var.user_data
    : <<-EOT
      Content-Type: multipart/mixed; boundary="hanok-part"
      MIME-Version: 1.0

      ${join("", [for name, part in local.user_data_parts : "--hanok-part\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"${name}\"\n\n${base64encode(part)}\n"])}--hanok-part--
    EOT
  )

  image_id  = var.image.id == null ? data.aws_ssm_parameter.image.insecure_value : var.image.id
  user_data = base64encode(local.user_data_text)
}

data "aws_ssm_parameter" "image" {
  name = (
    var.image.parameter == null
    ? "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.image.architecture}"
    : var.image.parameter
  )
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

resource "aws_launch_template" "this" {
  description            = "Instances of the fleet ${var.name}"
  image_id               = local.image_id
  instance_type          = var.instance_types[0]
  key_name               = one(aws_key_pair.this[*].key_name)
  name                   = var.name
  tags                   = merge(var.tags, { Name = var.name })
  update_default_version = true
  user_data              = local.user_data_text == "" ? null : local.user_data

  block_device_mappings {
    device_name = var.root_disk.device_name

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      iops                  = var.root_disk.iops
      kms_key_id            = var.root_disk.kms_key_arn
      throughput            = var.root_disk.throughput
      volume_size           = var.root_disk.size_gib
      volume_type           = "gp3"
    }
  }

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  monitoring {
    enabled = var.detailed_monitoring
  }

  network_interfaces {
    associate_public_ip_address = var.public_address ? "true" : "false"
    delete_on_termination       = "true"
    device_index                = 0
    security_groups             = [for group in var.security_groups : group.id]
  }

  tag_specifications {
    resource_type = "instance"
    tags          = merge(var.tags, { Name = var.name })
  }

  tag_specifications {
    resource_type = "volume"
    tags          = merge(var.tags, { Name = var.name })
  }

  tag_specifications {
    resource_type = "network-interface"
    tags          = merge(var.tags, { Name = var.name })
  }

  dynamic "hibernation_options" {
    for_each = [
      for pool in [for item in [var.warm_pool] : item if item != null] : true
      if pool.state == "Hibernated"
    ]

    content {
      configured = hibernation_options.value
    }
  }
}
