/** What differs between environments, and nothing else: everything that is not here is the same in all of them. */
import type { StateBackend } from "../core/stack/stack";
import type { NetworkNat } from "../network/network.props";

export interface Environment {
  /** Part of every stack's name: `three-tier-dev`. */
  readonly name: string;
  readonly region: string;
  readonly zones: readonly [string, ...string[]];
  /** Each architecture's own range; no two overlap, in all environments, so that they can be peered one day. */
  readonly cidrs: Readonly<Record<Architecture, string>>;
  readonly nat: NetworkNat;
  /** How long CloudWatch Logs keeps flow logs and containers' logs, in days. */
  readonly logRetentionDays: number;
  /**
   * own: a KMS key of the account's for each purpose of a stack, by a policy that names who uses it, at a price by month and key.
   * aws: keys of AWS's, which cost nothing. A change makes new databases and repositories: it is decided once.
   */
  readonly keys: "own" | "aws";
  /** The bucket that flow logs of all networks go to, by its ARN: an account's of archives, say. Default: a log group of each stack's. */
  readonly flowLogsBucket?: string;
  /** Whether public Application Load Balancers have a web ACL of AWS WAF, with AWS's own rules; it costs by rule group and request. */
  readonly webAcl: boolean;
  readonly containers: ContainerSettings;
  readonly web: WebSettings;
  /** Who else reaches the API of `private-ecs`: accounts and roles by ARN, from networks of theirs, by PrivateLink. Default: nobody. */
  readonly consumers?: Readonly<Record<string, string>>;
  readonly servers: ServerSettings;
  readonly site: SiteSettings;
  readonly threeTier: ThreeTierSettings;
  /** Names of what is reached by one. Without, a load balancer is reached by its own name, and without TLS. */
  readonly names: { readonly "three-tier"?: SiteName; readonly "ec2-web": SiteName };
  readonly people: PeopleSettings;
  /** Appliances that all traffic of `three-tier` with the internet passes, which is of IPv4 alone then. Default: none. */
  readonly inspection?: InspectionSettings;
  readonly appRunner: AppRunnerSettings;
  /** Alarms that say that something is wrong, and whom they tell. Default: none. */
  readonly alarms?: AlarmSettings;
  /** Whether load balancers and the like are protected from deletion. */
  readonly protection: boolean;
  /** Accounts that the environment may be applied to; default: any. */
  readonly allowedAccountIds?: readonly string[];
  /** Default: local state, a file per stack. */
  readonly backend?: StateBackend;
}

/** What an environment says of its stacks themselves. */
export const stackSettings = ({ allowedAccountIds, backend }: Environment) => ({
  ...(allowedAccountIds ? { allowedAccountIds } : {}),
  ...(backend ? { backend } : {}),
});

export type Architecture = "three-tier" | "private-ecs" | "static-ip-web" | "ec2-web" | "app-runner";

/** A few alarms by stack: unhealthy targets, answers of 5xx, tasks that fail, CPU, the database's CPU and storage. */
export interface AlarmSettings {
  /** ARNs of the SNS topics that are told, by region: CloudWatch tells topics of its own region alone. */
  readonly topics: Readonly<Record<string, string>>;
}

/** How containers run. */
export interface ContainerSettings {
  /** On Fargate, or on container instances in the VPC. */
  readonly launchType: "fargate" | "ec2";
  /** The tag of the application's image: a release that was pushed. */
  readonly imageTag: string;
  /** Least and most tasks. */
  readonly tasks: { readonly min: number; readonly max: number };
  /** Other bounds at times of their own, such as working hours. Default: none. */
  readonly schedules?: Readonly<Record<string, TaskSchedule>>;
  /** Whether people may open shells in running containers (ECS Exec). */
  readonly exec: boolean;
  /** Zones that interface endpoints stand in: every one, or the first alone, which costs less and fails with its zone. */
  readonly endpointZones: "every" | "first";
}

/** From then on a service has these bounds, until the next. A change of `tasks` sets them back. */
export interface TaskSchedule {
  /** `at`, `rate` or `cron` of Application Auto Scaling; of the latter, six fields. */
  readonly schedule: string;
  readonly timezone: string;
  readonly min: number;
  readonly max: number;
}

/** The API and the web assets behind fixed addresses. */
export interface WebSettings {
  /** The way from the addresses to the tasks; modules/edge/static-ip/README.md compares the three. Default: `nlb-nginx`. */
  readonly topology?: "nlb-nginx" | "nlb-alb" | "global-accelerator";
  /** The bucket's name, which nobody else in the world may have. */
  readonly bucket: string;
  /**
   * Roles that read the bucket's objects from anywhere, as far as their own policies let them, by their ARNs: whoever copies
   * or looks after them. Default: none; whoever applies needs none.
   */
  readonly readers?: readonly string[];
  /** Names that nginx tells the API and the web assets apart by. */
  readonly names: { readonly api: string; readonly web: string };
  /** The hosted zone to make, which both names lie in. Without, there are no records and no TLS: clients come by address. */
  readonly zone?: string;
}

