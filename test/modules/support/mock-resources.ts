/**
 * What the mock provider makes up for resources that are applied with it: an ARN where another resource's argument
 * wants one. Everything else it makes up itself, as random text.
 */
const ACCOUNT = "ap-northeast-2:123456789012";

/** Computed attributes by resource type. */
const MADE_UP: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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
  aws_secretsmanager_secret: { arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:mock-AbCdEf` },
  aws_ssm_parameter: { arn: `arn:aws:ssm:${ACCOUNT}:parameter/mock` },
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
