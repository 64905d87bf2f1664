/**
 * The permissions boundary: what no role of the block may do, whatever its policies say. Ways to more rights: IAM User Guide, "Permissions
 * boundaries for IAM entities" and "Grant a user permissions to pass a role to an AWS service".
 */
import type { Construct } from "constructs";
import { charactersUpTo, MANAGED_POLICY } from "../../compute/policy/limits";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { manyNames, problemsWhere, statement } from "./documents";
import { scoped } from "./scope";

/** Rights, identities, and other roles' sessions; the boundary itself among them. Reading IAM is left. */
const IDENTITY = [
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
  // another profile, or other user data, is another role's session
  "ec2:AssociateIamInstanceProfile",
  "ec2:ModifyInstanceAttribute",
  "ec2:ReplaceIamInstanceProfileAssociation",
];

/** Records of what happened, and what watches over it. */
const AUDIT = [
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
];

/** Ranges, routes, groups and ways in and out. */
const NETWORK = [
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
];

/** Tags say what a role may touch: who sets them chooses. */
const TAGS = [
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
];

/** Services with one endpoint for the world (IAM User Guide, "AWS: Denies access to AWS based on the requested Region"). */
const GLOBAL = [
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
];

const needs = [scoped] as const;
const inputs = {
  permissionsBoundary: t
    .pattern(
      "arn:aws(-[a-z]+)*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9_+=,.@/-]+",
      "the ARN of an IAM policy",
      "arn:aws:iam::123456789012:policy/people",
      ["people", "arn:aws:iam::123456789012:role/people", "*"],
    )
    .describe("A permissions boundary of your own, in place of the one that is made here.")
    .optional(),
};
type BoundaryInputs = t.InputsOf<typeof inputs, typeof needs>;

export const boundary = t.concern({
  needs,
  inputs,
  rules: [
    {
      name: "boundary_problems",
      problems: (inputs, step, spell, scope) =>
        problemsWhere(x.isNull(inputs.permissionsBoundary), () =>
          t.overLimit(
            x.str`the permissions boundary of ${x.length(inputs.regions)} ${spell("regions")}`,
            step("boundary_characters", t.policyCharacters(boundaryPolicy(scope, inputs))),
            charactersUpTo(MANAGED_POLICY, "Name fewer regions, or a boundary of your own."),
          ),
        ),
      refused: [{ regions: manyNames(300, (index) => `ap-northeast-${index}`) }],
    },
  ],
});

/** Everything within the regions, but rights, records, networks and tags. */
export function boundaryPolicy(scope: Construct, { regions }: BoundaryInputs): Expr<string> {
  const denied = (sid: string, name: string, actions: readonly string[]) =>
    statement({
      Sid: sid,
      Effect: "Deny",
      Action: table(scope, name, actions),
      Resource: "*",
    });
  const document = policyDocument(
    x.items([
      statement({ Sid: "Ceiling", Effect: "Allow", Action: "*", Resource: "*" }),
      denied("NoRights", "denied_identity", IDENTITY),
      denied("NoBlindness", "denied_audit", AUDIT),
      denied("NoNetworks", "denied_network", NETWORK),
      denied("NoTags", "denied_tags", TAGS),
      statement({
        Sid: "NoOtherRegion",
        Effect: "Deny",
        NotAction: table(scope, "global_services", GLOBAL),
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": regions } },
      }),
    ]),
  );
  return local(scope, "boundary_policy", document);
}
