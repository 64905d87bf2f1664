# Generated from src/compute/ec2-instance/ec2-instance.ts by `npm run modules`. Do not edit.

output "allocation_id" {
  description = "Allocation id of the public address; null without one."
  value = (
    var.public_address == "own"
    ? (var.protect_address ? one(aws_eip.this[*].id) : one(aws_eip.unprotected[*].id))
    : var.allocation_id
  )
}

output "image_id" {
  description = "The image that the server started from."
  value       = var.image.id == null ? terraform_data.kept_image.output : var.image.id
}

output "instance_arn" {
  description = "The instance's ARN."
  value       = aws_instance.this.arn
}

output "instance_id" {
  description = "The instance's id."
  value       = aws_instance.this.id
}

output "private_ip" {
  description = "The server's private IPv4 address."
  value       = aws_instance.this.private_ip
}

output "public_ip" {
  description = "The server's public IPv4 address; null without one."
  value = (
    var.public_address == "own"
    ? (var.protect_address ? one(aws_eip.this[*].public_ip) : one(aws_eip.unprotected[*].public_ip))
    : one(data.aws_eip.brought[*].public_ip)
  )
}

output "reboot_alarm_arn" {
  description = "ARN of the alarm that reboots the server; null without one."
  value       = one(aws_cloudwatch_metric_alarm.reboot[*].arn)
}

output "recovery_alarm_arn" {
  description = "ARN of the alarm that recovers the server; null without one."
  value       = one(aws_cloudwatch_metric_alarm.recovery[*].arn)
}

output "role_arn" {
  description = "ARN of the server's role."
  value       = var.role == null ? one(aws_iam_role.this[*].arn) : var.role.arn
}

output "role_name" {
  description = "Name of the server's role, to attach further policies to."
  value       = var.role == null ? one(aws_iam_role.this[*].name) : var.role.name
}

output "server" {
  description = "The server as others take it: name, instance id, addresses, role."
  value = {
    instance_id = aws_instance.this.id
    name        = var.name
    private_ip  = aws_instance.this.private_ip
    public_ip = (
      var.public_address == "own"
      ? (var.protect_address ? one(aws_eip.this[*].public_ip) : one(aws_eip.unprotected[*].public_ip))
      : one(data.aws_eip.brought[*].public_ip)
    )
    role_arn  = var.role == null ? one(aws_iam_role.this[*].arn) : var.role.arn
    role_name = var.role == null ? one(aws_iam_role.this[*].name) : var.role.name
  }
}

output "volume_ids" {
  description = "Ids of the data volumes, by name."
  value = {
    for name, volume in var.volumes :
    name => var.protect_volumes ? aws_ebs_volume.this[name].id : aws_ebs_volume.unprotected[name].id
  }
}
