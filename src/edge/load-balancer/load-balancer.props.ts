// Generated from src/edge/load-balancer/load-balancer.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface LoadBalancerResources {
  readonly callerIdentity: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly lb: typeof import("@cdktf/provider-aws/lib/lb").Lb;
  readonly lbListener: typeof import("@cdktf/provider-aws/lib/lb-listener").LbListener;
  readonly lbListenerCertificate: typeof import("@cdktf/provider-aws/lib/lb-listener-certificate").LbListenerCertificate;
  readonly lbListenerHttpRedirect: typeof import("@cdktf/provider-aws/lib/lb-listener").LbListener;
  readonly lbListenerPipeline: typeof import("@cdktf/provider-aws/lib/lb-listener").LbListener;
  readonly lbListenerRule: typeof import("@cdktf/provider-aws/lib/lb-listener-rule").LbListenerRule;
  readonly lbListenerRulePipeline: typeof import("@cdktf/provider-aws/lib/lb-listener-rule").LbListenerRule;
  readonly lbTargetGroup: typeof import("@cdktf/provider-aws/lib/lb-target-group").LbTargetGroup;
  readonly lbTargetGroupAttachmentNetwork: typeof import("@cdktf/provider-aws/lib/lb-target-group-attachment").LbTargetGroupAttachment;
  readonly lbTargetGroupNetwork: typeof import("@cdktf/provider-aws/lib/lb-target-group").LbTargetGroup;
  readonly s3BucketLifecycleConfigurationLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration").S3BucketLifecycleConfiguration;
  readonly s3BucketLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket").S3Bucket;
  readonly s3BucketOwnershipControlsLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-ownership-controls").S3BucketOwnershipControls;
  readonly s3BucketPolicyLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-policy").S3BucketPolicy;
  readonly s3BucketPublicAccessBlockLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-public-access-block").S3BucketPublicAccessBlock;
  readonly s3BucketServerSideEncryptionConfigurationLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration").S3BucketServerSideEncryptionConfigurationA;
  readonly wafv2WebAclAssociation: typeof import("@cdktf/provider-aws/lib/wafv2-web-acl-association").Wafv2WebAclAssociation;
}

