// Generated from src/compute/app-runner/app-runner.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { AppRunnerConnectorReference } from "./connector/connector-reference.props";
import type { AppRunnerScalingReference } from "./scaling/scaling-reference.props";
import type { EcsSecret } from "../ecs-service/secret.props";
import type { PolicyStatement } from "../policy/statement.props";
import type { EndpointsReference } from "../../endpoints/endpoints-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface AppRunnerResources {
  readonly apprunnerAutoScalingConfigurationVersion: typeof import("@cdktf/provider-aws/lib/apprunner-auto-scaling-configuration-version").ApprunnerAutoScalingConfigurationVersion;
  readonly apprunnerCustomDomainAssociation: typeof import("@cdktf/provider-aws/lib/apprunner-custom-domain-association").ApprunnerCustomDomainAssociation;
  readonly apprunnerHostedZoneId: typeof import("@cdktf/provider-aws/lib/data-aws-apprunner-hosted-zone-id").DataAwsApprunnerHostedZoneId;
  readonly apprunnerObservabilityConfiguration: typeof import("@cdktf/provider-aws/lib/apprunner-observability-configuration").ApprunnerObservabilityConfiguration;
  readonly apprunnerService: typeof import("@cdktf/provider-aws/lib/apprunner-service").ApprunnerService;
  readonly apprunnerVpcIngressConnection: typeof import("@cdktf/provider-aws/lib/apprunner-vpc-ingress-connection").ApprunnerVpcIngressConnection;
  readonly iamRoleAccess: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRoleInstance: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyAccess: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyApplication: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicySecrets: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly iamRolePolicyTracing: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly route53RecordAlias: typeof import("@cdktf/provider-aws/lib/route53-record").Route53Record;
  readonly route53RecordValidation: typeof import("@cdktf/provider-aws/lib/route53-record").Route53Record;
}

