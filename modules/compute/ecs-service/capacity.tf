# Generated from src/compute/ecs-service/capacity.ts by `npm run modules`. Do not edit.

# What tasks run on: Fargate or container instances, by which of the cluster's capacity providers.

locals {
  # FARGATE, or the only EC2 provider; none where the cluster has no such provider.
  ec2_providers = [
    for provider in keys(var.cluster.capacity_provider_names) : provider
    if !contains(["FARGATE", "FARGATE_SPOT"], provider)
  ]

  capacity_providers = (
    var.strategy == null
    ? [
      for provider in keys(var.cluster.capacity_provider_names) : provider
      if var.launch_type == "fargate"
      ? provider == "FARGATE"
      : contains(local.ec2_providers, provider) && length(local.ec2_providers) == 1
    ]
    : keys(var.strategy)
  )

  strategy = [
    for key in local.capacity_providers : {
      base     = try(var.strategy[key].base, 0)
      provider = var.cluster.capacity_provider_names[key]
      weight   = try(var.strategy[key].weight, 1)
    }
  ]
}
