/** What each check refuses, where a resource without arguments passes; and what it takes, where no stack has any. */
import type { Body } from "../evaluated-stack";

/** A resource called `one`, by its type. */
export type Sample = readonly [type: string, body: Body];

const policy = (Action: string, Resource = "*") => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] }),
});

const EVERYBODY = { cidr_ipv4: "0.0.0.0/0" };
const acl = (rule: Body) => ({ ingress: [{ action: "allow", cidr_block: "0.0.0.0/0", ...rule }] });
const port = (number: number) => ({ from_port: number, to_port: number });
const containers = (one: Body) => ({ container_definitions: JSON.stringify([one]) });

export const BAD: Readonly<Record<string, Body | readonly Sample[]>> = {
  CKV_AWS_130: { map_public_ip_on_launch: true },
  CKV_AWS_352: acl({ protocol: "-1" }),
  CKV_AWS_229: acl({ protocol: "6", ...port(21) }),
  CKV_AWS_230: acl({ protocol: "6", ...port(20) }),
  CKV_AWS_231: acl({ protocol: "6", from_port: 1024, to_port: 65535 }),
  CKV_AWS_232: acl({ protocol: "-1" }),
  CKV_AWS_24: { ...EVERYBODY, ip_protocol: "tcp", ...port(22) },
  CKV_AWS_25: { cidr_ipv6: "::/0", ip_protocol: "-1" },
  CKV_AWS_260: { ...EVERYBODY, ip_protocol: "tcp", ...port(80) },
  CKV_AWS_382: { ...EVERYBODY, ip_protocol: "-1" },
  CKV_AWS_131: { load_balancer_type: "application" },
  CKV_AWS_328: { load_balancer_type: "application", desync_mitigation_mode: "monitor" },
  CKV_AWS_152: { load_balancer_type: "network" },
  CKV2_AWS_28: { load_balancer_type: "application", internal: false },
  CKV_AWS_2: { protocol: "HTTP", default_action: [{ type: "forward" }] },
  "ELB.18": { protocol: "TCP" },
  CKV_AWS_103: { protocol: "HTTPS", ssl_policy: "ELBSecurityPolicy-2016-08" },
  CKV_AWS_378: { protocol: "HTTP" },
  CKV_AWS_234: { options: { certificate_transparency_logging_preference: "DISABLED" } },
  CKV2_AWS_71: { domain_name: "shop.example", subject_alternative_names: ["*.shop.example"] },
  CKV_AWS_341: { metadata_options: { http_put_response_hop_limit: 2 } },
  CKV_AWS_8: { block_device_mappings: [{ device_name: "/dev/xvda", ebs: { volume_size: 8 } }] },
  CKV_AWS_88: { associate_public_ip_address: true },
  CKV_AWS_319: { actions_enabled: false },
  "AutoScaling.1": [
    ["aws_autoscaling_group", { health_check_type: "EC2" }],
    ["aws_autoscaling_attachment", { autoscaling_group_name: "aws_autoscaling_group.one.name" }],
  ],
  CKV_AWS_223: { configuration: [{ execute_command_configuration: [{ logging: "NONE" }] }] },
  CKV_AWS_332: { platform_version: "1.3.0" },
  CKV_AWS_333: { network_configuration: { assign_public_ip: true } },
  CKV_AWS_336: containers({ name: "app" }),
  CKV_AWS_334: containers({ name: "app", privileged: true }),
  CKV_AWS_335: { ...containers({}), pid_mode: "host" },
  CKV_AWS_249: { ...containers({}), execution_role_arn: "one", task_role_arn: "one" },
  CKV_AWS_199: { distribution: [{ ami_distribution_configuration: { name: "web" } }] },
  CKV_AWS_200: { block_device_mapping: [{ ebs: { encrypted: "true" } }] },
  CKV_AWS_17: { publicly_accessible: true },
  CKV_AWS_354: { performance_insights_enabled: true },
  CKV2_AWS_30: { engine: "postgres" },
  "RDS.25": { username: "postgres" },
  CKV_AWS_33: {
    policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}',
  },
  CKV_AWS_63: policy("*", "arn:aws:s3:::shop"),
  CKV_AWS_62: policy("*"),
  CKV2_AWS_40: policy("iam:*"),
  CKV_AWS_355: policy("s3:GetObject"),
  CKV_AWS_60: { assume_role_policy: '{"Statement":[{"Effect":"Allow","Principal":"*"}]}' },
};

