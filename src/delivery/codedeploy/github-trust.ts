/**
 * Which workflows may take the role: the subjects of their tokens.
 *
 * GitHub Docs, "OpenID Connect" (example subject claims) and "Configuring OpenID Connect in Amazon Web Services". A job
 * of an environment has the environment in its subject and not the branch. A fork's workflow has the fork's repository
 * in it.
 */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { roleName } from "./policies";

/** GitHub Docs, "OpenID Connect": the issuer of the tokens of github.com. */
const GITHUB_ISSUER = "token.actions.githubusercontent.com";

const repository = (): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}",
    'a repository with its owner, as GitHub writes them, without * and ?, such as "octo-org/shop"',
    "octo-org/shop",
    [
      "shop",
      "*",
      "octo-org/*",
      "*/shop",
      "octo-org/sh?p",
      "octo-org/shop/x",
      "https://github.com/octo-org/shop",
      "",
    ],
  );

/** A wildcard at the beginning would be every one of them. */
const refName = (kind: string): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254}",
    `${kind}, beginning with a letter or digit; * and ? after that stand for any text and any letter`,
    "main",
    ["*", "?", "*/main", "", "two words", "{branch}"],
  );

const numericId = (kind: string): t.Type<string> =>
  t.pattern("[1-9][0-9]{0,18}", `${kind}'s number`, "123456", ["octo-org", "0123", "", "12*"]);

const fields = t.shape("CodeDeployGitHub", {
  repository: repository().describe(
    "The repository, in the letters that GitHub shows: IAM compares them exactly.",
  ),
  ownerId: numericId("the owner")
    .describe(
      "The owner's number, where the subjects of the repository's tokens are immutable: `repo:OWNER@ID/NAME@ID`. They are if it was made, renamed or moved since 2026-07-15, or asked for it (GitHub Docs, \"OpenID Connect reference\": immutable subject claims). `gh api repos/OWNER/NAME/actions/oidc/customization/sub` says so in `use_immutable_subject`, and `gh api repos/OWNER/NAME --jq .owner.id` gives the number.",
    )
    .optional(),
  repositoryId: numericId("the repository")
    .describe("The repository's number, with the owner's: `gh api repos/OWNER/NAME --jq .id`.")
    .optional(),
  branches: t
    .setOf(refName("a branch"), "branch")
    .describe("Branches whose workflows may deploy; for jobs that refer to no environment.")
    .default([]),
  tags: t
    .setOf(refName("a tag"), "tag")
    .describe("Tags whose workflows may deploy; for jobs that refer to no environment.")
    .default([]),
  environments: t
    .setOf(refName("an environment"), "environment")
    .describe(
      "Environments whose jobs may deploy, from whatever branch: GitHub's protection rules say which (GitHub Docs, \"OpenID Connect\": a job's environment takes the branch's place in the subject).",
    )
    .default([]),
  pullRequests: t
    .flag("Whether workflows of pull requests may deploy too: code that nobody has merged yet.")
    .default(false),
  oidcProvider: t
    .oneOf("create", "existing")
    .describe(
      "Whether GitHub's OIDC provider is made here, and goes with this block. An account has one per issuer: the others name it as existing, and a plan fails where it is not there.",
    )
    .default("create"),
  oidcProviderArn: t
    .arn("iam", "an OIDC provider's ARN")
    .describe(
      "The existing provider's ARN, where the same configuration makes it; default: it is looked for by its issuer.",
    )
    .optional(),
  issuer: t
    .pattern(
      "[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(/[A-Za-z0-9_-]{1,100}){0,3}",
      "the issuer of the tokens without https:// and without a final slash",
      GITHUB_ISSUER,
      ["https://token.actions.githubusercontent.com", "token.actions.githubusercontent.com/", "*", ""],
    )
    .describe("The issuer of the tokens; another one with GitHub Enterprise.")
    .default(GITHUB_ISSUER),
  roleName: roleName()
    .describe("The role's name; default: one that begins with the block's name.")
    .optional(),
});

const access = fields
  .rule({
    test: ({ branches, tags, environments, pullRequests }) =>
      x.or(x.not(x.isEmpty(branches)), x.not(x.isEmpty(tags)), x.not(x.isEmpty(environments)), pullRequests),
    got: () => "a repository without any branch, tag or environment",
    allowed: "one branch, tag or environment at least",
    refused: [{ repository: "octo-org/shop" }],
  })
  .rule({
    test: ({ ownerId, repositoryId }) => x.not(x.ne(x.isSet(ownerId), x.isSet(repositoryId))),
    got: (_, spell) => `one of ${spell("ownerId")} and ${spell("repositoryId")}`,
    allowed: "both numbers, or neither",
    refused: [
      { repository: "octo-org/shop", branches: ["main"], ownerId: "123456" },
      { repository: "octo-org/shop", branches: ["main"], repositoryId: "456789" },
    ],
  })
  .rule({
    test: ({ oidcProvider, oidcProviderArn }) =>
      x.or(x.eq(oidcProvider, "existing"), x.isNull(oidcProviderArn)),
    got: (_, spell) => `${spell("oidcProviderArn")} with a provider that is made here`,
    allowed: 'oidc_provider_arn with oidc_provider "existing" only',
    refused: [
      {
        repository: "octo-org/shop",
        branches: ["main"],
        oidcProviderArn: `arn:aws:iam::123456789012:oidc-provider/${GITHUB_ISSUER}`,
      },
    ],
  })
  .describe(
    "A role that GitHub Actions takes by OIDC, without any stored key: it uploads revisions and deploys this group, nothing else.",
  )
  .example({ repository: "octo-org/shop", branches: ["main"] });

const inputs = {
  github: access.optional(),
};
type GitHubInputs = t.InputsOf<typeof inputs>;

export const github = t.concern({ inputs });

/** GitHub's action asks for tokens for this audience (aws-actions/configure-aws-credentials). */
const AUDIENCE = "sts.amazonaws.com";

const WILDCARD = "[*?]";

/** The issuer, or GitHub's own where nobody asks for it: a local is computed in any case. */
export const issuerOf = (scope: Construct, { github }: GitHubInputs): Expr<string> =>
  local(
    scope,
    "github_issuer",
    x.ifSet(github, (github) => github.issuer, GITHUB_ISSUER),
  );

function subjectsOf(scope: Construct, { github }: GitHubInputs): Expr<string[]> {
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
      "",
    ),
  );
  const subjects = (names: Expr<readonly string[]>, kind: string) =>
    x.listEach(names, ["name"], (name) => x.str`repo:${repository}:${kind}${name}`);
  const pulls = x.listEach(x.items(["pull_request"]), ["kind"], (kind) => ({
    value: x.str`repo:${repository}:${kind}`,
    when: given.pullRequests,
  }));
  return local(
    scope,
    "github_subjects",
    x.when(x.isNull(github), [], () =>
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
  inputs: GitHubInputs,
  provider: Expr<string | null>,
): Expr<string> {
  const issuer = issuerOf(scope, inputs);
  const subjects = subjectsOf(scope, inputs);
  const having = (wildcard: boolean) =>
    x.itemsWhere(subjects, "subject", (subject) =>
      wildcard ? x.matches(WILDCARD, subject) : x.not(x.matches(WILDCARD, subject)),
    );
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
  return policyDocument(statements);
}
