// Generated from src/compute/image/image.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { PolicyStatement } from "../policy/statement.props";
import type { ServerRootDisk } from "../server/server-parts.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface ImageResources {
  readonly amazonLinux: typeof import("@cdktf/provider-aws/lib/data-aws-ssm-parameter").DataAwsSsmParameter;
  readonly iamInstanceProfile: typeof import("@cdktf/provider-aws/lib/iam-instance-profile").IamInstanceProfile;
  readonly iamRole: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyBuild: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyFurther: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly imagebuilderComponent: typeof import("@cdktf/provider-aws/lib/imagebuilder-component").ImagebuilderComponent;
  readonly imagebuilderDistributionConfiguration: typeof import("@cdktf/provider-aws/lib/imagebuilder-distribution-configuration").ImagebuilderDistributionConfiguration;
  readonly imagebuilderImage: typeof import("@cdktf/provider-aws/lib/imagebuilder-image").ImagebuilderImage;
  readonly imagebuilderImagePipeline: typeof import("@cdktf/provider-aws/lib/imagebuilder-image-pipeline").ImagebuilderImagePipeline;
  readonly imagebuilderImageRecipe: typeof import("@cdktf/provider-aws/lib/imagebuilder-image-recipe").ImagebuilderImageRecipe;
  readonly imagebuilderInfrastructureConfiguration: typeof import("@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration").ImagebuilderInfrastructureConfiguration;
  readonly partition: typeof import("@cdktf/provider-aws/lib/data-aws-partition").DataAwsPartition;
  readonly ssmParameter: typeof import("@cdktf/provider-aws/lib/ssm-parameter").SsmParameter;
}

