# Generated from src/compute/ecs-service/cluster.ts by `npm run modules`. Do not edit.

# Which service it is, by its name, its cluster and its tags, and where that is.

locals {
  partition             = split(":", var.cluster.arn)[1]
  region                = split(":", var.cluster.arn)[3]
  account               = split(":", var.cluster.arn)[4]
  ecs_arn               = "arn:${local.partition}:ecs:${local.region}:${local.account}"
  elasticfilesystem_arn = "arn:${local.partition}:elasticfilesystem:${local.region}:${local.account}"
  ec2_arn               = "arn:${local.partition}:ec2:${local.region}:${local.account}"
}
