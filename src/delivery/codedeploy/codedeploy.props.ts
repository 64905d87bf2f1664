// Generated from src/delivery/codedeploy/codedeploy.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface CodeDeployResources {
  readonly caller: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly codedeployApp: typeof import("@cdktf/provider-aws/lib/codedeploy-app").CodedeployApp;
  readonly codedeployDeploymentConfig: typeof import("@cdktf/provider-aws/lib/codedeploy-deployment-config").CodedeployDeploymentConfig;
  readonly codedeployDeploymentGroup: typeof import("@cdktf/provider-aws/lib/codedeploy-deployment-group").CodedeployDeploymentGroup;
  readonly iamOpenidConnectProvider: typeof import("@cdktf/provider-aws/lib/iam-openid-connect-provider").IamOpenidConnectProvider;
  readonly iamOpenidConnectProviderGithub: typeof import("@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider").DataAwsIamOpenidConnectProvider;
  readonly iamRoleGithub: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyGithub: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyInstance: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyService: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRoleService: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly partition: typeof import("@cdktf/provider-aws/lib/data-aws-partition").DataAwsPartition;
  readonly region: typeof import("@cdktf/provider-aws/lib/data-aws-region").DataAwsRegion;
}

/** Deployments to servers by AWS CodeDeploy: an application with its deployment group, in place or blue/green, with traffic taken away and given back, rolled back on failure and alarm. */
export interface CodeDeployProps extends BlockProps<CodeDeployResources> {
  /**
   * The application's and the deployment group's name, and the beginning of the roles' names.
   * Allowed: 1 to 26 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * An application that is there already, by name, in place of one of this block: a further deployment group, such as for the workers of a web application.
   * Allowed: an application's name: 1 to 100 ASCII letters, digits and _ . + = , @ -.
   */
  readonly existingApplication?: Input<string | null>;
  /**
   * The deployment group's name; default: `name`.
   * Allowed: a deployment group's name: 1 to 100 ASCII letters, digits and _ . + = , @ -.
   */
  readonly deploymentGroupName?: Input<string | null>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * Auto Scaling groups by key; instances that they start get the last revision before they serve.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 10 fleets.
   * @default {}
   */
  readonly fleets?: Input<Readonly<Record<string, CodeDeployFleet>>>;
  /**
   * Single servers by their tags: an instance that has one tag of every group belongs to the deployment group (AWS CodeDeploy User Guide, "Tagging instances for deployment groups").
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 3 tag groups.
   * Each group: 1 to 10 tags.
   * @default {}
   */
  readonly instanceTags?: Input<Readonly<Record<string, readonly CodeDeployTagFilter[]>>>;
  /**
   * Roles of the servers by name, under lasting keys, which are let read revisions; those of fleets are.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each role: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -.
   * @default {}
   */
  readonly instanceRoles?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the agents reach CodeDeploy by the VPC endpoint codedeploy-commands-secure; they then sign by the instance's role (AWS CodeDeploy User Guide, "Use CodeDeploy with Amazon Virtual Private Cloud").
   * @default false
   */
  readonly agentByEndpoint?: Input<boolean>;
  /** The bucket that revisions lie in: the `ref` of `Bucket`, or an object written by hand. */
  readonly artifactBucket: Input<CodeDeployArtifactBucket>;
  /**
   * Beginning of the revisions' keys in the bucket; default: the block's name and a slash.
   * Allowed: the beginning of keys, ending with a slash and not beginning with one, without * and ?, such as "shop/".
   */
  readonly artifactPrefix?: Input<string | null>;
  /**
   * How many instances a deployment takes at a time, by a ready-made configuration or the name of one of your own.
   * Allowed: the name of a deployment configuration: 1 to 100 ASCII letters, digits and + = , . @ _ -.
   * Allowed: of AWS's own configurations, one for servers: CodeDeployDefault.OneAtATime, CodeDeployDefault.HalfAtATime, CodeDeployDefault.AllAtOnce.
   * @default "CodeDeployDefault.OneAtATime"
   */
  readonly deploymentConfig?: Input<string>;
  /** A deployment configuration of one's own; its name follows from what it says. */
  readonly ownDeploymentConfig?: Input<CodeDeployOwnConfig | null>;
  /**
   * Target groups, by name, that instances leave before a deployment and join after it. With none, instances keep their traffic.
   * Allowed: at most 10 target groups.
   * Each target_group: a target group's name, not its ARN: 1 to 32 ASCII letters, digits and hyphens.
   * @default []
   */
  readonly targetGroupNames?: Input<readonly Input<string>[]>;
  /**
   * Blue/green deployments in place of in-place ones (AWS CodeDeploy API Reference: BlueGreenDeploymentConfiguration).
   * Allowed: readyWaitMinutes of 1 or more with STOP_DEPLOYMENT.
   * Allowed: readyWaitMinutes with STOP_DEPLOYMENT only: CONTINUE_DEPLOYMENT does not wait.
   * Allowed: replacementGroups with DISCOVER_EXISTING only: a copy is made by CodeDeploy.
   */
  readonly blueGreen?: Input<CodeDeployBlueGreen | null>;
  /**
   * When the last good revision is deployed again by itself.
   * @default {}
   */
  readonly rollback?: Input<CodeDeployRollback>;
  /**
   * CloudWatch alarms, by name, that stop a deployment.
   * Allowed: at most 10 alarms.
   * Each alarm: an alarm's name: 1 to 255 visible characters.
   * @default []
   */
  readonly alarms?: Input<readonly Input<string>[]>;
  /**
   * Whether a deployment goes on while CloudWatch does not say what state the alarms are in.
   * @default false
   */
  readonly ignoreAlarmPollFailure?: Input<boolean>;
  /**
   * SNS topics that are told, by key.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 10 triggers.
   * @default {}
   */
  readonly triggers?: Input<Readonly<Record<string, CodeDeployTrigger>>>;
  /**
   * What becomes of instances that started during a deployment with the revision before it: UPDATE deploys to them once more (AWS CodeDeploy API Reference: CreateDeploymentGroup, outdatedInstancesStrategy).
   * Allowed: one of "UPDATE", "IGNORE".
   * @default "UPDATE"
   */
  readonly outdatedInstances?: Input<"UPDATE" | "IGNORE">;
  /**
   * Whether an instance runs the ApplicationStop hook and those for traffic before its Auto Scaling group ends it.
   * @default false
   */
  readonly terminationHook?: Input<boolean>;
  /**
   * A role that GitHub Actions takes by OIDC, without any stored key: it uploads revisions and deploys this group, nothing else.
   * Allowed: one branch, tag or environment at least.
   * Allowed: both numbers, or neither.
   * Allowed: oidcProviderArn with oidcProvider "existing" only.
   */
  readonly github?: Input<CodeDeployGitHub | null>;
  /**
   * A policy that bounds the roles of this block.
   * Allowed: a policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
}

/** An Auto Scaling group whose instances run the agent. */
export interface CodeDeployFleet {
  /** A label. */
  readonly name?: Input<string | null>;
  /**
   * The Auto Scaling group's name.
   * Allowed: one character at least.
   */
  readonly autoScalingGroupName: Input<string>;
  /** Not used here: a part of what a fleet gives. */
  readonly autoScalingGroupArn?: Input<string | null>;
  /**
   * The instances' role by name: it is let read the revisions.
   * Allowed: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -.
   */
  readonly roleName: Input<string>;
  /**
   * The instances' role: it is what a copied group's instances get, with blue/green.
   * Allowed: a role's ARN, such as "arn:aws:iam::123456789012:role/shop-web".
   */
  readonly roleArn: Input<string>;
  /**
   * Not used here: a part of what a fleet gives.
   * @default []
   */
  readonly securityGroupIds?: Input<readonly Input<string>[]>;
}

/** A tag that an instance has: by key and value, or by one of them. */
export interface CodeDeployTagFilter {
  /**
   * The tag's key.
   * Allowed: one character at least.
   */
  readonly key?: Input<string | null>;
  /** The tag's value. */
  readonly value?: Input<string | null>;
}

/** The bucket that revisions lie in: the `ref` of `Bucket`, or an object written by hand. */
export interface CodeDeployArtifactBucket {
  /**
   * The bucket's name.
   * Allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and dots.
   */
  readonly name: Input<string>;
  /**
   * The bucket's ARN.
   * Allowed: a bucket's ARN, such as "arn:aws:s3:::shop-artifacts".
   */
  readonly arn: Input<string>;
  /** Not used here: a part of what a bucket gives. */
  readonly domainName?: Input<string | null>;
  /**
   * The key that the bucket's objects are encrypted with; its policy must let this account's roles use it by IAM. Null: the objects are encrypted by S3 alone.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** A deployment configuration of one's own; its name follows from what it says. */
export interface CodeDeployOwnConfig {
  /**
   * Instances that stay healthy during a deployment.
   * Allowed: 0 to 99 per cent: with all instances healthy at all times there is none to deploy to.
   */
  readonly minimumHealthy: Input<CodeDeployHealthyHosts>;
  /** One Availability Zone after the other (AWS CodeDeploy User Guide, "Create a deployment configuration": zonal configuration). */
  readonly zonal?: Input<CodeDeployZonalConfig | null>;
}

/** Instances that stay healthy during a deployment. */
export interface CodeDeployHealthyHosts {
  /**
   * Whether the value is per cent of the instances or a number.
   * Allowed: one of "FLEET_PERCENT", "HOST_COUNT".
   */
  readonly type: Input<"FLEET_PERCENT" | "HOST_COUNT">;
  /**
   * Instances that stay healthy, in per cent or as a number.
   * Allowed: a whole number from 0 to 10000.
   */
  readonly value: Input<number>;
}

/** One Availability Zone after the other (AWS CodeDeploy User Guide, "Create a deployment configuration": zonal configuration). */
export interface CodeDeployZonalConfig {
  /**
   * Seconds to wait after each zone.
   * Allowed: a whole number from 0 to 604800 seconds.
   * @default 0
   */
  readonly monitorSeconds?: Input<number>;
  /**
   * Seconds to wait after the first zone, where it is another time.
   * Allowed: a whole number from 0 to 604800 seconds.
   */
  readonly firstZoneMonitorSeconds?: Input<number | null>;
  /**
   * Instances of each zone that stay healthy; AWS's default: 0 per cent.
   * Allowed: 0 to 99 per cent: with all instances healthy at all times there is none to deploy to.
   */
  readonly minimumHealthyPerZone?: Input<CodeDeployHealthyHostsPerZone | null>;
}

/** Instances of each zone that stay healthy; AWS's default: 0 per cent. */
export interface CodeDeployHealthyHostsPerZone {
  /**
   * Whether the value is per cent of the instances or a number.
   * Allowed: one of "FLEET_PERCENT", "HOST_COUNT".
   */
  readonly type: Input<"FLEET_PERCENT" | "HOST_COUNT">;
  /**
   * Instances that stay healthy, in per cent or as a number.
   * Allowed: a whole number from 0 to 10000.
   */
  readonly value: Input<number>;
}

/** Blue/green deployments in place of in-place ones (AWS CodeDeploy API Reference: BlueGreenDeploymentConfiguration). */
export interface CodeDeployBlueGreen {
  /**
   * Where the new instances come from: those that the deployment names, or a copy of the Auto Scaling group. A copy takes the place of the group in CodeDeploy, and Terraform then sees a change: see the notes.
   * Allowed: one of "DISCOVER_EXISTING", "COPY_AUTO_SCALING_GROUP".
   * @default "DISCOVER_EXISTING"
   */
  readonly greenFleet?: Input<"DISCOVER_EXISTING" | "COPY_AUTO_SCALING_GROUP">;
  /**
   * Auto Scaling groups, by name, that deployments name in the place of the group's own fleets, with DISCOVER_EXISTING: the service role may hold their scaling and give them the target groups. The deployment group itself has the fleets that serve (AWS CodeDeploy API Reference: TargetInstances).
   * @default []
   */
  readonly replacementGroups?: Input<readonly Input<string>[]>;
  /**
   * Whether traffic shifts at once, or the deployment waits for it to be continued and stops otherwise.
   * Allowed: one of "CONTINUE_DEPLOYMENT", "STOP_DEPLOYMENT".
   * @default "CONTINUE_DEPLOYMENT"
   */
  readonly readyAction?: Input<"CONTINUE_DEPLOYMENT" | "STOP_DEPLOYMENT">;
  /**
   * Minutes to wait for that; with STOP_DEPLOYMENT only.
   * Allowed: a whole number from 0 to 2880 minutes.
   * @default 0
   */
  readonly readyWaitMinutes?: Input<number>;
  /**
   * What becomes of the old instances after a success.
   * Allowed: one of "TERMINATE", "KEEP_ALIVE".
   * @default "TERMINATE"
   */
  readonly oldInstances?: Input<"TERMINATE" | "KEEP_ALIVE">;
  /**
   * Minutes that they stay, with TERMINATE.
   * Allowed: a whole number from 0 to 2880 minutes.
   * @default 60
   */
  readonly terminationWaitMinutes?: Input<number>;
}

/** When the last good revision is deployed again by itself. */
export interface CodeDeployRollback {
  /**
   * When a deployment fails.
   * @default true
   */
  readonly onFailure?: Input<boolean>;
  /**
   * When one of `alarms` stops it; without alarms this says nothing.
   * @default true
   */
  readonly onAlarm?: Input<boolean>;
  /**
   * When somebody stops it.
   * @default false
   */
  readonly onStopRequest?: Input<boolean>;
}

/** A topic that is told. */
export interface CodeDeployTrigger {
  /**
   * The topic. One that is encrypted with a KMS key needs a key policy that lets the service role use it.
   * Allowed: an SNS topic's ARN, such as "arn:aws:sns:region:123456789012:resource".
   */
  readonly topicArn: Input<string>;
  /**
   * What is told (AWS CodeDeploy API Reference: TriggerConfig).
   * Allowed: one event at least.
   * Each event: one of "DeploymentStart", "DeploymentSuccess", "DeploymentFailure", "DeploymentStop", "DeploymentRollback", "DeploymentReady", "InstanceStart", "InstanceSuccess", "InstanceFailure", "InstanceReady".
   * @default ["DeploymentFailure","DeploymentStop","DeploymentRollback"]
   */
  readonly events?: Input<readonly Input<"DeploymentStart" | "DeploymentSuccess" | "DeploymentFailure" | "DeploymentStop" | "DeploymentRollback" | "DeploymentReady" | "InstanceStart" | "InstanceSuccess" | "InstanceFailure" | "InstanceReady">[]>;
}

/** A role that GitHub Actions takes by OIDC, without any stored key: it uploads revisions and deploys this group, nothing else. */
export interface CodeDeployGitHub {
  /**
   * The repository, in the letters that GitHub shows: IAM compares them exactly.
   * Allowed: a repository with its owner, as GitHub writes them, without * and ?, such as "octo-org/shop".
   */
  readonly repository: Input<string>;
  /**
   * The owner's number, where the subjects of the repository's tokens are immutable: `repo:OWNER@ID/NAME@ID`. They are if it was made, renamed or moved since 2026-07-15, or asked for it (GitHub Docs, "OpenID Connect reference": immutable subject claims). `gh api repos/OWNER/NAME/actions/oidc/customization/sub` says so in `useImmutableSubject`, and `gh api repos/OWNER/NAME --jq .owner.id` gives the number.
   * Allowed: the owner's number.
   */
  readonly ownerId?: Input<string | null>;
  /**
   * The repository's number, with the owner's: `gh api repos/OWNER/NAME --jq .id`.
   * Allowed: the repository's number.
   */
  readonly repositoryId?: Input<string | null>;
  /**
   * Branches whose workflows may deploy; for jobs that refer to no environment.
   * Each branch: a branch, beginning with a letter or digit; * and ? after that stand for any text and any letter.
   * @default []
   */
  readonly branches?: Input<readonly Input<string>[]>;
  /**
   * Tags whose workflows may deploy; for jobs that refer to no environment.
   * Each tag: a tag, beginning with a letter or digit; * and ? after that stand for any text and any letter.
   * @default []
   */
  readonly tags?: Input<readonly Input<string>[]>;
  /**
   * Environments whose jobs may deploy, from whatever branch: GitHub's protection rules say which (GitHub Docs, "OpenID Connect": a job's environment takes the branch's place in the subject).
   * Each environment: an environment, beginning with a letter or digit; * and ? after that stand for any text and any letter.
   * @default []
   */
  readonly environments?: Input<readonly Input<string>[]>;
  /**
   * Whether workflows of pull requests may deploy too: code that nobody has merged yet.
   * @default false
   */
  readonly pullRequests?: Input<boolean>;
  /**
   * Whether GitHub's OIDC provider is made here, and goes with this block. An account has one per issuer: the others name it as existing, and a plan fails where it is not there.
   * Allowed: one of "create", "existing".
   * @default "create"
   */
  readonly oidcProvider?: Input<"create" | "existing">;
  /**
   * The existing provider's ARN, where the same configuration makes it; default: it is looked for by its issuer.
   * Allowed: an OIDC provider's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly oidcProviderArn?: Input<string | null>;
  /**
   * The issuer of the tokens; another one with GitHub Enterprise.
   * Allowed: the issuer of the tokens without https:// and without a final slash.
   * @default "token.actions.githubusercontent.com"
   */
  readonly issuer?: Input<string>;
  /**
   * The role's name; default: one that begins with the block's name.
   * Allowed: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -.
   */
  readonly roleName?: Input<string | null>;
}

