/**
 * What the mock provider makes up for resources that are applied with it: an ARN, an address or a
 * list where another resource's argument wants one. Everything else it makes up itself, as random text.
 */
const ACCOUNT = "ap-northeast-1:123456789012";
const RUNNER = `arn:aws:apprunner:${ACCOUNT}`;
const ID = "0123456789abcdef0123456789abcdef";

/** As App Runner has them for a domain and its www. */
const validation = (name: string) => ({
  name: `_${name}.example.com.`,
  type: "CNAME",
  value: `_${name}.acm-validations.aws.`,
  status: "PENDING_VALIDATION",
});

/** Computed attributes by resource type. */
const MADE_UP: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  aws_iam_instance_profile: { arn: "arn:aws:iam::123456789012:instance-profile/mock" },
  aws_iam_role: { arn: "arn:aws:iam::123456789012:role/mock" },
  aws_imagebuilder_component: { arn: `arn:aws:imagebuilder:${ACCOUNT}:component/mock/1.0.0/1` },
  aws_imagebuilder_distribution_configuration: {
    arn: `arn:aws:imagebuilder:${ACCOUNT}:distribution-configuration/mock`,
  },
  aws_imagebuilder_image_recipe: { arn: `arn:aws:imagebuilder:${ACCOUNT}:image-recipe/mock/1.0.0` },
  aws_imagebuilder_infrastructure_configuration: {
    arn: `arn:aws:imagebuilder:${ACCOUNT}:infrastructure-configuration/mock`,
  },
  aws_kms_key: { arn: `arn:aws:kms:${ACCOUNT}:key/mock` },
  aws_launch_template: { id: "lt-0123456789abcdef0" },
  aws_secretsmanager_secret: { arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:mock-AbCdEf` },
  aws_secretsmanager_secret_version: { arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:mock-AbCdEf` },
  aws_ssm_parameter: { arn: `arn:aws:ssm:${ACCOUNT}:parameter/mock` },
  aws_apprunner_vpc_connector: { arn: `${RUNNER}:vpcconnector/mock/1/${ID}` },
  aws_apprunner_auto_scaling_configuration_version: {
    arn: `${RUNNER}:autoscalingconfiguration/mock/1/${ID}`,
  },
  aws_apprunner_observability_configuration: { arn: `${RUNNER}:observabilityconfiguration/mock/1/${ID}` },
  aws_apprunner_service: { arn: `${RUNNER}:service/mock/${ID}` },
  aws_apprunner_custom_domain_association: {
    certificate_validation_records: ["a", "b", "c"].map(validation),
  },
  aws_db_instance: {
    arn: `arn:aws:rds:${ACCOUNT}:db:mock`,
    master_user_secret: [{ secret_arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:rds!db-mock-AbCdEf` }],
  },
  aws_security_group: { arn: `arn:aws:ec2:${ACCOUNT}:security-group/sg-0123456789abcdef0` },
  aws_route53_zone: { zone_id: "Z0123456789ABCDEFGHIJ" },
  aws_sqs_queue: { arn: `arn:aws:sqs:${ACCOUNT}:mock` },
  aws_ecr_repository: { repository_url: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/mock" },
  aws_cloudwatch_log_group: { arn: `arn:aws:logs:${ACCOUNT}:log-group:mock` },
};

/** The `mock_resource` blocks of a mock provider. */
export const mockResources = (): string =>
  Object.entries(MADE_UP)
    .map(([type, values]) => {
      const defaults = Object.entries(values).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
      return `  mock_resource "${type}" {\n    defaults = { ${defaults.join(", ")} }\n  }\n`;
    })
    .join("");
