# Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}
