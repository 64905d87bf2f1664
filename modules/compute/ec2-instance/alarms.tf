# Generated from src/compute/ec2-instance/alarms.ts by `npm run modules`. Do not edit.

# Alarms that mend the server.

resource "aws_cloudwatch_metric_alarm" "recovery" {
  count = var.recovery ? 1 : 0

  alarm_actions = concat([
    "arn:${split(":", aws_instance.this.arn)[1]}:automate:${split(":", aws_instance.this.arn)[3]}:ec2:recover",
  ], var.alarm_topics)
  alarm_description   = "The hardware below the server fails: it is recovered on another one."
  alarm_name          = "${var.name}-recover"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  dimensions = {
    InstanceId = aws_instance.this.id
  }
  evaluation_periods = 2
  metric_name        = "StatusCheckFailed_System"
  namespace          = "AWS/EC2"
  ok_actions         = var.alarm_topics
  period             = 60
  statistic          = "Maximum"
  tags               = merge(var.tags, { Name = "${var.name}-recover" })
  threshold          = 1
}

resource "aws_cloudwatch_metric_alarm" "reboot" {
  count = var.reboot ? 1 : 0

  alarm_actions = concat([
    "arn:${split(":", aws_instance.this.arn)[1]}:automate:${split(":", aws_instance.this.arn)[3]}:ec2:reboot",
  ], var.alarm_topics)
  alarm_description   = "The server does not answer the instance status check: it is rebooted."
  alarm_name          = "${var.name}-reboot"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  dimensions = {
    InstanceId = aws_instance.this.id
  }
  evaluation_periods = 3
  metric_name        = "StatusCheckFailed_Instance"
  namespace          = "AWS/EC2"
  ok_actions         = var.alarm_topics
  period             = 60
  statistic          = "Maximum"
  tags               = merge(var.tags, { Name = "${var.name}-reboot" })
  threshold          = 1
}
