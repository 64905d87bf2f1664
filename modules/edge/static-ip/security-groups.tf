# Generated from src/edge/static-ip/security-groups.ts by `npm run modules`. Do not edit.

# The Network Load Balancer's security group: in by the listeners' ports, out to the targets alone.

locals {
  has_own_group = var.topology != "global-accelerator" && length(var.security_groups) == 0

  tcp_ingress = [
    for listener, settings in var.listeners : {
      for client, range in merge({
        for range in sort(settings.clients) : range => range
      }, settings.named_clients) :
      "${listener}/${client}" => {
        listener = listener
        port     = settings.port
        protocol = "tcp"
        range    = range
      }
    }
    if local.has_own_group && settings.protocol != "udp"
  ]

  udp_ingress = [
    for listener, settings in var.listeners : {
      for client, range in merge({
        for range in sort(settings.clients) : range => range
      }, settings.named_clients) :
      "${listener}/udp/${client}" => {
        listener = listener
        port     = settings.port
        protocol = "udp"
        range    = range
      }
    }
    if local.has_own_group && contains(["udp", "tcp_udp"], settings.protocol)
  ]

  ingress = merge(concat(local.tcp_ingress, local.udp_ingress)...)

  # The targets' groups, or the network's ranges where none is known.
  target_security_groups = (
    var.topology == "nlb-alb"
    ? (var.load_balancer == null ? [] : var.load_balancer.security_groups)
    : var.target_security_groups
  )

  target_peers = concat(
    [for group in local.target_security_groups : { group_id = group.id, key = group.name, range = null }],
    [
      for range in var.network.cidr_blocks : { group_id = null, key = range, range = range }
      if length(local.target_security_groups) == 0
    ]
  )

  # Ports of targets by TCP: of requests, and of health checks, which are by TCP whatever the
  # requests are.
  check_ports = [
    for group in var.target_groups : tonumber(group.health_check.port)
    if group.health_check.port != null && group.health_check.port != "traffic-port"
  ]

  target_ports = distinct(
    var.topology == "nlb-alb"
    ? [for listener in var.listeners : listener.alb_port == null ? listener.port : listener.alb_port]
    : concat([
      for group in var.target_groups : group.port
      if group.protocol != "udp" ||
      group.health_check.port == null ||
      group.health_check.port == "traffic-port"
    ], local.check_ports)
  )

  tcp_egress = [
    for port in local.target_ports : {
      for peer in local.target_peers :
      "${port}-to-${peer.key}" => { peer = peer, port = port, protocol = "tcp" }
    }
    if local.has_own_group
  ]

  udp_target_ports = distinct([
    for group in var.target_groups : group.port
    if var.topology == "nlb-nginx" && group.protocol != "tcp"
  ])

  udp_egress = [
    for port in local.udp_target_ports : {
      for peer in local.target_peers :
      "udp-${port}-to-${peer.key}" => { peer = peer, port = port, protocol = "udp" }
    }
    if local.has_own_group
  ]

  egress = merge(concat(local.tcp_egress, local.udp_egress)...)

  front_groups = concat(
    [for group in var.security_groups : group if var.topology != "global-accelerator"],
    [
      for is_own in [local.has_own_group] : {
        arn    = one(aws_security_group.this[*].arn)
        id     = one(aws_security_group.this[*].id)
        name   = "${var.name}-nlb"
        vpc_id = var.network.vpc_id
      }
      if is_own
    ]
  )
}

resource "aws_security_group" "this" {
  count = local.has_own_group ? 1 : 0

  description = "Network Load Balancer ${var.name}"
  name        = "${var.name}-nlb"
  tags        = merge(var.tags, { Name = "${var.name}-nlb" })
  vpc_id      = var.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = local.ingress

  cidr_ipv4         = can(regex(":", each.value.range)) ? null : each.value.range
  cidr_ipv6         = can(regex(":", each.value.range)) ? each.value.range : null
  description       = "Clients of ${each.value.listener}"
  from_port         = each.value.port
  ip_protocol       = each.value.protocol
  security_group_id = one(aws_security_group.this[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-nlb-${each.value.listener}" })
  to_port           = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = local.egress

  cidr_ipv4                    = can(regex(":", each.value.peer.range)) ? null : each.value.peer.range
  cidr_ipv6                    = can(regex(":", each.value.peer.range)) ? each.value.peer.range : null
  description                  = "Targets and their health"
  from_port                    = each.value.port
  ip_protocol                  = each.value.protocol
  referenced_security_group_id = each.value.peer.group_id
  security_group_id            = one(aws_security_group.this[*].id)
  tags                         = merge(var.tags, { Name = "${var.name}-nlb-${each.value.peer.key}" })
  to_port                      = each.value.port
}
