# Generated from src/endpoints/gateway-policies.ts by `npm run modules`. Do not edit.

# The policies of gateway endpoints: by default the least, where it is known what that is.

locals {
  reads_layers    = anytrue([for settings in var.workloads : settings.private_images])
  called_services = flatten([for settings in var.workloads : settings.services])

  gateway_reads = {
    for service, gateway in local.gateway_settings : service => concat(
      flatten([
        for use in distinct(concat(
          service == "s3" && local.reads_layers ? ["ecr_layers"] : [],
          sort(gateway.aws_buckets)
        )) : local.aws_buckets[use]
      ]),
      [for bucket in gateway.anonymous_reads : "${bucket}/*"]
    )
  }

  data_actions = {
    dynamodb = [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:UpdateItem",
    ]
    s3 = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetEncryptionConfiguration",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]
  }

  gateway_statements = {
    for service, gateway in local.gateway_settings : service => concat(
      length(local.gateway_reads[service]) == 0 ? [] : [
        {
          Action    = "s3:GetObject"
          Effect    = "Allow"
          Principal = "*"
          Resource  = local.gateway_reads[service]
        },
      ],
      length(gateway.resources) == 0 ? [] : [
        for keys in local.perimeter : {
          Action    = local.data_actions[service]
          Condition = { StringEquals = keys }
          Effect    = "Allow"
          Principal = "*"
          Resource = flatten([
            for resource in gateway.resources :
            [resource, "${resource}${ { dynamodb = "/index/*", s3 = "/*" }[service]}"]
          ])
        }
      ]
    )
  }

  narrowed_gateways = {
    for service, gateway in local.gateway_settings :
    service => length(gateway.resources) != 0 ||
    length(gateway.aws_buckets) != 0 ||
    length(gateway.anonymous_reads) != 0 ||
    service == "s3" && local.reads_layers && !contains(local.called_services, service)
  }

  gateway_modes = {
    for service, gateway in local.gateway_settings :
    service => gateway.policy == null
    ? (local.narrowed_gateways[service] ? "least" : "perimeter")
    : gateway.policy
  }

  gateway_policies = {
    for service, mode in local.gateway_modes :
    service => mode == "full"
    ? jsonencode({
      Statement = [{ Action = "*", Effect = "Allow", Principal = "*", Resource = "*" }]
      Version   = "2012-10-17"
    })
    : (
      mode == "least" ? jsonencode({ Statement = local.gateway_statements[service], Version = "2012-10-17" })
      : mode == "perimeter"
      ? jsonencode({
        Statement = concat(
          local.within_perimeter[contains(["s3", "ssm"], service) ? service : "others"],
          length(local.gateway_reads[service]) == 0 ? [] : [
            {
              Action    = "s3:GetObject"
              Effect    = "Allow"
              Principal = "*"
              Resource  = local.gateway_reads[service]
            },
          ]
        )
        Version = "2012-10-17"
      })
      : mode
    )
  }
}
