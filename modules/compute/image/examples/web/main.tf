# A web server's image: Amazon Linux 2023, brought up to date and hardened, with nginx; built every Sunday where something
# has changed, and copied to a second region. Servers take it from the SSM parameter.

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

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name      = "images"
  cidr      = "10.70.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "build" {
  source = "../../../../network/security-group"

  name        = "image-build"
  description = "Servers that build images"
  network     = module.network.network

  egress = [
    { description = "Packages, Systems Manager, Image Builder", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "image" {
  source = "../../"

  name   = "web"
  region = var.region

  components = {
    update = { managed = "update-linux" }
    nginx = {
      description = "nginx, and a test that it answers"
      document    = <<-YAML
        name: nginx
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: install
                action: ExecuteBash
                inputs:
                  commands:
                    - dnf install -y nginx
                    - systemctl enable nginx
          - name: test
            steps:
              - name: answers
                action: ExecuteBash
                inputs:
                  commands:
                    - curl --fail --silent http://localhost/
      YAML
    }
    harden = { managed = "stig-build-linux-medium", parameters = { InstallPackages = "No" } }
  }
  order = ["update", "nginx", "harden"]

  network         = module.network.network
  tier            = "private"
  zone            = "${var.region}a"
  security_groups = [module.build.security_group_with_rules]
  instance_types  = ["t3.large", "m7i.large"]

  disk     = { size_gib = 12 }
  regions  = { "ap-northeast-1" = {} }
  schedule = { cron = "cron(0 3 ? * sun *)", timezone = "Asia/Seoul" }
  tests    = { timeout_minutes = 60 }
}

output "ssm_parameter" {
  description = "What servers take as their image's parameter."
  value       = module.image.ssm_parameter
}

output "recipe_version" {
  description = "The recipe's version, which follows from its content."
  value       = module.image.recipe_version
}
