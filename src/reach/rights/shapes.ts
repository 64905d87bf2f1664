/** What AWS will give a resource, as far as its form is known: ARNs and what is like them (Service Authorization Reference). */
import { hasStandIn, standIn } from "../policy/unsure";
import { isUnknown, listIn, type Value, type Values } from "../terraform/value";
import type { OneWritten } from "../terraform/written/configuration";
import type { Where } from "./where";

type Named = Pick<OneWritten, "address" | "type" | "own">;
type Text = (name: string) => string;
type Shape = (where: Where, text: Text) => string;

const arn =
  (service: string, rest: (text: Text) => string): Shape =>
  ({ partition, region, account }, text) =>
    `arn:${partition}:${service}:${region}:${account}:${rest(text)}`;

const iam =
  (kind: string): Shape =>
  ({ partition, account }, text) =>
    `arn:${partition}:iam::${account}:${kind}${path(text("path"))}${text("name")}`;

const path = (given: string): string => (hasStandIn(given) ? "/" : given);

const account: Shape = ({ account: own }) => own;
const region: Shape = ({ region: own }) => own;
const own =
  (name: string): Shape =>
  (_, text) =>
    text(name);

const bucket: Shape = ({ partition }, text) => `arn:${partition}:s3:::${text("bucket")}`;
const secret = arn("secretsmanager", (text) => `secret:${text("name")}-${text("suffix")}`);
const queue = arn("sqs", (text) => text("name"));
const topic = arn("sns", (text) => text("name"));

const SHAPES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  aws_caller_identity: { account_id: account },
  aws_region: { id: region, name: region, region },
  aws_partition: { partition: ({ partition }) => partition, dns_suffix: () => "amazonaws.com" },
  aws_s3_bucket: { arn: bucket, id: own("bucket") },
  aws_iam_role: { arn: iam("role"), id: own("name") },
  aws_iam_policy: { arn: iam("policy"), id: iam("policy") },
  aws_iam_user: { arn: iam("user"), id: own("name") },
  aws_secretsmanager_secret: { arn: secret, id: secret },
  aws_ssm_parameter: { arn: arn("ssm", (text) => `parameter/${text("name").replace(/^\//, "")}`) },
  aws_sqs_queue: { arn: queue },
  aws_sns_topic: { arn: topic, id: topic },
  aws_dynamodb_table: { arn: arn("dynamodb", (text) => `table/${text("name")}`), id: own("name") },
  aws_kms_key: { arn: arn("kms", (text) => `key/${text("key_id")}`), id: own("key_id") },
  aws_cloudwatch_log_group: { arn: arn("logs", (text) => `log-group:${text("name")}`), id: own("name") },
  aws_ecs_cluster: {
    arn: arn("ecs", (text) => `cluster/${text("name")}`),
    id: arn("ecs", (text) => `cluster/${text("name")}`),
  },
  aws_ecr_repository: {
    arn: arn("ecr", (text) => `repository/${text("name")}`),
    id: own("name"),
    registry_id: account,
    repository_url: (where, text) => `${where.account}.dkr.ecr.${where.region}.amazonaws.com/${text("name")}`,
  },
  aws_vpc: { arn: arn("ec2", (text) => `vpc/${text("id")}`), owner_id: account },
  aws_security_group: { arn: arn("ec2", (text) => `security-group/${text("id")}`), owner_id: account },
  aws_lambda_function: { arn: arn("lambda", (text) => `function:${text("function_name")}`) },
};

/** Undefined where nothing is known of its form. */
export function shapeOf(where: Where, one: Named, attribute: string): string | undefined {
  const shape = SHAPES[one.type]?.[attribute];
  return shape?.(where, (name) => nameIn(one, name));
}

function nameIn(one: Named, name: string): string {
  const given = one.own(name);
  if (typeof given === "string" && given !== "") return given;
  if (isUnknown(given) && given.candidates?.length === 1) return given.candidates[0] as string;
  return name === "path" ? "/" : standIn(`${one.address}.${name}`);
}

/** `data.aws_iam_policy_document`, as the provider renders it. */
export function documentOf(one: Pick<OneWritten, "own">): Value {
  const rendered = listIn(one.own("statement")).map((block) =>
    isUnknown(block) ? block : statementOf(block as Values),
  );
  const version = one.own("version");
  return { Version: typeof version === "string" ? version : "2012-10-17", Statement: rendered };
}

const isSaid = (value: Value | undefined): value is Value =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

function statementOf(block: Values): Value {
  const names = [
    ["sid", "Sid"],
    ["actions", "Action"],
    ["not_actions", "NotAction"],
    ["resources", "Resource"],
    ["not_resources", "NotResource"],
  ] as const;
  const made: Record<string, Value> = { Effect: isSaid(block.effect) ? block.effect : "Allow" };
  for (const [name, element] of names) {
    const value = block[name];
    if (isSaid(value) && value !== "") made[element] = withVariables(value);
  }
  for (const [name, element] of [
    ["principals", "Principal"],
    ["not_principals", "NotPrincipal"],
  ] as const)
    if (isSaid(block[name])) made[element] = principalsOf(listIn(block[name]) as Values[]);
  if (isSaid(block.condition)) made.Condition = conditionsOf(listIn(block.condition) as Values[]);
  return made;
}

function principalsOf(blocks: readonly Values[]): Value {
  if (blocks.some(({ type }) => type === "*")) return "*";
  const made: Record<string, Value[]> = {};
  for (const { type, identifiers } of blocks)
    made[String(type)] = [...(made[String(type)] ?? []), ...listIn(identifiers)];
  return made;
}

function conditionsOf(blocks: readonly Values[]): Value {
  const made: Record<string, Record<string, Value>> = {};
  for (const { test, variable, values } of blocks) {
    const operator = made[String(test)] ?? {};
    made[String(test)] = operator;
    operator[String(variable)] = [
      ...listIn(operator[String(variable)]),
      ...listIn(withVariables(values ?? null)),
    ];
  }
  return made;
}

/** The data source writes `&{aws:username}` for a variable of a policy. */
const withVariables = (value: Value): Value =>
  typeof value === "string"
    ? value.replaceAll("&{", "${")
    : Array.isArray(value)
      ? value.map((item: Value) => withVariables(item))
      : value;
