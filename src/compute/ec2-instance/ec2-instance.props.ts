// Generated from src/compute/ec2-instance/ec2-instance.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { PolicyStatement } from "../policy/statement.props";
import type { ServerCloudwatchAgent, ServerImage, ServerKeyPair, ServerRole, ServerRootDisk } from "../server/server-parts.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface Ec2InstanceResources {
  readonly cloudwatchMetricAlarmReboot: typeof import("@cdktf/provider-aws/lib/cloudwatch-metric-alarm").CloudwatchMetricAlarm;
  readonly cloudwatchMetricAlarmRecovery: typeof import("@cdktf/provider-aws/lib/cloudwatch-metric-alarm").CloudwatchMetricAlarm;
  readonly ebsVolume: typeof import("@cdktf/provider-aws/lib/ebs-volume").EbsVolume;
  readonly ebsVolumeUnprotected: typeof import("@cdktf/provider-aws/lib/ebs-volume").EbsVolume;
  readonly eip: typeof import("@cdktf/provider-aws/lib/eip").Eip;
  readonly eipAssociation: typeof import("@cdktf/provider-aws/lib/eip-association").EipAssociation;
  readonly eipBrought: typeof import("@cdktf/provider-aws/lib/data-aws-eip").DataAwsEip;
  readonly eipUnprotected: typeof import("@cdktf/provider-aws/lib/eip").Eip;
  readonly iamInstanceProfile: typeof import("@cdktf/provider-aws/lib/iam-instance-profile").IamInstanceProfile;
  readonly iamRole: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyApplication: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyCloudwatchAgent: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicySessionManager: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly image: typeof import("@cdktf/provider-aws/lib/data-aws-ssm-parameter").DataAwsSsmParameter;
  readonly instance: typeof import("@cdktf/provider-aws/lib/instance").Instance;
  readonly keyPair: typeof import("@cdktf/provider-aws/lib/key-pair").KeyPair;
  readonly lbTargetGroupAttachment: typeof import("@cdktf/provider-aws/lib/lb-target-group-attachment").LbTargetGroupAttachment;
  readonly volumeAttachment: typeof import("@cdktf/provider-aws/lib/volume-attachment").VolumeAttachment;
}

