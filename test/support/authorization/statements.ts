/** Every policy of a stack, statement by statement, with ARNs as AWS would give them. */

import type { PolicyDocument, Statement } from "../../../src/reach/policy";
import type { Instance, Json } from "../evaluated-stack";

interface PlacedStatement {
  /** Where it stands: the resource's address and the argument. */
  readonly at: string;
  readonly statement: Statement;
}

/** What the ARNs look like of resources that nobody made yet, where policies are on them. */
const ARNS: Readonly<Record<string, (name: string) => string>> = {
  aws_cloudwatch_log_group: (name) => `arn:aws:logs:eu-west-1:123456789012:log-group:${name}`,
  aws_iam_role: (name) => `arn:aws:iam::123456789012:role/${name}`,
  aws_kms_key: (name) => `arn:aws:kms:eu-west-1:123456789012:key/${name}`,
  aws_s3_bucket: () => "arn:aws:s3:::bucket",
  aws_secretsmanager_secret: (name) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`,
  aws_sqs_queue: (name) => `arn:aws:sqs:eu-west-1:123456789012:${name}`,
};

/** The specimens of evaluated-stack.ts as what AWS gives. */
const asAws = (text: string): string =>
  text
    .replaceAll(/data\.aws_partition\.\w+\.partition/g, "aws")
    .replaceAll(/data\.aws_region\.\w+\.(id|name|region)/g, "eu-west-1")
    .replaceAll(/data\.aws_caller_identity\.\w+\.account_id/g, "123456789012")
    .replaceAll(
      /arn:aws:[a-z0-9-]*:[a-z0-9-]*:\d{12}:(aws_\w+)\.(\w+)(\[[^\]]*\])?\.arn/g,
      (whole, type, name) => ARNS[type]?.(name) ?? whole,
    );

export function statementsOf(stack: readonly Instance[]): PlacedStatement[] {
  return stack.flatMap(({ address, body }) =>
    policiesIn(body, address).flatMap(({ at, text }) => {
      const { Statement: statements } = JSON.parse(asAws(text)) as PolicyDocument;
      return [statements].flat().map((statement) => ({ at, statement: statement as Statement }));
    }),
  );
}

function policiesIn(value: Json, at: string): { at: string; text: string }[] {
  if (typeof value === "string") return /^\s*\{[\s\S]*"Statement"/.test(value) ? [{ at, text: value }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => policiesIn(item, `${at}.${name}`));
}