/** An Application Load Balancer: TLS ended with ACM certificates, HTTP sent to HTTPS, rules by host, path, header, query, method and source address, weighted and sticky forwarding, sign-in by OIDC or Cognito, mutual TLS, access logs in a bucket of its own, AWS WAF. */
export interface LoadBalancerProps<Listener extends string = string, TargetGroup extends string = string> extends BlockProps<LoadBalancerResources> {
  /**
   * The load balancer's name: once in a region and account. A change replaces it.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: a name that does not begin with "internal-", which AWS keeps for its own.
   */
  readonly name: Input<string>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /** The network that it stands in: the `ref` of `Network`, or such an object. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` whose subnets it stands in; a public one if it faces the internet.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * Zones of the tier that it stands in, two at least; default: all.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Whether it has private addresses only. false: it faces the internet. A change replaces it.
   * @default true
   */
  readonly internal?: Input<boolean>;
  /**
   * Its clients' addresses.
   * Allowed: one of "ipv4", "dualstack", "dualstack-without-public-ipv4".
   * @default "ipv4"
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack" | "dualstack-without-public-ipv4">;
  /**
   * Its security groups, of the network's VPC: who may reach it, and what it may reach.
   * Allowed: 1 to 5 groups.
   */
  readonly securityGroups: Input<readonly SecurityGroupReference[]>;
  /**
   * Listeners by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: one listener at least.
   */
  readonly listeners: Input<{ readonly [K in Listener]?: LbListener }>;
  /**
   * Who changes where listeners and rules send requests. pipeline: Terraform makes them with the actions given, and leaves alone the weights and target groups that a deployer sets after that. A switch is a move in the state: see the section on who moves traffic.
   * Allowed: one of "terraform", "pipeline".
   * @default "terraform"
   */
  readonly actionOwner?: Input<"terraform" | "pipeline">;
  /**
   * Any text; a change says that the listeners' and rules' move to other addresses has been declared. In TypeScript no move is needed.
   * Allowed: up to 128 ASCII letters, digits and . _ : / + = @ -.
   * @default ""
   */
  readonly listenersMoved?: Input<string>;
  /**
   * Whether a listener on port 80 sends to HTTPS. There is one only if some listener is HTTPS, and none of `listeners` is on port 80.
   * @default true
   */
  readonly redirectHttp?: Input<boolean>;
  /**
   * Target groups by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly targetGroups?: Input<{ readonly [K in TargetGroup]?: LbTargetGroup }>;
  /**
   * Target groups of type alb, by names of your choice: for Network Load Balancers in front of this one.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly networkTargetGroups?: Input<Readonly<Record<string, LbNetworkTargetGroup>>>;
  /**
   * Ways to sign in by names of your choice, for the `authenticate` of actions.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly authentication?: Input<Readonly<Record<string, LbAuthentication>>>;
  /**
   * The client secrets of OIDC, by key of `authentication`. They are kept in Terraform's state.
   * Each secret: one character at least.
   * @default {}
   */
  readonly oidcClientSecrets?: Input<Readonly<Record<string, string>>>;
  /**
   * Logs in S3.
   * Allowed: bucket with the destination existing, and only with it.
   * Allowed: a prefix without AWSLogs, which AWS adds, and without a slash at either end.
   * Allowed: logs of requests, of connections or both; or the destination none.
   * Allowed: connections with the destination own or existing.
   * @default {}
   */
  readonly accessLogs?: Input<LbAccessLogs>;
  /** The web ACL of AWS WAF. */
  readonly webAcl?: Input<LbWebAcl | null>;
  /**
   * Treatment of requests' headers.
   * @default {}
   */
  readonly headers?: Input<LbHeaders>;
  /**
   * Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy.
   * @default true
   */
  readonly deletionProtection?: Input<boolean>;
  /**
   * Seconds without data after which a connection ends.
   * Allowed: a whole number from 1 to 4000 seconds.
   * @default 60
   */
  readonly idleTimeoutSeconds?: Input<number>;
  /**
   * Seconds that a client's connection lasts at most.
   * Allowed: a whole number from 60 to 604800 seconds.
   * @default 3600
   */
  readonly clientKeepAliveSeconds?: Input<number>;
  /**
   * Whether clients may speak HTTP/2 (enable_http2).
   * @default true
   */
  readonly http2?: Input<boolean>;
  /**
   * Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift).
   * @default false
   */
  readonly zonalShift?: Input<boolean>;
}