/** A service on App Runner, for its existing customers: an image of ECR or source code in, an HTTPS address out. */
export interface AppRunnerProps extends BlockProps<AppRunnerResources> {
  /**
   * The service's name, and its scaling configuration's.
   * Allowed: 4 to 32 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit.
   */
  readonly name: Input<string>;
  /**
   * An image of ECR.
   * Allowed: an identifier such as "123456789012.dkr.ecr.region.amazonaws.com/shop/api:1.4.0" with the registry ecr, or "public.ecr.aws/alias/name:tag" with ecr_public; App Runner pulls from no other registry.
   * Allowed: autoDeploy with a private repository only.
   */
  readonly image?: Input<AppRunnerImage | null>;
  /**
   * Source code in place of an image.
   * Allowed: a runtime with the configuration api.
   * Allowed: runtime, buildCommand and startCommand with the configuration api only.
   */
  readonly code?: Input<AppRunnerCode | null>;
  /**
   * The TCP port that the application listens on; App Runner terminates TLS before it.
   * Allowed: a whole number from 1 to 65535.
   * @default 8080
   */
  readonly port?: Input<number>;
  /**
   * Environment variables. Secrets do not belong here.
   * Allowed: names without spaces and equals signs that do not begin with AWSAPPRUNNER.
   * Each value: a text without NUL.
   * @default {}
   */
  readonly environment?: Input<Readonly<Record<string, string>>>;
  /**
   * Environment variables whose values are fetched at a deployment, and not again before the next one (aws/apprunner-roadmap#6): nothing that changes by itself, such as a password that RDS manages.
   * Allowed: names without spaces and equals signs that do not begin with AWSAPPRUNNER.
   * @default {}
   */
  readonly secrets?: Input<Readonly<Record<string, EcsSecret>>>;
  /**
   * Customer managed KMS keys that the secrets are encrypted with: the instance role may decrypt with them through Secrets Manager and Systems Manager alone.
   * Each key: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   * @default []
   */
  readonly secretKeyArns?: Input<readonly Input<string>[]>;
  /**
   * CPU units of an instance, 1024 for a vCPU, in one of its pairs with `memory`.
   * Allowed: one of 256, 512, 1024, 2048, 4096 CPU units.
   * @default 1024
   */
  readonly cpu?: Input<number>;
  /**
   * Memory of an instance in MiB.
   * Allowed: one of 512, 1024, 2048, 3072, 4096, 6144, 8192, 10240, 12288 MiB.
   * @default 2048
   */
  readonly memory?: Input<number>;
  /** The connector that the application's calls go through, into the VPC and out of it: all of them then. Default: none, calls go to the internet directly. */
  readonly connector?: Input<AppRunnerConnectorReference | null>;
  /**
   * What the application calls, held against the connector's way out. Images, logs and secrets do not pass through it.
   * @default {}
   */
  readonly calls?: Input<AppRunnerCalls>;
  /** The VPC endpoints that calls reach AWS by, and that requests come by with private ingress. */
  readonly endpoints?: Input<EndpointsReference | null>;
  /**
   * Whether a service is refused whose connector has no way to what it calls. false where routes of yours, such as a transit gateway's, lead there.
   * @default true
   */
  readonly reachCheck?: Input<boolean>;
  /**
   * What the application may do: statements of the instance role's policy, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: up to 10240 characters, which a role's inline policies may have together.
   * @default {}
   */
  readonly statements?: Input<Readonly<Record<string, PolicyStatement>>>;
  /** An instance role of your own in place of the one that `statements` and `secrets` make; it trusts tasks.apprunner.amazonaws.com. */
  readonly instanceRole?: Input<AppRunnerExistingRole | null>;
  /** An access role of your own, which pulls the image from ECR; it trusts build.apprunner.amazonaws.com. */
  readonly accessRole?: Input<AppRunnerExistingRole | null>;
  /**
   * Permissions boundary of the roles made here.
   * Allowed: a policy's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly permissionsBoundary?: Input<string | null>;
  /**
   * Whether requests are traced with AWS X-Ray.
   * @default false
   */
  readonly tracing?: Input<boolean>;
  /**
   * How App Runner tells whether an instance is healthy.
   * Allowed: path with the protocol HTTP only.
   * @default {}
   */
  readonly healthCheck?: Input<AppRunnerHealthCheck>;
  /**
   * How the service scales, by a configuration of its own.
   * Allowed: a minSize that is not above the maxSize.
   * @default {}
   */
  readonly scaling?: Input<AppRunnerOwnScaling>;
  /** A scaling configuration that services share, in place of one of its own. */
  readonly sharedScaling?: Input<AppRunnerScalingReference | null>;
  /**
   * Key that encrypts App Runner's copy of the image or the code; a change makes the service anew. Default: a key of AWS's.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * Who may send requests: everybody, or clients in the VPC of `endpoints` alone, by its endpoint apprunner.requests.
   * Allowed: one of "public", "private".
   * @default "public"
   */
  readonly ingress?: Input<"public" | "private">;
  /**
   * By which versions of IP requests come, with public ingress. Calls through a connector are IPv4.
   * Allowed: one of "IPV4", "DUAL_STACK".
   * @default "IPV4"
   */
  readonly ipAddressType?: Input<"IPV4" | "DUAL_STACK">;
  /**
   * Domain names of the service, by any name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 5 domains: AWS General Reference, AWS App Runner endpoints and quotas.
   * @default {}
   */
  readonly domains?: Input<Readonly<Record<string, AppRunnerDomain>>>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** An image of ECR. */
export interface AppRunnerImage {
  /** The image's address: of a private ECR repository of the service's region, or of ECR Public. The access role may pull this repository alone. */
  readonly identifier: Input<string>;
  /**
   * Where it lies: in a private repository, which needs an access role, or in ECR Public.
   * Allowed: one of "ecr", "ecr_public".
   * @default "ecr"
   */
  readonly registry?: Input<"ecr" | "ecr_public">;
  /**
   * The command, in place of the image's.
   * Allowed: a command of one line and up to 1000 characters.
   */
  readonly startCommand?: Input<string | null>;
  /**
   * Whether a new image under the tag is deployed by itself: of private repositories of the same account only. Terraform then does not know what runs.
   * @default false
   */
  readonly autoDeploy?: Input<boolean>;
}

/** Source code in place of an image. */
export interface AppRunnerCode {
  /**
   * The repository.
   * Allowed: a repository's address at github.com or bitbucket.org.
   */
  readonly repositoryUrl: Input<string>;
  /**
   * The branch that is built: App Runner builds its newest commit.
   * Allowed: a branch's name.
   * @default "main"
   */
  readonly branch?: Input<string>;
  /**
   * Where the source lies in the repository: commands run there.
   * Allowed: an absolute path in the repository.
   * @default "/"
   */
  readonly directory?: Input<string>;
  /**
   * The connection to the account at the provider. It is made and confirmed in a browser once: the handshake has no API.
   * Allowed: a connection's ARN, such as "arn:aws:apprunner:region:123456789012:resource".
   */
  readonly connectionArn: Input<string>;
  /**
   * Where its settings stand: here, or in the file apprunner.yaml of the repository, which then also has the port, the environment and the secrets.
   * Allowed: one of "api", "repository".
   * @default "api"
   */
  readonly configuration?: Input<"api" | "repository">;
  /**
   * What builds and runs it, with the configuration api.
   * Allowed: one of "PYTHON_3", "PYTHON_311", "NODEJS_12", "NODEJS_14", "NODEJS_16", "NODEJS_18", "NODEJS_22", "CORRETTO_8", "CORRETTO_11", "GO_1", "DOTNET_6", "PHP_81", "RUBY_31".
   */
  readonly runtime?: Input<"PYTHON_3" | "PYTHON_311" | "NODEJS_12" | "NODEJS_14" | "NODEJS_16" | "NODEJS_18" | "NODEJS_22" | "CORRETTO_8" | "CORRETTO_11" | "GO_1" | "DOTNET_6" | "PHP_81" | "RUBY_31" | null>;
  /**
   * The command that builds it.
   * Allowed: a command of one line and up to 1000 characters.
   */
  readonly buildCommand?: Input<string | null>;
  /**
   * The command that starts it.
   * Allowed: a command of one line and up to 1000 characters.
   */
  readonly startCommand?: Input<string | null>;
  /**
   * Whether every commit on the branch is deployed by itself.
   * @default false
   */
  readonly autoDeploy?: Input<boolean>;
}

/** What the application calls, held against the connector's way out. Images, logs and secrets do not pass through it. */
export interface AppRunnerCalls {
  /**
   * Whether the application calls addresses on the internet.
   * @default false
   */
  readonly internet?: Input<boolean>;
  /**
   * AWS services that it calls beside those of `statements`, by short name of their endpoint: sqs, bedrock-runtime.
   * Allowed: short names of AWS services with endpoints, as in the name com.amazonaws.REGION.NAME.
   * @default []
   */
  readonly services?: Input<readonly Input<string>[]>;
}

/** An instance role of your own in place of the one that `statements` and `secrets` make; it trusts tasks.apprunner.amazonaws.com. */
export interface AppRunnerExistingRole {
  /**
   * The role's ARN.
   * Allowed: a role's ARN, such as "arn:aws:iam:region:123456789012:resource".
   */
  readonly arn: Input<string>;
}

/** How App Runner tells whether an instance is healthy. */
export interface AppRunnerHealthCheck {
  /**
   * TCP: whether the port answers; HTTP: whether the path does, with a status of 200 to 399.
   * Allowed: one of "TCP", "HTTP".
   * @default "TCP"
   */
  readonly protocol?: Input<"TCP" | "HTTP">;
  /**
   * The path that is asked for, with HTTP. Default: /.
   * Allowed: a path that begins with a slash, without spaces.
   */
  readonly path?: Input<string | null>;
  /**
   * Seconds between checks.
   * Allowed: a whole number from 1 to 20 seconds.
   * @default 5
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Seconds after which a check counts as failed.
   * Allowed: a whole number from 1 to 20 seconds.
   * @default 2
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Successes in a row that make an instance healthy.
   * Allowed: a whole number from 1 to 20 checks.
   * @default 1
   */
  readonly healthyThreshold?: Input<number>;
  /**
   * Failures in a row that make it unhealthy.
   * Allowed: a whole number from 1 to 20 checks.
   * @default 5
   */
  readonly unhealthyThreshold?: Input<number>;
}

/** How the service scales, by a configuration of its own. */
export interface AppRunnerOwnScaling {
  /**
   * Requests that one instance answers at the same time; more start another instance.
   * Allowed: a whole number from 1 to 200 requests.
   * @default 100
   */
  readonly maxConcurrency?: Input<number>;
  /**
   * Instances that are always kept; those without requests cost their memory alone.
   * Allowed: a whole number from 1 to 25 instances.
   * @default 1
   */
  readonly minSize?: Input<number>;
  /**
   * Most instances.
   * Allowed: a whole number from 1 to 25 instances.
   * @default 25
   */
  readonly maxSize?: Input<number>;
}

/** A domain name of the service. */
export interface AppRunnerDomain {
  /**
   * The domain's name: a root domain, one below it, or all directly below a domain.
   * Allowed: a domain name in lower case, such as "api.example.com" or "*.example.com".
   */
  readonly domainName: Input<string>;
  /**
   * Whether the name with www. before it leads to the service, too.
   * @default false
   */
  readonly www?: Input<boolean>;
  /** The zone for its records. Without one they are made elsewhere, from `domainRecords`. */
  readonly zone?: Input<AppRunnerZone | null>;
  /**
   * How many records App Runner wants for the certificate: Terraform has to know it before App Runner says it. Default: 2, and 3 with www.
   * Allowed: a whole number from 1 to 6 records.
   */
  readonly validationRecords?: Input<number | null>;
}

/** The zone for its records. Without one they are made elsewhere, from `domainRecords`. */
export interface AppRunnerZone {
  /**
   * The public hosted zone's id; may be known only after the apply.
   * Allowed: a hosted zone's id.
   */
  readonly zoneId: Input<string>;
}