/** Servers on EC2, and the database behind them. */
export interface ServerSettings {
  /** Types that a fleet takes, in order of preference; a single server is of the first. */
  readonly instanceTypes: readonly [string, ...string[]];
  /** Least and most servers of a fleet. */
  readonly instances: { readonly min: number; readonly max: number };
  /** Other sizes of the fleets at times of their own, such as working hours. Default: none. */
  readonly schedules?: Readonly<Record<string, ServerSchedule>>;
  /** Whether `three-tier` builds an image of its own, and its servers start from that. Default: Amazon Linux 2023. */
  readonly ownImage?: boolean;
  readonly database: {
    readonly instanceClass: string;
    readonly multiAz: boolean;
    readonly backupDays: number;
    /** GiB up to which its disk grows by itself; it begins with 20. A full disk stops the database. */
    readonly maxStorageGib: number;
  };
}

/** What only `three-tier` has a choice of. */
export interface ThreeTierSettings {
  /** Whether each tier has a network ACL of its own, beside the security groups. Default: they let everything pass. */
  readonly networkAcls?: boolean;
  /** The domain that servers complete names with, told by DHCP options. Default: AWS's own. */
  readonly domain?: string;
  /** A network of the administrators', with a host in it, peered with the database's tier. Default: none. */
  readonly management?: ManagementSettings;
  /** A virtual private gateway for VPN or Direct Connect, which servers reach an office by. Default: none. */
  readonly vpn?: { readonly amazonSideAsn: number };
  /** Whether clients come, and servers leave, by IPv6 as well. Default: by IPv4 alone. */
  readonly ipv6?: boolean;
  /**
   * Whether there is a tier `workers` of IPv6 alone, which takes nothing of the VPC's range: for servers of yours, since no block
   * stands there. They leave by the egress-only gateway, and reach what speaks IPv4 alone through NAT. Needs `ipv6`. Default: none.
   */
  readonly ipv6Workers?: boolean;
}

/** Administrators forward ports through the host by Session Manager. */
export interface ManagementSettings {
  /** Its range, which overlaps none of `cidrs`. */
  readonly cidr: string;
  readonly instanceType: string;
}

/** From then on a fleet has this size, until scaling or the next changes it. Its bounds stay: Terraform would set them back. */
export interface ServerSchedule {
  /** A cron expression of five fields. */
  readonly recurrence: string;
  readonly timezone: string;
  readonly desired: number;
}

/** A Gateway Load Balancer's endpoint service, of whoever runs the appliances; or appliances of one's own. */
export type InspectionSettings = { readonly serviceName: string } | { readonly appliances: OwnAppliances };

/** They stand in a network of their own, behind a Gateway Load Balancer. */
export interface OwnAppliances {
  /** The network's range, which overlaps none of `cidrs`. */
  readonly cidr: string;
  /** The appliances' addresses in it, by names of your choice. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** A name in a hosted zone that is made for it. */
export interface SiteName {
  readonly zone: string;
  readonly name: string;
  /** Further names in the zone: a load balancer sends them on to `name`, a single server answers by them. Default: none. */
  readonly aliases?: readonly string[];
}

/** The site of `ec2-web`. */
export interface SiteSettings {
  /** A server with an address and a certificate of its own, or a fleet behind a load balancer with a certificate of ACM. */
  readonly front: "address" | "load_balancer";
  /** Account at the certificate authority, for a certificate of the server's own. */
  readonly contact: string;
  /** Seconds that a client stays with the server of the fleet that answered it first. Default: each request goes to any. */
  readonly stickySeconds?: number;
  /** A second fleet of other instance types, which gets a share of the requests: to try them out. Default: none. */
  readonly trial?: FleetOnTrial;
  /** The beginning of its buckets' names, which nobody else in the world may have. */
  readonly bucketPrefix: string;
  /** The repository on GitHub whose jobs of this environment's name may deliver. */
  readonly repository: string;
  /**
   * Numbers of the owner and of the repository, which the subjects of its tokens have if the repository was made, renamed or
   * moved since 2026-07-15 or asked for it; leave them out for subjects of names alone. docs/ec2-web.md says how to find out.
   */
  readonly repositoryIds?: { readonly owner: string; readonly repository: string };
  /**
   * GitHub's OIDC provider, of which an account has one. `existing` finds it: docs/deploy.md makes it once. `create` makes it
   * with this environment and destroys it with it, for whoever else in the account has it, too.
   */
  readonly oidcProvider: "create" | "existing";
}

export interface FleetOnTrial {
  readonly instanceTypes: readonly [string, ...string[]];
  /** Of a hundred requests, or clients that stay with a server, so many. */
  readonly percent: number;
}

/** Permission sets of IAM Identity Center, by name, whose people may take the stack's roles. */
export interface PeopleSettings {
  readonly operators: readonly [string, ...string[]];
  readonly developers: readonly [string, ...string[]];
  /** Whether developers may open shells on servers. */
  readonly shellsForDevelopers: boolean;
}

/** The service on App Runner, which is not in every region. */
export interface AppRunnerSettings {
  readonly region: string;
  readonly zones: readonly [string, ...string[]];
  /** By which way the application reaches the internet and AWS: NAT, or endpoints, and then no internet. */
  readonly wayOut: NetworkNat | "endpoints";
  /** The tag of the application's image. */
  readonly imageTag: string;
  readonly instances: { readonly min: number; readonly max: number };
  /** Who may send requests. */
  readonly ingress: "public" | "private";
  /**
   * A domain to make a hosted zone for: the API answers under it. Not one below another stack's zone, which would have to name its
   * name servers.
   */
  readonly domain?: string;
}
