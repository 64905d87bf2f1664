/** Which instances a deployment group has, and what the agent on them may do. */

import type { CodedeployDeploymentGroupEc2TagSet } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { ApplicationInputs, Place } from "./application";
import { policyOf, roleArn, roleName, type Statements } from "./policies";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": Auto Scaling groups in a deployment group. */
const MOST_FLEETS = 10;

/** AWS CodeDeploy User Guide, "Tagging instances for deployment groups": three tag groups of ten tags each. */
const MOST_TAG_GROUPS = 3;

const MOST_TAGS = 10;

export const FLEET = {
  autoScalingGroupName: "shop-web",
  roleName: "shop-web",
  roleArn: "arn:aws:iam::123456789012:role/shop-web",
};

export const TAGS = { web: [{ key: "Role", value: "web" }] };

/** What modules/compute/ec2-fleet gives: an object type of our own, since that family is not imported here. */
const fleet = t
  .shape("CodeDeployFleet", {
    name: t.text().describe("A label.").optional(),
    autoScalingGroupName: t
      .text()
      .describe("The Auto Scaling group's name.")
      .length({ min: 1 })
      .example("shop-web"),
    autoScalingGroupArn: t.text().describe("Not used here: a part of what a fleet gives.").optional(),
    roleName: roleName().describe("The instances' role by name: it is let read the revisions."),
    roleArn: roleArn().describe(
      "The instances' role: it is what a copied group's instances get, with blue/green.",
    ),
    securityGroupIds: t
      .listOf(t.text(), "id")
      .describe("Not used here: a part of what a fleet gives.")
      .default([]),
  })
  .describe("An Auto Scaling group whose instances run the agent.")
  .example(FLEET);

const manyFleets = t.keyed(fleet, "fleet").length({ max: MOST_FLEETS });

const filter = t
  .shape("CodeDeployTagFilter", {
    key: t.text().describe("The tag's key.").length({ min: 1 }).optional(),
    value: t.text().describe("The tag's value.").optional(),
  })
  .rule(t.atLeastOneOf("key", "value"))
  .describe("A tag that an instance has: by key and value, or by one of them.")
  .example({ key: "Role", value: "web" });

type TagFilter = t.Infer<typeof filter>;

const tagGroup = t.listOf(filter, "filter").length({ min: 1, max: MOST_TAGS, of: "tag" });

const tagGroups = t
  .keyed(tagGroup.example([{ key: "Role", value: "web" }]), "group")
  .length({ max: MOST_TAG_GROUPS, of: "tag group" });

const inputs = {
  fleets: manyFleets
    .describe(
      "Auto Scaling groups by key; instances that they start get the last revision before they serve.",
    )
    .default({}),
  instanceTags: tagGroups
    .describe(
      'Single servers by their tags: an instance that has one tag of every group belongs to the deployment group (AWS CodeDeploy User Guide, "Tagging instances for deployment groups").',
    )
    .default({}),
  instanceRoles: t
    .keyed(roleName(), "role")
    .describe(
      "Roles of the servers by name, under lasting keys, which are let read revisions; those of fleets are.",
    )
    .default({}),
  agentByEndpoint: t
    .flag(
      'Whether the agents reach CodeDeploy by the VPC endpoint codedeploy-commands-secure; they then sign by the instance\'s role (AWS CodeDeploy User Guide, "Use CodeDeploy with Amazon Virtual Private Cloud").',
    )
    .default(false),
};
type InstanceInputs = t.InputsOf<typeof inputs>;

export const instances = t.concern({
  inputs,
  rules: [
    {
      on: "fleets",
      test: ({ fleets, instanceTags }) => x.or(x.not(x.isEmpty(fleets)), x.not(x.isEmpty(instanceTags))),
      message: (_, spell) =>
        x.str`fleets is empty, as is ${spell("instanceTags")}; allowed: one fleet or one group of tags at least.`,
      refused: [{ fleets: {} }],
    },
  ],
});

/** The fleets' Auto Scaling groups. */
export const groupNames = ({ fleets }: InstanceInputs): Expr<string[]> =>
  x.listFrom(fleets, ["key", "fleet"], (_, { autoScalingGroupName }) => autoScalingGroupName);

/**
 * What the agent on an instance does beyond what the instance's role lets it do already: read this application's
 * revisions, and fetch itself from AWS's bucket in the region.
 */
export function instancePolicies(
  scope: Construct,
  inputs: InstanceInputs & ApplicationInputs,
  place: Place,
): Expr<string> {
  const document = policyOf(scope, "instance", agentStatements(inputs, place));
  forEach(scope, IamRolePolicy, "iam_role_policy_instance", rolesOf(scope, inputs), ({ key, value }) => ({
    // one role may have the policies of several deployment groups
    name: x.str`codedeploy-${inputs.name}-${key}`,
    role: value,
    policy: document,
  }));
  return document;
}

/** Roles by keys that are known when Terraform plans. */
function rolesOf(scope: Construct, { fleets, instanceRoles }: InstanceInputs): Expr<Record<string, string>> {
  const ofFleets = x.mapFrom(fleets, ["key", "fleet"], (key, { roleName }) => ({
    key: x.str`fleet-${key}`,
    value: roleName,
  }));
  const ofServers = x.mapFrom(instanceRoles, ["key", "role"], (key, role) => ({
    key: x.str`role-${key}`,
    value: role,
  }));
  return local(scope, "instance_roles", x.merge(ofFleets, ofServers));
}

function agentStatements(inputs: InstanceInputs & ApplicationInputs, { location, names }: Place): Statements {
  const { artifactBucket: bucket } = inputs;
  return {
    ReadRevisions: {
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: x.str`${bucket.arn}/${names.prefix}*`,
    },
    // AWS CodeDeploy User Guide, "Create an IAM instance profile for your Amazon EC2 instances"
    ReadAgent: {
      actions: ["s3:GetObject"],
      resources: x.str`arn:${location.partition}:s3:::aws-codedeploy-${location.region}/*`,
    },
    DecryptRevisions: {
      applies: x.isSet(bucket.kmsKeyArn),
      actions: ["kms:Decrypt"],
      resources: x.items([bucket.kmsKeyArn]),
      conditions: {
        StringEquals: { "kms:ViaService": x.str`s3.${location.region}.${location.dnsSuffix}` },
      },
    },
    // AWS CodeDeploy User Guide, "Use CodeDeploy with Amazon Virtual Private Cloud": no resource types
    PollCommands: {
      applies: inputs.agentByEndpoint,
      actions: [
        "codedeploy-commands-secure:GetDeploymentSpecification",
        "codedeploy-commands-secure:PollHostCommand",
        "codedeploy-commands-secure:PutHostCommandAcknowledgement",
        "codedeploy-commands-secure:PutHostCommandComplete",
      ],
      resources: "*",
    },
  };
}

/** One set per group of tags: an instance has a tag of each. */
export const tagSetBlocks = ({ instanceTags }: InstanceInputs): Blocks<CodedeployDeploymentGroupEc2TagSet> =>
  blocks(x.values(instanceTags), (group) => ({
    ec2TagFilter: blocks(group, (filter) => ({
      type: filterType(filter),
      key: filter.key,
      value: filter.value,
    })),
  }));

const filterType = ({ key, value }: Expr<TagFilter>): Expr<string> =>
  x.when(x.isNull(key), "VALUE_ONLY", () => x.choose(x.isNull(value), "KEY_ONLY", "KEY_AND_VALUE"));