const BUCKET: Sample = ["aws_s3_bucket", { bucket: "shop" }];
const ofBucket = (type: string, more: Body = {}): Sample[] => [
  BUCKET,
  [`aws_s3_bucket_${type}`, { bucket: "aws_s3_bucket.one.id", ...more }],
];
const ofZone = (type: string): Sample[] => [
  ["aws_route53_zone", { name: "shop.example" }],
  [`aws_route53_${type}`, { hosted_zone_id: "aws_route53_zone.one.zone_id" }],
];
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";

export const GOOD: Readonly<Record<string, readonly Sample[]>> = {
  CKV_AWS_352: [["aws_network_acl", acl({ protocol: "6", ...port(443) })]],
  CKV_AWS_229: [["aws_network_acl", acl({ protocol: "6", ...port(443) })]],
  CKV_AWS_230: [["aws_network_acl", acl({ protocol: "6", ...port(443) })]],
  CKV_AWS_231: [["aws_network_acl", acl({ action: "deny", protocol: "-1" })]],
  CKV_AWS_232: [["aws_network_acl", acl({ cidr_block: "10.0.0.0/8", protocol: "-1" })]],
  CKV2_AWS_28: [
    ["aws_lb", { load_balancer_type: "application", internal: false }],
    ["aws_wafv2_web_acl_association", { resource_arn: "arn:aws:elasticloadbalancing:x:1:aws_lb.one.arn" }],
  ],
  CKV_AWS_378: [["aws_lb_target_group", { protocol: "HTTPS" }]],
  CKV_AWS_192: [["aws_wafv2_web_acl", { rule: [{ name: "AWSManagedRulesKnownBadInputsRuleSet" }] }]],
  CKV2_AWS_31: [
    ["aws_wafv2_web_acl", {}],
    ["aws_wafv2_web_acl_logging_configuration", { resource_arn: "aws_wafv2_web_acl.one.arn" }],
  ],
  CKV2_AWS_38: ofZone("hosted_zone_dnssec"),
  CKV2_AWS_39: ofZone("query_log"),
  CKV_AWS_135: [["aws_instance", { ebs_optimized: true }]],
  CKV_AWS_136: [
    ["aws_ecr_repository", { encryption_configuration: [{ encryption_type: "KMS", kms_key: KEY }] }],
  ],
  CKV_AWS_149: [["aws_secretsmanager_secret", { kms_key_id: KEY }]],
  CKV_AWS_158: [["aws_cloudwatch_log_group", { kms_key_id: KEY }]],
  CKV_AWS_180: [["aws_imagebuilder_component", { kms_key_id: KEY }]],
  CKV_AWS_189: [["aws_ebs_volume", { kms_key_id: KEY }]],
  CKV_AWS_199: [
    [
      "aws_imagebuilder_distribution_configuration",
      { distribution: [{ ami_distribution_configuration: { kms_key_id: KEY } }] },
    ],
  ],
  CKV_AWS_200: [["aws_imagebuilder_image_recipe", { block_device_mapping: [{ ebs: { kms_key_id: KEY } }] }]],
  CKV_AWS_144: ofBucket("replication_configuration"),
  CKV_AWS_145: ofBucket("server_side_encryption_configuration", {
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } }],
  }),
  CKV_AWS_18: ofBucket("logging"),
  CKV2_AWS_62: ofBucket("notification"),
  CKV_AWS_354: [
    ["aws_db_instance", { performance_insights_enabled: true, performance_insights_kms_key_id: KEY }],
  ],
  CKV2_AWS_30: [
    ["aws_db_instance", { engine: "postgres", parameter_group_name: "aws_db_parameter_group.one.name" }],
    [
      "aws_db_parameter_group",
      { parameter: [{ name: "log_statement" }, { name: "log_min_duration_statement" }] },
    ],
  ],
  "RDS.23": [["aws_db_instance", { port: 15432 }]],
  CKV2_AWS_34: [["aws_ssm_parameter", { type: "SecureString" }]],
  CKV2_AWS_57: [
    ["aws_secretsmanager_secret", {}],
    ["aws_secretsmanager_secret_rotation", { secret_id: "aws_secretsmanager_secret.one.id" }],
  ],
  CKV_AWS_7: [["aws_kms_key", { enable_key_rotation: true }]],
  CKV2_AWS_64: [["aws_kms_key", { policy: "{}" }]],
  CKV_AWS_33: [["aws_kms_key", { policy: '{"Statement":[{"Principal":{"Service":"logs.amazonaws.com"}}]}' }]],
  CKV2_AWS_9: [
    ["aws_ebs_volume", {}],
    ["aws_backup_selection", { resources: ["arn:aws:ebs:x:1:aws_ebs_volume.one.arn"] }],
  ],
};