/** A port that the load balancer listens on. */
export interface LbListener {
  /**
   * The port.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * HTTPS has its TLS ended here.
   * Allowed: one of "HTTP", "HTTPS".
   */
  readonly protocol: Input<"HTTP" | "HTTPS">;
  /**
   * The default certificate of HTTPS, for clients that name no other host (SNI).
   * Allowed: a certificate's ARN, such as "arn:aws:acm:region:123456789012:certificate/id".
   */
  readonly certificateArn?: Input<string | null>;
  /**
   * Further certificates of HTTPS, chosen by the host's name (SNI), by names of your choice.
   * Each certificate: a certificate's ARN, such as "arn:aws:acm:region:123456789012:certificate/id".
   * @default {}
   */
  readonly additionalCertificateArns?: Input<Readonly<Record<string, string>>>;
  /**
   * TLS versions and ciphers of HTTPS (Application Load Balancers guide: Security policies). Default: TLS 1.3 and 1.2 with forward secrecy.
   * Allowed: the name of a security policy of Elastic Load Balancing.
   * @default "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
   */
  readonly sslPolicy?: Input<string>;
  /**
   * Clients' certificates (mutual TLS).
   * Allowed: trustStoreArn with the mode verify, and only with it.
   */
  readonly mutualAuthentication?: Input<LbMutualAuthentication | null>;
  /**
   * Whether HTTP from the internet may be forwarded as it is. Where the load balancer is internal, HTTP needs no such leave.
   * @default false
   */
  readonly plainHttp?: Input<boolean>;
  /**
   * What is done with a request that no rule takes.
   * Allowed: one of forward, redirect and fixedResponse.
   */
  readonly defaultAction: Input<LbAction>;
  /**
   * Rules by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly rules?: Input<Readonly<Record<string, LbListenerRule>>>;
}

/** Clients' certificates (mutual TLS). */
export interface LbMutualAuthentication {
  /**
   * verify: the load balancer checks clients' certificates; passthrough: the targets get them. off ends it: a listener whose mutualAuthentication is left out keeps what it had.
   * Allowed: one of "verify", "passthrough", "off".
   * @default "verify"
   */
  readonly mode?: Input<"verify" | "passthrough" | "off">;
  /**
   * The trust store that verify checks against.
   * Allowed: a trust store's ARN, such as "arn:aws:elasticloadbalancing:region:123456789012:resource".
   */
  readonly trustStoreArn?: Input<string | null>;
  /**
   * Whether certificates that have run out are taken.
   * @default false
   */
  readonly ignoreClientCertificateExpiry?: Input<boolean>;
  /**
   * Whether clients are told the authorities' names.
   * @default false
   */
  readonly advertiseTrustStoreCaNames?: Input<boolean>;
}

/** What is done with a request that no rule takes. */
export interface LbAction {
  /**
   * Key of `authentication`: who has not signed in there does first. On HTTPS listeners only.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly authenticate?: Input<string | null>;
  /** Sends the request to target groups. */
  readonly forward?: Input<LbForward | null>;
  /**
   * Answers with another URL. What is left out stays as it is asked for.
   * Allowed: a redirect that changes one of protocol, host, port and path at least.
   */
  readonly redirect?: Input<LbRedirect | null>;
  /** Answers by itself. */
  readonly fixedResponse?: Input<LbFixedResponse | null>;
}

/** Sends the request to target groups. */
export interface LbForward {
  /**
   * Weights by key of `targetGroups`.
   * Allowed: 1 to 5 target groups.
   * Allowed: a weight above 0 for one group at least.
   * Each weight: a whole number from 0 to 999.
   */
  readonly targetGroups: Input<Readonly<Record<string, number>>>;
  /**
   * Seconds that a client stays with its target group; default: every request is decided anew. AWS asks for it where one of several groups is sticky, in an apply before the one that makes the group so.
   * Allowed: a whole number from 1 to 604800 seconds.
   */
  readonly stickinessSeconds?: Input<number | null>;
}

/** Answers with another URL. What is left out stays as it is asked for. */
export interface LbRedirect {
  /**
   * Its protocol.
   * Allowed: one of "HTTP", "HTTPS", "#{protocol}".
   * @default "#{protocol}"
   */
  readonly protocol?: Input<"HTTP" | "HTTPS" | "#{protocol}">;
  /**
   * Its host.
   * Allowed: up to 128 visible ASCII characters: a host, which may hold #{host}.
   * @default "#{host}"
   */
  readonly host?: Input<string>;
  /**
   * Its port.
   * Allowed: a port, or "#{port}".
   * @default "#{port}"
   */
  readonly port?: Input<string>;
  /**
   * Its path.
   * Allowed: up to 128 visible ASCII characters: an absolute path, which may hold #{path}.
   * @default "/#{path}"
   */
  readonly path?: Input<string>;
  /**
   * Its query.
   * Allowed: up to 128 visible ASCII characters: a query without its ?, which may hold #{query}.
   * @default "#{query}"
   */
  readonly query?: Input<string>;
  /**
   * Whether it is permanent (301) or for now (302).
   * Allowed: one of "HTTP_301", "HTTP_302".
   * @default "HTTP_301"
   */
  readonly statusCode?: Input<"HTTP_301" | "HTTP_302">;
}

/** Answers by itself. */
export interface LbFixedResponse {
  /**
   * The status code.
   * Allowed: a status code 2XX, 4XX or 5XX.
   * @default "404"
   */
  readonly statusCode?: Input<string>;
  /**
   * The body's type.
   * Allowed: one of "text/plain", "text/css", "text/html", "application/javascript", "application/json".
   * @default "text/plain"
   */
  readonly contentType?: Input<"text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json">;
  /**
   * The body.
   * Allowed: at most 1024 characters.
   * @default ""
   */
  readonly messageBody?: Input<string>;
}

/** A rule: all of its conditions have to hold; of a condition's values, any. */
export interface LbListenerRule {
  /**
   * Where the rule stands: the lowest comes first. Leave gaps, since two rules cannot swap places in one apply.
   * Allowed: a whole number from 1 to 50000.
   */
  readonly priority: Input<number>;
  /**
   * Names of the host, with the wildcards * and ?.
   * Allowed: at most 3 values: more need a rule of their own.
   * Each host: a host with a dot, of ASCII letters, digits and - . with the wildcards * and ?.
   * Each host: at most 128 characters.
   * @default []
   */
  readonly hostHeader?: Input<readonly Input<string>[]>;
  /**
   * Paths, with the wildcards * and ?; upper and lower case differ.
   * Allowed: at most 3 values: more need a rule of their own.
   * Each path: 1 to 128 ASCII letters, digits and _ - . $ / ~ " ' @ : + & with the wildcards * and ?.
   * @default []
   */
  readonly pathPattern?: Input<readonly Input<string>[]>;
  /**
   * Values by a header's name; all headers must match.
   * Allowed: names of 1 to 40 characters of a header's name, each with a value at least.
   * Each header: at most 3 values: more need a rule of their own.
   * @default {}
   */
  readonly httpHeader?: Input<Readonly<Record<string, readonly Input<string>[]>>>;
  /**
   * Request methods.
   * Allowed: at most 3 values: more need a rule of their own.
   * Each method: 1 to 40 upper-case ASCII letters, hyphens and underscores.
   * @default []
   */
  readonly httpRequestMethod?: Input<readonly Input<string>[]>;
  /**
   * Parameters of the query, with the wildcards * and ?.
   * Allowed: at most 3 values: more need a rule of their own.
   * @default []
   */
  readonly queryString?: Input<readonly LbQueryString[]>;
  /**
   * Ranges of the client's address, as the load balancer sees it: not X-Forwarded-For.
   * Allowed: at most 3 values: more need a rule of their own.
   * Each range: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   * @default []
   */
  readonly sourceIp?: Input<readonly Input<string>[]>;
  /**
   * Rewrites of a request before it is sent to the targets. What a rule's conditions see is not changed.
   * Allowed: hostHeader, url or both.
   * From AWS provider 6.19 on.
   */
  readonly transform?: Input<LbTransform | null>;
  /**
   * What is done with such a request.
   * Allowed: one of forward, redirect and fixedResponse.
   */
  readonly action: Input<LbAction>;
}

/** See LoadBalancerProps. */
export interface LbQueryString {
  /**
   * The parameter's name; default: any.
   * Allowed: 1 to 128 visible ASCII characters and spaces.
   */
  readonly key?: Input<string | null>;
  /**
   * The parameter's value.
   * Allowed: 1 to 128 visible ASCII characters and spaces.
   */
  readonly value: Input<string>;
}

/** Rewrites of a request before it is sent to the targets. What a rule's conditions see is not changed. */
export interface LbTransform {
  /** Another name of the host, for the targets. */
  readonly hostHeader?: Input<LbRewrite | null>;
  /** Another path and query, for the targets; rules look at what the client sent. */
  readonly url?: Input<LbRewrite | null>;
}

/** Another name of the host, for the targets. */
export interface LbRewrite {
  /**
   * What is replaced: a regular expression. A request that it does not match stays as it is.
   * Allowed: 1 to 1024 characters.
   * Allowed: a regular expression without lookaheads, lookbehinds, backreferences, atomic groups, possessive quantifiers, subroutines, recursion and Unicode classes.
   */
  readonly regex: Input<string>;
  /**
   * What stands in its place; $1 is what the expression's first group matched.
   * Allowed: at most 1024 characters.
   */
  readonly replace: Input<string>;
}

/** A target group, replaced by a new one before the old one goes. */
export interface LbTargetGroup {
  /**
   * What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.
   * Allowed: one of "ip", "instance".
   * @default "ip"
   */
  readonly targetType?: Input<"ip" | "instance">;
  /**
   * The port of targets that do not name one themselves.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * The protocol towards the targets. Targets' certificates are not validated.
   * Allowed: one of "HTTP", "HTTPS".
   * @default "HTTP"
   */
  readonly protocol?: Input<"HTTP" | "HTTPS">;
  /**
   * The version towards the targets; HTTP2 and GRPC behind HTTPS listeners only.
   * Allowed: one of "HTTP1", "HTTP2", "GRPC".
   * @default "HTTP1"
   */
  readonly protocolVersion?: Input<"HTTP1" | "HTTP2" | "GRPC">;
  /**
   * The targets' addresses.
   * Allowed: one of "ipv4", "ipv6".
   * @default "ipv4"
   */
  readonly ipAddressType?: Input<"ipv4" | "ipv6">;
  /**
   * How the targets' health is found out.
   * Allowed: a timeoutSeconds below the intervalSeconds.
   * @default {}
   */
  readonly healthCheck?: Input<LbHealthCheck>;
  /**
   * Seconds that a leaving target has to finish its requests.
   * Allowed: a whole number from 0 to 3600 seconds.
   * @default 300
   */
  readonly deregistrationDelaySeconds?: Input<number>;
  /**
   * Seconds in which a new target's share grows to the full: 30 to 900, or 0 for at once.
   * Allowed: a whole number from 0 to 900 seconds.
   * @default 0
   */
  readonly slowStartSeconds?: Input<number>;
  /**
   * How a target is chosen (load_balancing_algorithm_type).
   * Allowed: one of "round_robin", "least_outstanding_requests", "weighted_random".
   * @default "round_robin"
   */
  readonly algorithm?: Input<"round_robin" | "least_outstanding_requests" | "weighted_random">;
  /**
   * Whether targets that answer unusually get less; with weighted_random only.
   * @default false
   */
  readonly anomalyMitigation?: Input<boolean>;
  /**
   * Sticky sessions: a client's requests go to one target (Application Load Balancers guide).
   * Allowed: cookieName with the type app_cookie, and only with it.
   * Allowed: a name that does not begin with AWSALB, which the load balancer keeps for its own cookies.
   * @default {}
   */
  readonly stickiness?: Input<LbTargetStickiness>;
}

/** How the targets' health is found out. */
export interface LbHealthCheck {
  /**
   * The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.
   * Allowed: up to 1024 visible ASCII characters, beginning with a slash.
   * @default "/"
   */
  readonly path?: Input<string>;
  /**
   * The port that is asked: a number, or traffic-port for the one that requests go to.
   * Allowed: a port from 1 to 65535, or "traffic-port".
   * @default "traffic-port"
   */
  readonly port?: Input<string>;
  /**
   * The protocol of the check; default: that of the requests.
   * Allowed: one of "HTTP", "HTTPS".
   */
  readonly protocol?: Input<"HTTP" | "HTTPS" | null>;
  /**
   * Status codes of a healthy target; default: 200, and with GRPC 12, which says unimplemented.
   * Allowed: status codes such as "200", "200-299" or "200,302".
   */
  readonly matcher?: Input<string | null>;
  /**
   * Seconds between two checks of a target.
   * Allowed: a whole number from 5 to 300 seconds.
   * @default 30
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Seconds after which a check has failed.
   * Allowed: a whole number from 2 to 120 seconds.
   * @default 5
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Checks in a row that make a target healthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 3
   */
  readonly healthyThreshold?: Input<number>;
  /**
   * Failed checks in a row that make a target unhealthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 3
   */
  readonly unhealthyThreshold?: Input<number>;
}

/** Sticky sessions: a client's requests go to one target (Application Load Balancers guide). */
export interface LbTargetStickiness {
  /**
   * Whether sessions are sticky.
   * @default false
   */
  readonly enabled?: Input<boolean>;
  /**
   * Whether the load balancer makes the cookie or follows the application's.
   * Allowed: one of "lb_cookie", "app_cookie".
   * @default "lb_cookie"
   */
  readonly type?: Input<"lb_cookie" | "app_cookie">;
  /**
   * The application's cookie; with app_cookie only.
   * Allowed: 1 to 256 characters of a cookie's name.
   */
  readonly cookieName?: Input<string | null>;
  /**
   * Seconds that a client stays with its target.
   * Allowed: a whole number from 1 to 604800 seconds.
   * @default 86400
   */
  readonly durationSeconds?: Input<number>;
}

/** A target group of type alb: by it a Network Load Balancer sends TCP to this load balancer. */
export interface LbNetworkTargetGroup {
  /**
   * The port of a listener of this load balancer.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * How the targets' health is found out.
   * Allowed: a timeoutSeconds below the intervalSeconds.
   * @default {}
   */
  readonly healthCheck?: Input<LbHealthCheck>;
}

/** A way to sign in. */
export interface LbAuthentication {
  /** A provider of OpenID Connect. */
  readonly oidc?: Input<LbOidc | null>;
  /** A user pool of Amazon Cognito. */
  readonly cognito?: Input<LbCognito | null>;
  /**
   * What happens to who has not signed in: sent to sign in, answered with 401, or let pass.
   * Allowed: one of "authenticate", "deny", "allow".
   * @default "authenticate"
   */
  readonly onUnauthenticatedRequest?: Input<"authenticate" | "deny" | "allow">;
  /**
   * The claims asked for.
   * Allowed: scopes with a space between.
   * @default "openid"
   */
  readonly scope?: Input<string>;
  /**
   * The cookie that holds the session.
   * Allowed: 1 to 64 ASCII letters, digits, _ and -.
   * @default "AWSELBAuthSessionCookie"
   */
  readonly sessionCookieName?: Input<string>;
  /**
   * Seconds that a session lasts.
   * Allowed: a whole number from 1 to 604800 seconds.
   * @default 604800
   */
  readonly sessionTimeoutSeconds?: Input<number>;
  /**
   * Further parameters of the request to the authorization endpoint.
   * Allowed: at most 10 parameters.
   * @default {}
   */
  readonly requestExtraParams?: Input<Readonly<Record<string, string>>>;
}

/** A provider of OpenID Connect. */
export interface LbOidc {
  /**
   * The provider's issuer identifier.
   * Allowed: an https URL.
   */
  readonly issuer: Input<string>;
  /**
   * Where users sign in.
   * Allowed: an https URL.
   */
  readonly authorizationEndpoint: Input<string>;
  /**
   * Where tokens are given out.
   * Allowed: an https URL.
   */
  readonly tokenEndpoint: Input<string>;
  /**
   * Where claims are read.
   * Allowed: an https URL.
   */
  readonly userInfoEndpoint: Input<string>;
  /**
   * The client id. Its secret is `oidcClientSecrets` under the same key.
   * Allowed: 1 to 500 visible ASCII characters.
   */
  readonly clientId: Input<string>;
}

/** A user pool of Amazon Cognito. */
export interface LbCognito {
  /**
   * The user pool.
   * Allowed: a user pool's ARN, such as "arn:aws:cognito-idp:region:123456789012:resource".
   */
  readonly userPoolArn: Input<string>;
  /**
   * The pool's client, with a secret and the code grant.
   * Allowed: 1 to 500 visible ASCII characters.
   */
  readonly userPoolClientId: Input<string>;
  /**
   * The domain prefix, or the domain, of the pool.
   * Allowed: 1 to 500 visible ASCII characters.
   */
  readonly userPoolDomain: Input<string>;
}

/** Logs in S3. */
export interface LbAccessLogs {
  /**
   * own: a bucket that the block makes, which takes logs of this account's load balancers and nothing else. existing: the bucket of `bucket`, whose policy lets the logs in already.
   * Allowed: one of "own", "existing", "none".
   * @default "own"
   */
  readonly destination?: Input<"own" | "existing" | "none">;
  /**
   * The existing bucket: in the load balancer's region, encrypted with SSE-S3 (Application Load Balancers guide: Enable access logs).
   * Allowed: a bucket's name.
   */
  readonly bucket?: Input<string | null>;
  /**
   * The beginning of the logs' keys.
   * Allowed: 1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -.
   */
  readonly prefix?: Input<string | null>;
  /**
   * Whether requests are logged (access logs).
   * @default true
   */
  readonly requests?: Input<boolean>;
  /**
   * Whether connections are logged too: the client, and why TLS failed (connection logs).
   * @default false
   */
  readonly connections?: Input<boolean>;
  /**
   * Days that logs are kept in the own bucket.
   * Allowed: a whole number from 1 to 3653 days.
   * @default 365
   */
  readonly retentionDays?: Input<number>;
  /**
   * Whether the own bucket may be destroyed with logs in it.
   * @default false
   */
  readonly forceDestroy?: Input<boolean>;
}

/** The web ACL of AWS WAF. */
export interface LbWebAcl {
  /**
   * The web ACL, of the load balancer's region.
   * Allowed: a web ACL's ARN, such as "arn:aws:wafv2:region:123456789012:resource".
   * Allowed: a web ACL of a region, whose ARN holds ":regional/webacl/".
   */
  readonly arn: Input<string>;
  /**
   * Whether requests pass while AWS WAF does not answer (enable_waf_fail_open).
   * @default false
   */
  readonly failOpen?: Input<boolean>;
}

/** Treatment of requests' headers. */
export interface LbHeaders {
  /**
   * Whether headers with names that are not valid are taken away (drop_invalid_header_fields).
   * @default true
   */
  readonly dropInvalid?: Input<boolean>;
  /**
   * How requests that could be read in two ways are treated (desync_mitigation_mode).
   * Allowed: one of "defensive", "strictest", "monitor".
   * @default "defensive"
   */
  readonly desyncMitigation?: Input<"defensive" | "strictest" | "monitor">;
  /**
   * What happens to X-Forwarded-For (xff_header_processing_mode).
   * Allowed: one of "append", "preserve", "remove".
   * @default "append"
   */
  readonly xForwardedFor?: Input<"append" | "preserve" | "remove">;
  /**
   * Whether X-Forwarded-For tells the client's port (enable_xff_client_port).
   * @default false
   */
  readonly xForwardedForPort?: Input<boolean>;
  /**
   * Whether Host reaches targets as it came, with its port (preserve_host_header).
   * @default false
   */
  readonly preserveHost?: Input<boolean>;
  /**
   * Whether targets are told the TLS version and cipher (enable_tls_version_and_cipher_suite_headers).
   * @default false
   */
  readonly tlsVersionAndCipher?: Input<boolean>;
}

