# Generated from src/compute/ecs-cluster/capacity-providers.ts by `npm run modules`. Do not edit.

# The cluster's capacity providers by the keys that strategies use, and its default strategy.

locals {
  # Names by key, known when Terraform plans.
  capacity_provider_names = merge(
    {
      for provider in concat(var.fargate ? ["FARGATE"] : [], var.fargate_spot ? ["FARGATE_SPOT"] : []) :
      provider => provider
    },
    { for key, capacity in var.ec2 : key => "${var.name}-${key}" }
  )

  default_providers = (
    var.default_strategy == null ? (var.fargate ? ["FARGATE"] : keys(var.ec2)) : keys(var.default_strategy)
  )

  default_strategy = [
    for provider in local.default_providers : {
      base     = try(var.default_strategy[provider].base, 0)
      provider = local.capacity_provider_names[provider]
      weight   = try(var.default_strategy[provider].weight, 1)
    }
  ]
}

# Gives the cluster its providers; services that name one have to wait for this.
resource "aws_ecs_cluster_capacity_providers" "this" {
  capacity_providers = concat(
    concat(var.fargate ? ["FARGATE"] : [], var.fargate_spot ? ["FARGATE_SPOT"] : []),
    values({ for key, instance in aws_ecs_capacity_provider.this : key => instance.name })
  )
  cluster_name = aws_ecs_cluster.this.name

  dynamic "default_capacity_provider_strategy" {
    for_each = local.default_strategy

    content {
      base              = default_capacity_provider_strategy.value.base
      capacity_provider = default_capacity_provider_strategy.value.provider
      weight            = default_capacity_provider_strategy.value.weight
    }
  }
}