/** One server on Amazon EC2, for what is addressed directly or cannot be many: with an Elastic IP that stays when the server is replaced, or no public address at all behind a load balancer. */
export interface Ec2InstanceProps extends BlockProps<Ec2InstanceResources> {
  /**
   * The server's name, in the Name tags of all that belongs to it.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * The instance type, built on the Nitro System. A change stops the server and starts it as the new type.
   * Allowed: an instance type, such as "m7i.large".
   * Allowed: an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro" or "t4g.micro".
   */
  readonly instanceType: Input<string>;
  /**
   * Whether EC2 refuses to terminate the server (disable_api_termination). AWS provider 5 turns it off by itself before it replaces or destroys the server, AWS provider 6 does not: turn it off in an apply of its own then.
   * @default true
   */
  readonly terminationProtection?: Input<boolean>;
  /** The network that instances stand in. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` that instances stand in.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * Security groups of the instances, of the network's VPC. Session Manager, packages and agents need a way out by TCP 443.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /**
   * The image that servers start from.
   * Allowed: parameter or id, not both.
   * @default {}
   */
  readonly image?: Input<ServerImage>;
  /**
   * The root disk: gp3, always encrypted, deleted with its instance.
   * Allowed: up to 500 IOPS for each GiB.
   * Allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000.
   * @default {}
   */
  readonly rootDisk?: Input<ServerRootDisk>;
  /** A key pair for SSH. Without one, and with sessionManager, nobody needs a key or an open port 22. A single server that has one keeps it where it is left out later. */
  readonly keyPair?: Input<ServerKeyPair | null>;
  /**
   * Hops that answers of the instance metadata service live, always IMDSv2 (Amazon EC2 User Guide: Configure the Instance Metadata Service options). 2 for containers in bridge mode that may use the instance's role.
   * Allowed: a whole number from 1 to 64 hops.
   * @default 1
   */
  readonly metadataHopLimit?: Input<number>;
  /**
   * CloudWatch metrics every minute in place of every five, at a price.
   * @default true
   */
  readonly detailedMonitoring?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * What an instance does at its first boot: a script or cloud-config (cloud-init documentation: User-data formats).
   * Allowed: a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook", "#include", "#part-handler" or "## template: jinja", or a whole MIME message.
   * @default ""
   */
  readonly userData?: Input<string>;
  /**
   * Further parts by name, before `userData`: scripts run in the order of their names, after all cloud-config.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each part: a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook", "#include", "#part-handler" or "## template: jinja".
   * @default {}
   */
  readonly userDataParts?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the CodeDeploy agent is installed at first boot, after all else; for Amazon Linux 2023 and RHEL. What it needs besides is allowed by the deployment group's block.
   * @default false
   */
  readonly codedeployAgent?: Input<boolean>;
  /** Installs the CloudWatch agent at first boot: memory, disk use and log files. For Amazon Linux 2023. */
  readonly cloudwatchAgent?: Input<ServerCloudwatchAgent | null>;
  /**
   * Whether administrators reach instances by SSM Session Manager, without keys and open ports; instances need a way to the ssm and ssmmessages endpoints.
   * @default true
   */
  readonly sessionManager?: Input<boolean>;
  /**
   * What instances may do besides, as statements by name: in the role `application` policy.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: up to 10240 characters, which a role's inline policies may have together.
   * @default {}
   */
  readonly statements?: Input<Readonly<Record<string, PolicyStatement>>>;
  /**
   * Permissions boundary of the role (IAM User Guide: Permissions boundaries for IAM entities).
   * Allowed: an IAM policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
  /** An existing role in place of an own one. Nothing is added to it: what Session Manager and agents need it has to allow. */
  readonly role?: Input<ServerRole | null>;
  /**
   * Any text; a change replaces the server by one with the newest image of the parameter. Without, it stays with the image that it started from.
   * Allowed: up to 128 ASCII letters, digits and . _ : / + = @ -.
   * @default ""
   */
  readonly imageRefresh?: Input<string>;
  /**
   * The zone of the tier that the server and its volumes stand in. A change replaces the server and its volumes.
   * Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zone: Input<string>;
  /**
   * Private IPv4 address out of the subnet's range; a change replaces the server. Default: any, and another one when the server is replaced.
   * Allowed: an IPv4 address, such as "10.0.0.10".
   */
  readonly privateIp?: Input<string | null>;
  /**
   * The server's public IPv4 address. none: it is reached through a load balancer, or not at all; own: an Elastic IP that stays when the server is replaced; existing: `allocationId`.
   * Allowed: one of "none", "own", "existing".
   * @default "none"
   */
  readonly publicAddress?: Input<"none" | "own" | "existing">;
  /**
   * Allocation id of an Elastic IP of yours, with the public address existing.
   * Allowed: an id that begins with "eipalloc-".
   */
  readonly allocationId?: Input<string | null>;
  /**
   * Whether Terraform refuses to give the address back (prevent_destroy). A change of it is a move in the state: see below.
   * @default true
   */
  readonly protectAddress?: Input<boolean>;
  /**
   * Data volumes by a name of yours. They stay when the server is replaced.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly volumes?: Input<Readonly<Record<string, ServerVolume>>>;
  /**
   * Whether Terraform refuses to delete volumes (prevent_destroy). A change of it is a move in the state: see below.
   * @default true
   */
  readonly protectVolumes?: Input<boolean>;
  /**
   * Whether a volume that is deleted after all leaves a snapshot.
   * @default true
   */
  readonly finalSnapshot?: Input<boolean>;
  /** A certificate that the server gets by ACME and renews by itself, with nginx in front of the application. For Amazon Linux 2023, and names that lead to the server's public address; its security groups have to let everyone in by TCP 80 and 443. */
  readonly certificate?: Input<ServerCertificate | null>;
  /**
   * Whether a change of user data replaces the server, so that what is written is what runs. Without, the server is stopped and started with the new text, which cloud-init does not run again.
   * @default true
   */
  readonly replaceOnUserData?: Input<boolean>;
  /**
   * Target groups that the server is registered with, by a name of yours.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly targetGroups?: Input<Readonly<Record<string, ServerTarget>>>;
  /**
   * Whether a failed system status check moves the server to other hardware: an alarm with the action ec2:recover (Amazon EC2 User Guide: Automatic instance recovery). Id, addresses and volumes stay.
   * @default true
   */
  readonly recovery?: Input<boolean>;
  /**
   * Whether a failed instance status check reboots the server: an alarm with the action ec2:reboot (Amazon CloudWatch User Guide: Create alarms to stop, terminate, reboot, or recover an EC2 instance).
   * @default true
   */
  readonly reboot?: Input<boolean>;
  /**
   * SNS topics that both alarms tell of trouble and of its end.
   * Allowed: at most 4 topics.
   * Allowed: each topic once.
   * Each topic: an SNS topic's ARN.
   * @default []
   */
  readonly alarmTopics?: Input<readonly Input<string>[]>;
}

