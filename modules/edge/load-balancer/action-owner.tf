# Generated from src/edge/elastic-load-balancing/action-owner.ts by `npm run modules`. Do not edit.

# Who says where listeners and rules send requests: Terraform, or what deploys and moves weights or
# target groups between (CodeDeploy, ECS blue/green, a script for canaries).

locals {
  lb_listener_arns = merge(
    { for key, instance in aws_lb_listener.this : key => instance.arn },
    { for key, instance in aws_lb_listener.pipeline : key => instance.arn }
  )

  lb_listener_rule_arns = merge(
    { for key2, instance in aws_lb_listener_rule.this : key2 => instance.arn },
    { for key2, instance in aws_lb_listener_rule.pipeline : key2 => instance.arn }
  )
}

# Where Terraform decides whose they are: a switch without a move would delete every listener and
# make it anew.
resource "terraform_data" "action_owner" {
  input            = var.action_owner
  triggers_replace = var.listeners_moved

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == var.action_owner
      error_message = "The listeners are ${self.output}'s and would become ${var.action_owner}'s, deleted and made anew; allowed: a move. Declare moved { from, to } of each listener between aws_lb_listener.this[KEY] and aws_lb_listener.pipeline[KEY], and so for each aws_lb_listener_rule, where the module is called, and change listeners_moved in the same apply: see \"Who moves traffic\" in the module's README."
    }
  }
}
