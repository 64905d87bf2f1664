/**
 * The endpoint that an IAM action is called by, where it is not named as the action's service: the prefix in the action
 * (Service Authorization Reference) and the endpoint's short name (AWS PrivateLink Guide). Actions of services that are
 * not here are left to `calls.services`.
 */
export const ACTION_ENDPOINTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...[
        "athena",
        "comprehend",
        "dynamodb",
        "events",
        "execute-api",
        "glue",
        "kms",
        "lambda",
        "logs",
        "polly",
      ],
      ...[
        "rds-data",
        "rekognition",
        "s3",
        "secretsmanager",
        "sns",
        "sqs",
        "ssm",
        "states",
        "sts",
        "textract",
      ],
      ...["transcribe", "translate", "xray"],
    ].map((service) => [service, service]),
  ),
  bedrock: "bedrock-runtime",
  cassandra: "cassandra",
  cloudwatch: "monitoring",
  ecr: "ecr.api",
  firehose: "kinesis-firehose",
  kinesis: "kinesis-streams",
  ses: "email",
};