/** An image of one's own by EC2 Image Builder: components, recipe, build servers with least rights in a private subnet, tests, distribution to regions and accounts, a schedule, and an SSM parameter that always holds the newest image's id for fleets and servers. */
export interface ImageProps extends BlockProps<ImageResources> {
  /**
   * The name of the pipeline, its recipe and its images.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: 2 characters at least: Image Builder takes no shorter one.
   */
  readonly name: Input<string>;
  /**
   * What the image begins with.
   * Allowed: one of managed, parameter and imageId, or none.
   * @default {}
   */
  readonly parent?: Input<ImageParent>;
  /**
   * The first two numbers of the recipe's and the documents' versions. The third one follows from their content, since Image Builder changes nothing of a version.
   * Allowed: two numbers with a dot, such as "1.0".
   * @default "1.0"
   */
  readonly baseVersion?: Input<string>;
  /**
   * What is done to it, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: 1 to 20 components.
   */
  readonly components: Input<Readonly<Record<string, ImageComponent>>>;
  /**
   * The components' order, all of them by name. Default: by name, a before b.
   * Each component: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly order?: Input<readonly Input<string>[] | null>;
  /**
   * Where build and test steps run.
   * Allowed: an absolute path.
   * @default "/tmp"
   */
  readonly workingDirectory?: Input<string>;
  /**
   * The image's root disk.
   * Allowed: up to 500 IOPS for each GiB.
   * Allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000.
   * @default {}
   */
  readonly disk?: Input<ServerRootDisk>;
  /** The network that images are built in: the `ref` of `Network`, or such an object. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of the build servers: one from which Systems Manager, Image Builder, S3 and CloudWatch Logs can be reached.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * The zone of the build servers.
   * Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zone: Input<string>;
  /**
   * The build servers' security groups; they need HTTPS out and nothing in.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /**
   * Instance types that the build takes one of. Default: t3.medium, and t4g.medium for arm64.
   * Each type: an instance type, such as "m7i.large".
   * Each type: an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro" or "t4g.micro".
   * @default []
   */
  readonly instanceTypes?: Input<readonly Input<string>[]>;
  /**
   * Network hops that answers of the metadata service take: 2 where a build runs containers. IMDSv2 is required always.
   * Allowed: a whole number from 1 to 2 hops.
   * @default 1
   */
  readonly metadataHopLimit?: Input<number>;
  /**
   * Whether a build server goes when its build fails; false to look into it.
   * @default true
   */
  readonly terminateOnFailure?: Input<boolean>;
  /**
   * A topic that is told of builds; its policy must let Image Builder publish.
   * Allowed: an SNS topic's ARN, such as "arn:aws:sns:region:123456789012:resource".
   */
  readonly topicArn?: Input<string | null>;
  /** Logs of builds in a bucket, beside CloudWatch Logs. */
  readonly logs?: Input<ImageLogs | null>;
  /**
   * What the build servers may do beyond building, such as reading an artefact.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: up to 10240 characters, which a role's inline policies may have together.
   * @default {}
   */
  readonly statements?: Input<Readonly<Record<string, PolicyStatement>>>;
  /**
   * The permissions boundary of the build servers' role.
   * Allowed: an IAM policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
  /**
   * The region that images are built in.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly region: Input<string>;
  /**
   * The image in `region`.
   * @default {}
   */
  readonly home?: Input<ImageRegion>;
  /**
   * Further regions that get a copy, by their names.
   * Allowed: names of regions as keys, such as "ap-northeast-1".
   * @default {}
   */
  readonly regions?: Input<Readonly<Record<string, ImageRegion>>>;
  /**
   * Tags for the images, beside `tags`.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly imageTags?: Input<Readonly<Record<string, string>>>;
  /** A schedule. */
  readonly schedule?: Input<ImageSchedule | null>;
  /**
   * Whether the pipeline can be run, by schedule or by hand.
   * @default true
   */
  readonly enabled?: Input<boolean>;
  /**
   * Tests of an image before it is distributed.
   * @default {}
   */
  readonly tests?: Input<ImageTests>;
  /**
   * Whether Amazon Inspector looks for vulnerabilities in test servers; it has to be on in the account.
   * @default false
   */
  readonly scan?: Input<boolean>;
  /**
   * Whether AWS Systems Manager Inventory gathers what is installed.
   * @default true
   */
  readonly enhancedMetadata?: Input<boolean>;
  /**
   * Whether an apply builds an image, and waits for it for up to an hour: with a new recipe, a new image. Off: the pipeline does, by schedule or by hand.
   * @default false
   */
  readonly buildNow?: Input<boolean>;
  /**
   * What the parameter holds before the first build. Default: the newest Amazon Linux 2023.
   * Allowed: an id that begins with "ami-".
   */
  readonly initialImageId?: Input<string | null>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** What the image begins with. */
export interface ImageParent {
  /**
   * The architecture, which `instanceTypes` have to agree with.
   * Allowed: one of "x86_64", "arm64".
   * @default "x86_64"
   */
  readonly architecture?: Input<"x86_64" | "arm64">;
  /**
   * An image of Image Builder's by its name, always the newest. Default: Amazon Linux 2023.
   * Allowed: the name of an image of Amazon's.
   */
  readonly managed?: Input<string | null>;
  /**
   * An SSM parameter with an image's id. Image Builder may read those below /imagebuilder/ and /aws/service/ by itself.
   * Allowed: the name of an SSM parameter, such as "/imagebuilder/base".
   */
  readonly parameter?: Input<string | null>;
  /**
   * An image by its id.
   * Allowed: an id that begins with "ami-".
   */
  readonly imageId?: Input<string | null>;
}

/** One step of the build, and its tests. */
export interface ImageComponent {
  /**
   * A component document in YAML (Image Builder User Guide: Use the AWSTOE component document framework). A change makes a new version.
   * Allowed: 1 to 16000 characters.
   * Allowed: a document with schemaVersion: 1.0 and phases.
   */
  readonly document?: Input<string | null>;
  /**
   * A component that is there: of this account or one that shares it.
   * Allowed: the ARN of a component with its version.
   */
  readonly arn?: Input<string | null>;
  /**
   * A component of Amazon's by its name, such as update-linux or stig-build-linux-high.
   * Allowed: the name of a component of Amazon's.
   */
  readonly managed?: Input<string | null>;
  /**
   * The version of Amazon's component; x.x.x: the newest.
   * Allowed: a version, x for the newest.
   * @default "x.x.x"
   */
  readonly managedVersion?: Input<string>;
  /** What the component does; of a document of one's own. */
  readonly description?: Input<string | null>;
  /**
   * Values of the component's parameters, by name.
   * @default {}
   */
  readonly parameters?: Input<Readonly<Record<string, string>>>;
}

/** Logs of builds in a bucket, beside CloudWatch Logs. */
export interface ImageLogs {
  /**
   * The bucket that gets the builds' logs.
   * Allowed: a bucket's name.
   */
  readonly bucket: Input<string>;
  /**
   * The beginning of the logs' keys.
   * Allowed: a beginning of keys without a slash at either end.
   * @default "image-builder"
   */
  readonly prefix?: Input<string>;
}

/** The image in `region`. */
export interface ImageRegion {
  /**
   * Key of that region that encrypts the image there. Default: aws/ebs; images that others use need one.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * Accounts that may start servers from the image.
   * Each account: an account's id.
   * @default []
   */
  readonly accounts?: Input<readonly Input<string>[]>;
  /**
   * Organizations whose accounts may.
   * Each arn: an organization's ARN.
   * @default []
   */
  readonly organizationArns?: Input<readonly Input<string>[]>;
  /**
   * Organizational units whose accounts may.
   * Each arn: an organizational unit's ARN.
   * @default []
   */
  readonly organizationalUnitArns?: Input<readonly Input<string>[]>;
  /**
   * Accounts that get a copy of their own, by their role EC2ImageBuilderDistributionCrossAccountRole; with a kmsKeyArn.
   * Each account: an account's id.
   * @default []
   */
  readonly copyTo?: Input<readonly Input<string>[]>;
  /**
   * Launch templates that get a new default version with the image; not of `Ec2Fleet`, which reads the parameter.
   * Allowed: at most 100 launch templates.
   * Each id: an id that begins with "lt-".
   * @default []
   */
  readonly launchTemplateIds?: Input<readonly Input<string>[]>;
  /**
   * Whether the region's SSM parameter gets the image's id.
   * @default true
   */
  readonly parameter?: Input<boolean>;
}

/** A schedule. */
export interface ImageSchedule {
  /**
   * When.
   * Allowed: a cron expression of five or six fields, such as "cron(0 3 ? * sun *)".
   */
  readonly cron: Input<string>;
  /**
   * The time zone of the cron expression.
   * Allowed: a time zone of IANA, such as Asia/Seoul.
   * @default "Etc/UTC"
   */
  readonly timezone?: Input<string>;
  /**
   * Whether it runs only where the parent or a component of the newest version (x.x.x) has changed since.
   * @default true
   */
  readonly onlyWhenUpdated?: Input<boolean>;
}

/** Tests of an image before it is distributed. */
export interface ImageTests {
  /**
   * Whether the components' test phases run, on a server made from the image.
   * @default true
   */
  readonly enabled?: Input<boolean>;
  /**
   * Minutes that tests may take.
   * Allowed: a whole number from 60 to 1440 minutes.
   * @default 720
   */
  readonly timeoutMinutes?: Input<number>;
}

