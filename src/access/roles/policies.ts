/** What the two kinds may do: policies of the block, which every role of the kind has, and the boundary of all. */
import type { Construct } from "constructs";
import type { Definition } from "../../compute/ecs-service/members";
import { policyStatements } from "../../compute/policy/statements";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import type { AccessRolesInputs } from "./access-roles.inputs";
import type { Account } from "./account";
import { DESCRIBE, OPERATE, READ_STREAMS, SEARCH_LOGS } from "./actions";
import { AUDIT, GLOBAL, IDENTITY, NETWORK, TAGS } from "./boundary-actions";
import { inScope } from "./conditions";

export const policy = (statements: In<readonly Definition[]>): Expr<string> =>
  x.jsonEncode({ Version: "2012-10-17", Statement: statements });

type Members = Readonly<Record<string, unknown>>;

const statement = (members: Members): Expr<Definition> => x.lift<Definition>(members);

/** Descriptions of everything, logs of what has the tags. */
export function readingPolicy(scope: Construct, inputs: AccessRolesInputs, account: Account): Expr<string> {
  const fixed = x.items<Definition>([
    statement({
      Sid: "Describe",
      Effect: "Allow",
      Action: table<readonly string[]>(scope, "describing", DESCRIBE),
      Resource: "*",
    }),
    statement({
      Sid: "SearchLogs",
      Effect: "Allow",
      Action: SEARCH_LOGS,
      Resource: account.arn("logs", "log-group:*"),
      Condition: { StringEquals: inScope(scope, inputs) },
    }),
  ]);
  return policy(account.step("reading_statements", x.concat(fixed, streams(inputs, account))));
}

const streams = ({ logGroups }: AccessRolesInputs, account: Account): Expr<Definition[]> =>
  x.listEach<readonly string[], Definition>(x.items([logGroups]), ["groups"], (groups) => ({
    value: () =>
      statement({
        Sid: "ReadStreams",
        Effect: "Allow",
        Action: READ_STREAMS,
        Resource: x.listEach(groups, ["group"], (group) => ({
          value: account.arn("logs", x.str`log-group:${group}:log-stream:*`),
        })),
      }),
    when: x.not(x.isEmpty(groups)),
  }));

/** Restarts, deployments and numbers of what has the tags; copies of databases and files of deployments beside. */
export function operatingPolicy(scope: Construct, inputs: AccessRolesInputs, account: Account): Expr<string> {
  return account.step(
    "operating_policy",
    policy(
      x.items<Definition>([
        statement({
          Sid: "Operate",
          Effect: "Allow",
          Action: table<readonly string[]>(scope, "operating", OPERATE),
          Resource: "*",
          Condition: { StringEquals: inScope(scope, inputs) },
        }),
        statement({
          Sid: "SnapshotDatabases",
          Effect: "Allow",
          Action: "rds:CreateDBSnapshot",
          Resource: account.arn("rds", "db:*"),
          Condition: { StringEquals: inScope(scope, inputs) },
        }),
        // a snapshot that is being made has no tags
        statement({
          Sid: "NameSnapshots",
          Effect: "Allow",
          Action: "rds:CreateDBSnapshot",
          Resource: account.arn("rds", "snapshot:*"),
        }),
        statement({
          Sid: "NameRevisions",
          Effect: "Allow",
          Action: "codedeploy:RegisterApplicationRevision",
          Resource: account.arn("codedeploy", "application:*"),
        }),
      ]),
    ),
  );
}

/** Everything within the regions, but rights, records, networks and tags. */
export function boundaryPolicy(scope: Construct, { regions }: AccessRolesInputs): Expr<string> {
  const denied = (sid: string, name: string, actions: readonly string[]) =>
    statement({
      Sid: sid,
      Effect: "Deny",
      Action: table<readonly string[]>(scope, name, actions),
      Resource: "*",
    });
  const document = policy(
    x.items<Definition>([
      statement({ Sid: "Ceiling", Effect: "Allow", Action: "*", Resource: "*" }),
      denied("NoRights", "denied_identity", IDENTITY),
      denied("NoBlindness", "denied_audit", AUDIT),
      denied("NoNetworks", "denied_network", NETWORK),
      denied("NoTags", "denied_tags", TAGS),
      statement({
        Sid: "NoOtherRegion",
        Effect: "Deny",
        NotAction: table<readonly string[]>(scope, "global_services", GLOBAL),
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": regions } },
      }),
    ]),
  );
  return local(scope, "boundary_policy", document);
}

/** The statements that users give, of the roles that have some. */
export const furtherPolicies = (
  scope: Construct,
  { roles }: AccessRolesInputs,
): Expr<Record<string, string>> =>
  local(
    scope,
    "further_policies",
    x.mapFrom(roles, ["name", "role"], (name, { statements }) => ({
      key: name,
      value: () => policy(policyStatements(statements)),
      when: x.not(x.isEmpty(statements)),
    })),
  );
