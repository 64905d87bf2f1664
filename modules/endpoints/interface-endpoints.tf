# Generated from src/endpoints/interface-endpoints.ts by `npm run modules`. Do not edit.

# Interface endpoints of AWS's services: those that workloads need, and what the user says.

locals {
  # Those that workloads need, and the user's own settings over them.
  interface_settings = merge({
    for service in local.needed_services : service => {
      dns                = null
      ip_address_type    = null
      policy             = null
      private_dns        = null
      security_group_ids = null
      tiers              = null
      zones              = null
    }
    if !contains(["s3", "dynamodb"], service)
  }, var.interface_endpoints)

  interface_subnets = {
    for key, endpoint in local.interface_settings : key => merge([
      for tier in(endpoint.tiers == null ? local.tiers : sort(endpoint.tiers)) : {
        for zone, subnet in var.network.tiers[tier].subnets : zone => subnet.id
        if contains(
          endpoint.zones == null ? (var.zones == null ? [zone] : sort(var.zones)) : sort(endpoint.zones),
          zone
        )
      }
    ]...)
  }

  # Regions where some names begin otherwise.
  name_exceptions = {
    "cn-north-1" = {
      prefix = "cn.com.amazonaws"
      services = [
        "application-autoscaling",
        "appmesh-envoy-management",
        "athena",
        "autoscaling",
        "backup",
        "batch",
        "cassandra",
        "cloudcontrolapi",
        "cloudformation",
        "codedeploy-commands-secure",
        "databrew",
        "dms",
        "ebs",
        "ec2",
        "ecr.api",
        "ecr.dkr",
        "eks",
        "elasticache",
        "elasticbeanstalk",
        "elasticfilesystem",
        "elasticfilesystem-fips",
        "emr-containers",
        "execute-api",
        "fsx",
        "imagebuilder",
        "iot.data",
        "kinesis-streams",
        "lambda",
        "license-manager",
        "monitoring",
        "rds",
        "redshift",
        "redshift-data",
        "s3",
        "sagemaker.api",
        "sagemaker.featurestore-runtime",
        "sagemaker.runtime",
        "securityhub",
        "servicecatalog",
        "sqs",
        "states",
        "sts",
        "sync-states",
        "synthetics",
        "transcribe",
        "transcribestreaming",
        "transfer",
        "xray",
        "iotsitewise.api",
        "iotsitewise.data",
      ]
    }
    "cn-northwest-1" = {
      prefix = "cn.com.amazonaws"
      services = [
        "application-autoscaling",
        "appmesh-envoy-management",
        "athena",
        "autoscaling",
        "backup",
        "batch",
        "cassandra",
        "cloudcontrolapi",
        "cloudformation",
        "codedeploy-commands-secure",
        "databrew",
        "dms",
        "ebs",
        "ec2",
        "ecr.api",
        "ecr.dkr",
        "eks",
        "elasticache",
        "elasticbeanstalk",
        "elasticfilesystem",
        "elasticfilesystem-fips",
        "emr-containers",
        "execute-api",
        "fsx",
        "imagebuilder",
        "iot.data",
        "kinesis-streams",
        "lambda",
        "license-manager",
        "monitoring",
        "rds",
        "redshift",
        "redshift-data",
        "s3",
        "sagemaker.api",
        "sagemaker.featurestore-runtime",
        "sagemaker.runtime",
        "securityhub",
        "servicecatalog",
        "sqs",
        "states",
        "sts",
        "sync-states",
        "synthetics",
        "transcribe",
        "transcribestreaming",
        "transfer",
        "xray",
        "account",
        "polly",
        "workspaces",
      ]
    }
  }

  service_names = {
    for service, endpoint in local.interface_settings : service => join("", [
      contains(
        lookup(local.name_exceptions, var.region, { prefix = "com.amazonaws", services = [] }).services,
        service
      )
      ? lookup(local.name_exceptions, var.region, { prefix = "com.amazonaws", services = [] }).prefix
      : "com.amazonaws",
      ".${var.region}.${service}",
      service == "transcribe" && contains(["cn-north-1", "cn-northwest-1"], var.region) ? ".cn" : "",
    ])
  }

  private_names = {
    for service, endpoint in local.interface_settings :
    service => endpoint.private_dns == null
    ? var.private_dns && !contains(["dynamodb-streams"], service)
    : endpoint.private_dns
  }

  interface_endpoints = {
    for service, endpoint in local.interface_settings : service => {
      dns = (
        endpoint.dns == null
        ? (
          service == "s3" && local.private_names[service]
          ? [{ only_for_inbound_resolver = false, record_ip_type = null }]
          : []
        )
        : [endpoint.dns]
      )
      ip_address_type = (
        endpoint.ip_address_type == null ? var.ip_address_type : endpoint.ip_address_type
      )
      policy      = local.interface_policies[service]
      private_dns = local.private_names[service]
      security_group_ids = (
        endpoint.security_group_ids == null ? [local.group_id] : endpoint.security_group_ids
      )
      service_name   = local.service_names[service]
      service_region = null
      subnet_ids     = values(local.interface_subnets[service])
      tags           = merge(var.tags, { Name = "${var.name}-${service}" })
    }
  }
}
