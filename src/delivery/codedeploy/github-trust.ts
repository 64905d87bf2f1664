/**
 * Which workflows may take the role: the subjects of their tokens.
 *
 * GitHub Docs, "OpenID Connect" (example subject claims) and "Configuring OpenID Connect in Amazon Web Services". A job
 * of an environment has the environment in its subject and not the branch. A fork's workflow has the fork's repository
 * in it.
 */
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import { GITHUB_ISSUER, type GitHub } from "./github.contract";
import { documentOf } from "./statements";

/** GitHub's action asks for tokens for this audience (aws-actions/configure-aws-credentials). */
const AUDIENCE = "sts.amazonaws.com";

const WILDCARD = "[*?]";

/** The issuer, or GitHub's own where nobody asks for it: a local is computed in any case. */
export const issuerOf = (scope: Construct, { github }: CodeDeployInputs): Expr<string> =>
  local(
    scope,
    "github_issuer",
    x.when<string>(
      x.isNull(github),
      () => GITHUB_ISSUER,
      () => github.issuer as Expr<string>,
    ),
  );

function subjectsOf(scope: Construct, { github }: CodeDeployInputs): Expr<string[]> {
  const given = github as Expr<GitHub>;
  const repository = local(
    scope,
    "github_repository",
    x.attempt<string>(
      () =>
        x.when<string>(
          x.isNull(given.repositoryId),
          () => given.repository,
          () => {
            const part = (index: number) => x.at<string>(x.split("/", given.repository), index);
            return x.str`${part(0)}@${given.ownerId}/${part(1)}@${given.repositoryId}`;
          },
        ),
      () => "",
    ),
  );
  const subjects = (names: Expr<readonly string[]>, kind: string) =>
    x.listEach<string, string>(names, ["name"], (name) => ({
      value: x.str`repo:${repository}:${kind}${name}`,
    }));
  const pulls = x.listEach<string, string>(x.items<string>(["pull_request"]), ["kind"], (kind) => ({
    value: x.str`repo:${repository}:${kind}`,
    when: given.pullRequests,
  }));
  return local(
    scope,
    "github_subjects",
    x.when<string[]>(
      x.isNull(github),
      () => [],
      () =>
        x.concat<string>(
          subjects(given.branches, "ref:refs/heads/"),
          subjects(given.tags, "ref:refs/tags/"),
          subjects(given.environments, "environment:"),
          pulls,
        ),
    ),
  );
}

interface Kind {
  readonly subjects: string[];
  readonly condition: unknown;
}

/** Compared letter by letter, but for subjects with a wildcard that a user wrote. */
export function githubTrust(
  scope: Construct,
  inputs: CodeDeployInputs,
  provider: Expr<string | null>,
): Expr<string> {
  const issuer = issuerOf(scope, inputs);
  const subjects = subjectsOf(scope, inputs);
  const having = (wildcard: boolean) =>
    x.listEach<string, string>(subjects, ["subject"], (subject) => ({
      value: subject,
      when: wildcard ? x.matches(WILDCARD, subject) : x.not(x.matches(WILDCARD, subject)),
    }));
  const claims = (values: Record<string, In<readonly string[]>>) =>
    x.mapFrom<string[], string[]>(
      x.lift(values as In<Record<string, string[]>>),
      ["claim", "values"],
      (claim, list) => ({
        key: x.str`${issuer}:${claim}`,
        value: list,
      }),
    );
  const exact = local(scope, "github_exact_subjects", having(false));
  const like = local(scope, "github_subject_patterns", having(true));
  const kinds = table<Record<string, Kind>>(scope, "github_subject_kinds", {
    exact: {
      subjects: exact,
      condition: { StringEquals: claims({ aud: [AUDIENCE], sub: exact as unknown as string[] }) },
    },
    patterns: {
      subjects: like,
      condition: {
        StringEquals: claims({ aud: [AUDIENCE] }),
        StringLike: claims({ sub: like as unknown as string[] }),
      },
    },
  } as In<Record<string, Kind>>);
  const federated = local<string | null>(scope, "github_provider_arn", provider);
  const statements = x.listFrom<Kind, unknown>(
    kinds,
    ["name", "kind"],
    (_, { subjects: named, condition }) => ({
      value: {
        Effect: "Allow",
        Principal: { Federated: federated },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: condition,
      } as In<unknown>,
      when: x.not(x.isEmpty(named)),
    }),
  );
  return documentOf(statements);
}