/** A data volume: encrypted, and kept when the server is replaced. */
export interface ServerVolume {
  /**
   * gp3, or io2 where its durability of 99.999 per cent and its steady IOPS are needed.
   * Allowed: one of "gp3", "io2".
   * @default "gp3"
   */
  readonly type?: Input<"gp3" | "io2">;
  /**
   * Size in GiB. It may grow in place, and a mounted file system grows at the next boot; AWS lets no volume shrink.
   * Allowed: a whole number from 1 to 65536 GiB.
   */
  readonly sizeGib: Input<number>;
  /**
   * Operations a second (Amazon EBS User Guide: General Purpose SSD volumes, Provisioned IOPS SSD volumes): gp3 from 3000, which is its default, to 80000, up to 500 for each GiB; io2 from 100, needed there, up to 1000 for each GiB.
   * Allowed: a whole number from 100 to 256000 IOPS.
   */
  readonly iops?: Input<number | null>;
  /**
   * Throughput of gp3 in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes. Default: gp3's 125.
   * Allowed: a whole number from 125 to 1000 MiB/s.
   */
  readonly throughput?: Input<number | null>;
  /**
   * Key that encrypts the volume; a change replaces it. Default: aws/ebs.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * Snapshot that the volume is made from; a change replaces the volume. Default: a blank one.
   * Allowed: an id that begins with "snap-".
   */
  readonly snapshotId?: Input<string | null>;
  /**
   * Name that the volume is attached by (Amazon EC2 User Guide: Device names for volumes on Amazon EC2 instances). A change attaches it anew.
   * Allowed: "/dev/sdf" to "/dev/sdp".
   */
  readonly deviceName: Input<string>;
  /**
   * Where user data mounts it at first boot, and every boot then; a blank volume gets a file system first. Default: not mounted.
   * Allowed: an absolute path of ASCII letters, digits and . _ -, such as "/srv/data".
   * Allowed: a directory of its own, such as one in /srv, /mnt, /data or /var/lib.
   */
  readonly mountPath?: Input<string | null>;
  /**
   * File system that a blank volume gets.
   * Allowed: one of "xfs", "ext4".
   * @default "xfs"
   */
  readonly fileSystem?: Input<"xfs" | "ext4">;
}

/** A certificate that the server gets by ACME and renews by itself, with nginx in front of the application. For Amazon Linux 2023, and names that lead to the server's public address; its security groups have to let everyone in by TCP 80 and 443. */
export interface ServerCertificate {
  /**
   * Names of the server, each with a DNS record that leads to its address. HTTP-01 knows no wildcards (RFC 8555, section 8.3).
   * Allowed: 1 to 100 names.
   * Allowed: each name once.
   * Each name: a domain name in lower case without a final dot, such as "api.example.com".
   */
  readonly names: Input<readonly Input<string>[]>;
  /**
   * Address of the account at the certificate authority. Let's Encrypt sends no notice of expiry any more (Let's Encrypt: Ending Support for Expiration Notification Emails), other authorities may ask for one.
   * Allowed: an address such as "ops@example.com".
   */
  readonly email?: Input<string | null>;
  /**
   * Directory of the ACME authority (RFC 8555, section 7.1.1), whose terms you agree to by naming it. While trying things out: https://acme-staging-v02.api.letsencrypt.org/directory, whose limits are wide and whose certificates nobody trusts. Each authority's certificates are kept apart.
   * Allowed: an https URL without query, in ASCII letters, digits and . _ ~ -.
   * @default "https://acme-v02.api.letsencrypt.org/directory"
   */
  readonly directoryUrl?: Input<string>;
  /**
   * Kind of the key: ECDSA on P-256, or RSA with 2048 bits for clients of before 2012.
   * Allowed: one of "ecdsa", "rsa".
   * @default "ecdsa"
   */
  readonly keyType?: Input<"ecdsa" | "rsa">;
  /**
   * The data volume, by its name, that account and certificates are kept on: they survive a replacement of the server. Default: the root disk; a new server then asks for a new certificate, five a week at most for the same names (Let's Encrypt: Rate Limits).
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly volume?: Input<string | null>;
  /**
   * Port of the application on 127.0.0.1 that nginx passes requests to.
   * Allowed: a whole number from 1 to 65535.
   * Allowed: a port but 80 and 443, which nginx listens on.
   */
  readonly appPort: Input<number>;
  /**
   * How long, in seconds, browsers are to use HTTPS alone (RFC 6797, Strict-Transport-Security). 0: not said.
   * Allowed: a whole number from 0 to 63072000 seconds.
   * @default 0
   */
  readonly hstsSeconds?: Input<number>;
  /**
   * Longest silence of the application, in seconds, before the client gets 504.
   * Allowed: a whole number from 1 to 3600 seconds.
   * @default 60
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Largest request body in MiB; a larger one gets 413.
   * Allowed: a whole number from 1 to 10240 MiB.
   * @default 10
   */
  readonly maxBodyMib?: Input<number>;
  /**
   * Whether connections may be upgraded to WebSocket (RFC 6455).
   * @default true
   */
  readonly websocket?: Input<boolean>;
}

/** A target group that the server stands in. */
export interface ServerTarget {
  /**
   * The target group, whose targets are instances.
   * Allowed: a target group's ARN, such as "arn:aws:elasticloadbalancing:region:123456789012:resource".
   */
  readonly arn: Input<string>;
  /**
   * Port that the server is asked on. Default: the target group's.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port?: Input<number | null>;
}

