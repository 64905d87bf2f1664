/**
 * Shells on instances and in containers of ECS tasks. AWS Systems Manager User Guide, "Quickstart end user policies for
 * Session Manager" and "Additional sample IAM policies for Session Manager"; Amazon ECS Developer Guide, "Using IAM
 * policies to limit access to ECS Exec".
 */
import type { Construct } from "constructs";
import type { Definition } from "../../compute/ecs-service/members";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { AccessRolesInputs } from "./access-roles.inputs";
import type { Account } from "./account";
import { withTags } from "./conditions";
import { policy } from "./policies";

type Tagged = Readonly<Record<string, readonly string[]>>;

/** Policies by role, of the roles that open shells somewhere. */
export function shellPolicies(
  scope: Construct,
  inputs: AccessRolesInputs,
  account: Account,
): Expr<Record<string, string>> {
  const roles = inputs.roles;
  const tags = local(
    scope,
    "shells",
    x.mapFrom(roles, ["name", "role"], (name, { shells, kind }) => ({
      key: name,
      value: x.orElse(shells, () => byKind(inputs, kind)),
    })),
  );
  const named = (name: string, statements: (tagged: Expr<Tagged>) => readonly Expr<Definition>[]) =>
    account.step(
      name,
      x.mapFrom(tags, ["name", "tags"], (key, tagged) => ({
        key,
        value: x.items(statements(tagged)),
      })),
    );
  const parts = [
    named("instance_shells", (tagged) => onInstances(account, tagged)),
    named("task_shells", (tagged) => [inTasks(account, tagged)]),
    named("own_sessions", () => ownSessions(account)),
  ];
  return x.mapFrom(tags, ["name", "tags"], (name, tagged) => ({
    key: name,
    value: () => policy(x.concat(...parts.map((part) => x.get(part, name)))),
    when: x.not(x.isEmpty(tagged)),
  }));
}

const byKind = ({ scope }: AccessRolesInputs, kind: Expr<string>): Expr<Tagged> =>
  x.mapFrom(scope, ["tag", "values"], (tag, values) => ({
    key: tag,
    value: values,
    when: x.eq(kind, "operator"),
  }));

const statement = (members: Readonly<Record<string, unknown>>): Expr<Definition> =>
  x.lift<Definition>(members);

/** The document is the shell's alone: forwarding of ports has another, which has to be allowed by a statement. */
const onInstances = (account: Account, tags: Expr<Tagged>): readonly Expr<Definition>[] => [
  statement({
    Sid: "ShellsOnInstances",
    Effect: "Allow",
    Action: "ssm:StartSession",
    Resource: account.arn("ec2", "instance/*"),
    Condition: {
      StringEquals: withTags(tags, "ssm:resourceTag"),
      BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" },
    },
  }),
  statement({
    Sid: "ShellDocument",
    Effect: "Allow",
    Action: "ssm:StartSession",
    Resource: account.arn("ssm", "document/SSM-SessionManagerRunShell"),
  }),
];

const inTasks = (account: Account, tags: Expr<Tagged>): Expr<Definition> =>
  statement({
    Sid: "ShellsInTasks",
    Effect: "Allow",
    Action: "ecs:ExecuteCommand",
    Resource: [account.arn("ecs", "cluster/*"), account.arn("ecs", "task/*")],
    Condition: { StringEquals: withTags(tags, "aws:ResourceTag") },
  });

/** Only what one has started oneself. */
const ownSessions = (account: Account): readonly Expr<Definition>[] => [
  statement({
    Sid: "OwnSessions",
    Effect: "Allow",
    Action: ["ssm:ResumeSession", "ssm:TerminateSession"],
    Resource: account.arn("ssm", "session/*"),
    Condition: { StringLike: { "ssm:resourceTag/aws:ssmmessages:session-id": "$${aws:userid}" } },
  }),
  statement({
    Sid: "OwnChannels",
    Effect: "Allow",
    Action: "ssmmessages:OpenDataChannel",
    Resource: account.arn("ssm", "session/$${aws:userid}-*"),
  }),
];
