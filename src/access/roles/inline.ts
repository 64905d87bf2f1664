/** Policies of single roles: shells, and the statements that users give. */
import type { Construct } from "constructs";
import { charactersUpTo, INLINE_POLICIES } from "../../compute/policy/limits";
import { policyStatements } from "../../compute/policy/statements";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { accountId, charactersByRole, manyNames, statement } from "./documents";
import { roles } from "./roles";
import { type Account, anyAccount, scoped, type Tagged, withTags } from "./scope";

const BUCKETS = {
  actions: ["s3:GetObject"],
  resources: manyNames(100, (index) => `arn:aws:s3:::company-archive-${index}/*`),
};

const needs = [scoped, roles] as const;
type InlineInputs = t.Inputs<t.ShapeOf<typeof needs>>;

export const inline = t.concern({
  needs,
  inputs: {},
  rules: [
    {
      name: "inline_problems",
      whereKnown: true,
      problems: (inputs, step, _, scope) => {
        const shells = step("sized_shell_policies", shellPolicies(scope, inputs, anyAccount(scope, inputs)));
        return t.eachOverLimit(
          (name) => x.str`shells and statements of roles["${name}"]`,
          charactersByRole(step, "inline_characters", [shells, furtherPolicies(scope, inputs)], inputs),
          charactersUpTo(INLINE_POLICIES, "Name resources by wildcards or by tags, or make two roles."),
        );
      },
      refused: [
        {
          roles: {
            developer: {
              kind: "developer",
              principals: [accountId(0)],
              statements: { a: BUCKETS, b: BUCKETS, c: BUCKETS },
            },
          },
        },
        {
          roles: {
            developer: {
              kind: "developer",
              principals: [accountId(0)],
              shells: { Application: manyNames(500, (index) => `application-${index}`) },
            },
          },
        },
      ],
    },
  ],
});

/** The statements that users give, of the roles that have some. */
export const furtherPolicies = (scope: Construct, { roles }: InlineInputs): Expr<Record<string, string>> =>
  local(
    scope,
    "further_policies",
    x.mapFrom(roles, ["name", "role"], (name, { statements }) => ({
      key: name,
      value: () => policyDocument(policyStatements(statements)),
      when: x.not(x.isEmpty(statements)),
    })),
  );

/**
 * Shells on instances and in containers of ECS tasks. AWS Systems Manager User Guide, "Quickstart end user policies for
 * Session Manager" and "Additional sample IAM policies for Session Manager"; Amazon ECS Developer Guide, "Using IAM
 * policies to limit access to ECS Exec".
 */
/** Policies by role, of the roles that open shells somewhere. */
export function shellPolicies(
  scope: Construct,
  inputs: InlineInputs,
  account: Account,
): Expr<Record<string, string>> {
  const roles = inputs.roles;
  const tags = local(
    scope,
    "shells",
    x.mapFrom(roles, ["name", "role"], (_, { shells, kind }) => x.orElse(shells, () => byKind(inputs, kind))),
  );
  const named = (name: string, statements: (tagged: Expr<Tagged>) => readonly Expr<x.JsonObject>[]) =>
    account.step(
      name,
      x.mapFrom(tags, ["name", "tags"], (_, tagged) => x.items(statements(tagged))),
    );
  const parts = [
    named("instance_shells", (tagged) => onInstances(account, tagged)),
    named("task_shells", (tagged) => [inTasks(account, tagged)]),
    named("own_sessions", () => ownSessions(account)),
  ];
  return x.mapFrom(tags, ["name", "tags"], (name, tagged) => ({
    key: name,
    value: () => policyDocument(x.concat(...parts.map((part) => x.get(part, name)))),
    when: x.not(x.isEmpty(tagged)),
  }));
}

const byKind = ({ scope }: InlineInputs, kind: Expr<string>): Expr<Tagged> =>
  x.mapFrom(scope, ["tag", "values"], (tag, values) => ({
    key: tag,
    value: values,
    when: x.eq(kind, "operator"),
  }));

/** The document is the shell's alone: forwarding of ports has another, which has to be allowed by a statement. */
const onInstances = (account: Account, tags: Expr<Tagged>): readonly Expr<x.JsonObject>[] => [
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

const inTasks = (account: Account, tags: Expr<Tagged>): Expr<x.JsonObject> =>
  statement({
    Sid: "ShellsInTasks",
    Effect: "Allow",
    Action: "ecs:ExecuteCommand",
    Resource: [account.arn("ecs", "cluster/*"), account.arn("ecs", "task/*")],
    Condition: { StringEquals: withTags(tags, "aws:ResourceTag") },
  });

/** Only what one has started oneself. */
const ownSessions = (account: Account): readonly Expr<x.JsonObject>[] => [
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
