# A fleet of Graviton servers from an image of one's own, with nginx and a version of the site, made from the company's
# base image. The fleet starts from the base image; start the pipeline of the output, and the next apply after its build
# replaces the servers by those of the image.

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
  description = "The company's base image, for arm64. Default: the newest Amazon Linux 2023."
  type        = string
  default     = null
}

variable "site_version" {
  description = "The version of the site that images have."
  type        = string
  default     = "1.4.2"
}

data "aws_caller_identity" "current" {}

data "aws_ssm_parameter" "amazon_linux" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

locals {
  base_image_id = coalesce(var.base_image_id, data.aws_ssm_parameter.amazon_linux.insecure_value)
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

module "artefacts" {
  source = "../../../../data/bucket"

  name          = "shop-artefacts-${data.aws_caller_identity.current.account_id}"
  force_destroy = true
}

resource "aws_s3_object" "site" {
  bucket       = module.artefacts.bucket.name
  key          = "site/${var.site_version}.html"
  content      = "<!doctype html><title>Shop</title><p>Version ${var.site_version}</p>"
  content_type = "text/html"
}

module "image" {
  source = "../../"

  name             = "shop-web"
  region           = var.region
  parent           = { architecture = "arm64", image_id = local.base_image_id }
  initial_image_id = local.base_image_id

  components = {
    web = {
      document   = <<-YAML
        name: web
        schemaVersion: 1.0
        parameters:
          - Version:
              type: string
              description: The site's version.
        phases:
          - name: build
            steps:
              - name: nginx
                action: ExecuteBash
                inputs:
                  commands: ["dnf install -y nginx", "systemctl enable nginx"]
              - name: site
                action: S3Download
                inputs:
                  - source: s3://${module.artefacts.bucket.name}/site/{{ Version }}.html
                    destination: /usr/share/nginx/html/index.html
      YAML
      parameters = { Version = var.site_version }
    }
  }
  statements = {
    artefacts = { actions = ["s3:GetObject"], resources = ["${module.artefacts.bucket.arn}/site/*"] }
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
