# Generated from src/edge/gateway-load-balancer/gateway-load-balancer.ts by `npm run modules`. Do not edit.

# A Gateway Load Balancer in front of virtual appliances: firewalls, intrusion detection,
# inspection. Packets of other VPCs come by endpoints (`edge/gateway-load-balancer/endpoints`) of
# its endpoint service (`endpoints/service`), pass an appliance, and go back where they came from.
#
# rules.tf         What is refused: lists of problems that preconditions and checks tell, and steps
#                  of the variables' validations.
# target-group.tf  The appliances' target group (Elastic Load Balancing, "Target groups for your
#                  Gateway Load Balancers").
# targets.tf       The appliances that are registered, one by one.

locals {
  subnets = {
    for zone, subnet in var.network.tiers[var.tier].subnets : zone => subnet
    if var.zones == null ? true : contains(var.zones, zone)
  }
}

resource "aws_lb" "this" {
  enable_cross_zone_load_balancing = var.cross_zone
  enable_deletion_protection       = var.deletion_protection
  ip_address_type                  = var.ip_address_type
  load_balancer_type               = "gateway"
  name                             = var.name
  subnets                          = [for subnet in local.subnets : subnet.id]
  tags                             = merge(var.tags, { Name = var.name })
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  tags              = merge(var.tags, { Name = var.name })

  default_action {
    target_group_arn = aws_lb_target_group.this.arn
    type             = "forward"
  }
}
