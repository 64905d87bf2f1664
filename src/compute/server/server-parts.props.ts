// Generated from src/compute/server/server.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** What fleets and single servers have in common. */
export interface ServerParts {
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
  /** A key pair for SSH. Without one, and with session_manager, nobody needs a key or an open port 22. A single server that has one keeps it where it is left out later. */
  readonly keyPair?: Input<ServerKeyPair | null>;
  /** The CloudWatch agent: memory, disk use and log files. */
  readonly cloudwatchAgent?: Input<ServerCloudwatchAgent | null>;
  /** An existing role that EC2 may take; nothing is added to it. */
  readonly role?: Input<ServerRole | null>;
}

/** The image that servers start from. */
export interface ServerImage {
  /**
   * The image's architecture, which the instance types have to agree with: Graviton families are arm64, all others x86_64.
   * Allowed: one of "x86_64", "arm64".
   * @default "x86_64"
   */
  readonly architecture?: Input<"x86_64" | "arm64">;
  /**
   * An SSM parameter that holds the image's id, such as that of a pipeline. A new value there is a new launch. Default: the newest Amazon Linux 2023 (Amazon Linux 2023 User Guide: Launching AL2023 using the SSM parameter).
   * Allowed: the name of an SSM parameter, such as "/images/web".
   */
  readonly parameter?: Input<string | null>;
  /**
   * The id of an image of your own, which changes only here.
   * Allowed: an id that begins with "ami-".
   */
  readonly id?: Input<string | null>;
}

/** The root disk: gp3, always encrypted, deleted with its instance. */
export interface ServerRootDisk {
  /**
   * Size in GiB, not below the image's own; Amazon Linux 2023 has 8.
   * Allowed: a whole number from 1 to 65536 GiB.
   * @default 8
   */
  readonly sizeGib?: Input<number>;
  /**
   * The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many others.
   * Allowed: a device, such as "/dev/xvda".
   * @default "/dev/xvda"
   */
  readonly deviceName?: Input<string>;
  /**
   * Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD volumes). Default: gp3's 3000, which a fleet's launch template that had more goes back to only where it is said.
   * Allowed: a whole number from 3000 to 80000 IOPS.
   */
  readonly iops?: Input<number | null>;
  /**
   * Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes. Default: gp3's 125.
   * Allowed: a whole number from 125 to 1000 MiB/s.
   */
  readonly throughput?: Input<number | null>;
  /**
   * Key that encrypts the volume; for a fleet its policy must let Auto Scaling's service-linked role use it. Default: aws/ebs.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
}

/** A key pair for SSH. Without one, and with session_manager, nobody needs a key or an open port 22. A single server that has one keeps it where it is left out later. */
export interface ServerKeyPair {
  /**
   * The public key in OpenSSH's format, such as the content of "id_ed25519.pub". AWS has RSA and ED25519.
   * Allowed: a public key that begins with "ssh-ed25519 AAAA" or "ssh-rsa AAAA"; never a private one.
   */
  readonly publicKey: Input<string>;
}

/** The CloudWatch agent: memory, disk use and log files. */
export interface ServerCloudwatchAgent {
  /**
   * Namespace of the metrics; the role may write metrics of this one alone.
   * Allowed: 1 to 255 ASCII letters, digits and . _ / # -, beginning with a letter or a digit.
   * @default "CWAgent"
   */
  readonly namespace?: Input<string>;
  /**
   * Seconds between two measures.
   * Allowed: a whole number from 1 to 86400 seconds.
   * @default 60
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Mount points whose use is measured.
   * Each path: an absolute path, such as "/var/log/messages".
   * @default ["/"]
   */
  readonly disks?: Input<readonly Input<string>[]>;
  /**
   * Log files that are sent, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly logs?: Input<Readonly<Record<string, ServerLogFile>>>;
}

/** A log file and where it goes. */
export interface ServerLogFile {
  /**
   * The file, or files by a pattern with *.
   * Allowed: an absolute path, such as "/var/log/messages".
   */
  readonly path: Input<string>;
  /**
   * An existing log group; the role may write there and nowhere else.
   * Allowed: a log group's ARN without an end of its own, such as "arn:aws:logs:ap-northeast-2:123456789012:log-group:web".
   */
  readonly logGroupArn: Input<string>;
}

/** An existing role that EC2 may take; nothing is added to it. */
export interface ServerRole {
  /**
   * The role's name.
   * Allowed: 1 to 64 ASCII letters, digits and _ + = , . @ -.
   */
  readonly name: Input<string>;
  /**
   * The role's ARN.
   * Allowed: an IAM role's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly arn: Input<string>;
}

