# A database that is made from a snapshot, with everything turned off that can be. In a state of its own: a snapshot counts
# at first only.
# Planned and not applied: `terraform test` applies no root module whose ephemeral variable is not set (Terraform 1.11). What
# AWS would say is said while planning.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_security_group" {
    defaults = {
      id  = "sg-0123456789abcdef0"
      arn = "arn:aws:ec2:ap-northeast-2:123456789012:security-group/sg-0123456789abcdef0"
    }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/shop-monitoring" }
  }
  mock_resource "aws_db_instance" {
    defaults = {
      arn                = "arn:aws:rds:ap-northeast-2:123456789012:db:shop"
      address            = "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com"
      endpoint           = "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com:5432"
      resource_id        = "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      master_user_secret = [{ kms_key_id = "", secret_arn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:rds!db-1-AbCdEf", secret_status = "active" }]
    }
  }
}

override_resource {
  target          = terraform_data.password
  override_during = plan
  values          = { output = "managed" }
}

override_resource {
  target          = terraform_data.major_version
  override_during = plan
  values          = { output = "17" }
}

variables {
  name = "shop"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      data = {
        kind = "isolated"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24" }
        }
      }
    }
  }
  tier           = "data"
  engine         = "postgres"
  engine_version = "17"
  instance_class = "db.m7g.large"
}

run "from_a_snapshot" {
  command = plan

  override_resource {
    target          = terraform_data.major_version
    override_during = plan
    values          = { output = "8.4" }
  }

  variables {
    engine              = "mysql"
    engine_version      = "8.4"
    snapshot_identifier = "shop-final"
    database_name       = "shop"
    final_snapshot      = { identifier = "shop-final-2" }
    multi_az            = false
    zone                = "ap-northeast-2a"
    monitoring_seconds  = 0
    insights            = { enabled = false }
    logs                = { exports = [] }
    force_tls           = false
  }

  assert {
    condition     = aws_db_instance.this.snapshot_identifier == "shop-final" && aws_db_instance.this.final_snapshot_identifier == "shop-final-2"
    error_message = "made from the one, ended by the other"
  }
  assert {
    condition     = length(aws_iam_role.monitoring) == 0 && length(aws_cloudwatch_log_group.this) == 0 && length(aws_db_parameter_group.this.parameter) == 0
    error_message = "nothing that was turned off"
  }
  assert {
    condition     = aws_db_parameter_group.this.family == "mysql8.4"
    error_message = aws_db_parameter_group.this.family
  }
}
