# Generated from src/access/roles/boundary.ts by `npm run modules`. Do not edit.

# The permissions boundary: what no role of the block may do, whatever its policies say.

locals {
  denied_identity = [
    "account:*",
    "iam:Add*",
    "iam:Attach*",
    "iam:Change*",
    "iam:Create*",
    "iam:Deactivate*",
    "iam:Delete*",
    "iam:Detach*",
    "iam:Disable*",
    "iam:Enable*",
    "iam:PassRole",
    "iam:Put*",
    "iam:Remove*",
    "iam:Reset*",
    "iam:Resync*",
    "iam:Set*",
    "iam:Tag*",
    "iam:Untag*",
    "iam:Update*",
    "iam:Upload*",
    "identitystore:*",
    "organizations:*",
    "sso-directory:*",
    "sso:*",
    "sts:AssumeRole*",
    "sts:GetFederationToken",
    "ec2:AssociateIamInstanceProfile",
    "ec2:ModifyInstanceAttribute",
    "ec2:ReplaceIamInstanceProfileAssociation",
  ]

  denied_audit = [
    "access-analyzer:Delete*",
    "cloudtrail:Delete*",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:PutInsightSelectors",
    "cloudtrail:StopEventDataStoreIngestion",
    "cloudtrail:StopLogging",
    "cloudtrail:Update*",
    "config:Delete*",
    "config:PutConfigurationRecorder",
    "config:PutDeliveryChannel",
    "config:StopConfigurationRecorder",
    "ec2:DeleteFlowLogs",
    "guardduty:Delete*",
    "guardduty:Disassociate*",
    "guardduty:StopMonitoringMembers",
    "guardduty:UpdateDetector",
    "inspector2:Disable*",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:PutKeyPolicy",
    "kms:ScheduleKeyDeletion",
    "logs:Delete*",
    "logs:DisassociateKmsKey",
    "logs:PutRetentionPolicy",
    "logs:Unmask",
    "macie2:Disable*",
    "s3:PutAccountPublicAccessBlock",
    "s3:PutBucketPublicAccessBlock",
    "securityhub:BatchDisable*",
    "securityhub:Delete*",
    "securityhub:Disable*",
  ]

  denied_network = [
    "ec2:Accept*",
    "ec2:AssociateRouteTable",
    "ec2:AttachInternetGateway",
    "ec2:AttachVpnGateway",
    "ec2:AuthorizeSecurityGroup*",
    "ec2:Create*Gateway",
    "ec2:CreateNetworkAcl*",
    "ec2:CreateRoute*",
    "ec2:CreateSecurityGroup",
    "ec2:CreateSubnet*",
    "ec2:CreateTransitGateway*",
    "ec2:CreateVpc*",
    "ec2:CreateVpn*",
    "ec2:Delete*Gateway",
    "ec2:DeleteNetworkAcl*",
    "ec2:DeleteRoute*",
    "ec2:DeleteSecurityGroup",
    "ec2:DeleteSubnet*",
    "ec2:DeleteTransitGateway*",
    "ec2:DeleteVpc*",
    "ec2:DisassociateRouteTable",
    "ec2:EnableVgwRoutePropagation",
    "ec2:ModifyNetworkInterfaceAttribute",
    "ec2:ModifySecurityGroupRules",
    "ec2:ModifySubnetAttribute",
    "ec2:ModifyVpc*",
    "ec2:Replace*Acl*",
    "ec2:ReplaceRoute*",
    "ec2:RevokeSecurityGroup*",
  ]

  denied_tags = [
    "apprunner:*agResource",
    "application-autoscaling:*agResource",
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DeleteTags",
    "cloudwatch:*agResource",
    "codedeploy:*agResource",
    "ec2:CreateTags",
    "ec2:DeleteTags",
    "ecs:*agResource",
    "elasticloadbalancing:AddTags",
    "elasticloadbalancing:RemoveTags",
    "imagebuilder:*agResource",
    "logs:*agLogGroup",
    "logs:*agResource",
    "rds:AddTagsToResource",
    "rds:RemoveTagsFromResource",
    "ssm:AddTagsToResource",
    "ssm:RemoveTagsFromResource",
    "tag:TagResources",
    "tag:UntagResources",
  ]

  global_services = [
    "cloudfront:*",
    "globalaccelerator:*",
    "health:*",
    "iam:*",
    "route53:*",
    "route53domains:*",
    "shield:*",
    "sts:*",
    "support:*",
    "trustedadvisor:*",
    "waf:*",
  ]

  boundary_policy = jsonencode({
    Statement = [
      { Action = "*", Effect = "Allow", Resource = "*", Sid = "Ceiling" },
      { Action = local.denied_identity, Effect = "Deny", Resource = "*", Sid = "NoRights" },
      { Action = local.denied_audit, Effect = "Deny", Resource = "*", Sid = "NoBlindness" },
      { Action = local.denied_network, Effect = "Deny", Resource = "*", Sid = "NoNetworks" },
      { Action = local.denied_tags, Effect = "Deny", Resource = "*", Sid = "NoTags" },
      {
        Condition = { StringNotEquals = { "aws:RequestedRegion" = var.regions } }
        Effect    = "Deny"
        NotAction = local.global_services
        Resource  = "*"
        Sid       = "NoOtherRegion"
      },
    ]
    Version = "2012-10-17"
  })
}
