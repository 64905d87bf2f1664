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
import { GITHUB_ISSUER } from "./github.contract";
import { documentOf } from "./statements";

/** GitHub's action asks for tokens for this audience (aws-actions/configure-aws-credentials). */
const AUDIENCE = "sts.amazonaws.com";

const WILDCARD = "[*?]";

/** The issuer, or GitHub's own where nobody asks for it: a local is computed in any case. */
export const issuerOf = (scope: Construct, { github }: CodeDeployInputs): Expr<string> =>
  local(
    scope,
    "github_issuer",
    x.ifSet(
      github,
      (github) => github.issuer,
      () => GITHUB_ISSUER,
    ),
  );

function subjectsOf(scope: Construct, { github }: CodeDeployInputs): Expr<string[]> {
  const given = github;
  const repository = local(
    scope,
    "github_repository",
    x.attempt(
      () =>
        x.ifSet(
          given.repositoryId,
          (repositoryId) => {
            const part = (index: number) => x.at(x.split("/", given.repository), index);
            return x.str`${part(0)}@${given.ownerId}/${part(1)}@${repositoryId}`;
          },
          () => given.repository,
        ),
      () => "",
    ),
  );
  const subjects = (names: Expr<readonly string[]>, kind: string) =>
    x.listEach(names, ["name"], (name) => ({
      value: x.str`repo:${repository}:${kind}${name}`,
    }));
  const pulls = x.listEach(x.items(["pull_request"]), ["kind"], (kind) => ({
    value: x.str`repo:${repository}:${kind}`,
    when: given.pullRequests,
  }));
  return local(
    scope,
    "github_subjects",
    x.when(
      x.isNull(github),
      () => [],
      () =>
        x.concat(
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
    x.listEach(subjects, ["subject"], (subject) => ({
      value: subject,
      when: wildcard ? x.matches(WILDCARD, subject) : x.not(x.matches(WILDCARD, subject)),
    }));
  const claims = (values: Record<string, In<readonly string[]>>) =>
    x.mapFrom(x.lift(values), ["claim", "values"], (claim, list) => ({
      key: x.str`${issuer}:${claim}`,
      value: list,
    }));
  const exact = local(scope, "github_exact_subjects", having(false));
  const like = local(scope, "github_subject_patterns", having(true));
  const kinds = table<Record<string, Kind>>(scope, "github_subject_kinds", {
    exact: {
      subjects: exact,
      condition: { StringEquals: claims({ aud: [AUDIENCE], sub: exact }) },
    },
    patterns: {
      subjects: like,
      condition: {
        StringEquals: claims({ aud: [AUDIENCE] }),
        StringLike: claims({ sub: like }),
      },
    },
  });
  const federated = local(scope, "github_provider_arn", provider);
  const statements = x.listFrom<Kind, unknown>(
    kinds,
    ["name", "kind"],
    (_, { subjects: named, condition }) => ({
      value: {
        Effect: "Allow",
        Principal: { Federated: federated },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: condition,
      },
      when: x.not(x.isEmpty(named)),
    }),
  );
  return documentOf(statements);
}
