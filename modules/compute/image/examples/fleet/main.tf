# A fleet of Graviton servers from an image of one's own, made from the company's base image: the fleet starts with what
# the parameter holds at first, and with each new image at the next apply after its build.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "region" {
  description = "The region to build in."
  type        = string
  default     = "ap-northeast-2"
}

variable "base_image_id" {
  description = "The company's base image."
  type        = string
  default     = "ami-0123456789abcdef0"
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.71.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  nat       = { mode = "per_zone" }
  flow_logs = { destination = "none" }
}

module "servers" {
  source = "../../../../network/security-group"

  name        = "shop-servers"
  description = "Build servers and web servers"
  network     = module.network.network

  egress = [
    { description = "Packages and AWS APIs", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "image" {
  source = "../../"

  name             = "shop-web"
  region           = var.region
  parent           = { architecture = "arm64", image_id = var.base_image_id }
  initial_image_id = var.base_image_id

  components = {
    web = {
      document   = <<-YAML
        name: web
        schemaVersion: 1.0
        parameters:
          - Version:
              type: string
              description: The application's version.
        phases:
          - name: build
            steps:
              - name: fetch
                action: S3Download
                inputs:
                  - source: s3://shop-artefacts/web-{{ Version }}.rpm
                    destination: /tmp/web.rpm
              - name: install
                action: ExecuteBash
                inputs:
                  commands: ["dnf install -y /tmp/web.rpm"]
      YAML
      parameters = { Version = "1.4.2" }
    }
  }
  statements = {
    artefact = { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::shop-artefacts/web-*"] }
  }

  network         = module.network.network
  tier            = "private"
  zone            = "${var.region}a"
  security_groups = [module.servers.security_group_with_rules]
}

module "fleet" {
  source = "../../../ec2-fleet"

  name            = "shop-web"
  network         = module.network.network
  tier            = "private"
  security_groups = [module.servers.security_group_with_rules]
  image           = { architecture = "arm64", parameter = module.image.ssm_parameter }
  instance_types  = ["t4g.small"]
  min_size        = 2
  max_size        = 4
}

output "pipeline_arn" {
  description = "Who starts it builds the next image."
  value       = module.image.pipeline_arn
}

output "image_id" {
  description = "The image that servers start from."
  value       = module.fleet.image_id
}
