# Generated from src/compute/ec2-instance/volumes.ts by `npm run modules`. Do not edit.

# Data volumes, keyed by name and depending on nothing of the server's but its zone: whatever
# becomes of the server, they stay.

resource "aws_ebs_volume" "this" {
  for_each = { for name, volume in var.volumes : name => volume if var.protect_volumes }

  availability_zone = var.zone
  encrypted         = true
  final_snapshot    = var.final_snapshot
  iops              = each.value.iops == null ? 3000 : each.value.iops
  kms_key_id        = each.value.kms_key_arn
  size              = each.value.size_gib
  snapshot_id       = each.value.snapshot_id
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
  throughput = (
    each.value.type == "gp3" ? (each.value.throughput == null ? 125 : each.value.throughput) : null
  )
  type = each.value.type

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_ebs_volume" "unprotected" {
  for_each = { for name, volume in var.volumes : name => volume if !var.protect_volumes }

  availability_zone = var.zone
  encrypted         = true
  final_snapshot    = var.final_snapshot
  iops              = each.value.iops == null ? 3000 : each.value.iops
  kms_key_id        = each.value.kms_key_arn
  size              = each.value.size_gib
  snapshot_id       = each.value.snapshot_id
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
  throughput = (
    each.value.type == "gp3" ? (each.value.throughput == null ? 125 : each.value.throughput) : null
  )
  type = each.value.type
}

# Amazon EBS User Guide, "Detach an Amazon EBS volume from an Amazon EC2 instance": unmounted or
# stopped first.
resource "aws_volume_attachment" "this" {
  for_each = var.volumes

  device_name                    = each.value.device_name
  instance_id                    = aws_instance.this.id
  stop_instance_before_detaching = true
  volume_id = (
    var.protect_volumes ? aws_ebs_volume.this[each.key].id : aws_ebs_volume.unprotected[each.key].id
  )
}
