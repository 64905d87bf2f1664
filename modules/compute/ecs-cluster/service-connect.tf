# Generated from src/compute/ecs-cluster/service-connect.ts by `npm run modules`. Do not edit.

# Service Connect: the Cloud Map namespace that the cluster's services share.

resource "aws_service_discovery_http_namespace" "this" {
  count = (var.service_connect == null ? false : var.service_connect.namespace != null) ? 1 : 0

  description = "Service Connect of the ECS cluster ${var.name}"
  name        = var.service_connect.namespace
  tags        = merge(var.tags, { Name = var.name })
}
