/** Whose workflows on GitHub may deploy. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { roleName } from "./artifacts.contract";

/** GitHub Docs, "OpenID Connect": the issuer of the tokens of github.com. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

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
    .flag()
    .describe("Whether workflows of pull requests may deploy too: code that nobody has merged yet.")
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

export const github = fields
  .rule({
    test: ({ branches, tags, environments, pullRequests }) =>
      x.or(x.not(x.isEmpty(branches)), x.not(x.isEmpty(tags)), x.not(x.isEmpty(environments)), pullRequests),
    got: () => "a repository without any branch, tag or environment",
    allowed: "one branch, tag or environment at least",
    refused: [{ repository: "octo-org/shop" }],
  })
  .rule({
    test: ({ ownerId, repositoryId }) => x.not(x.ne(x.isSet(ownerId), x.isSet(repositoryId))),
    got: () => "one of owner_id and repository_id",
    allowed: "both numbers, or neither",
    refused: [
      { repository: "octo-org/shop", branches: ["main"], ownerId: "123456" },
      { repository: "octo-org/shop", branches: ["main"], repositoryId: "456789" },
    ],
  })
  .rule({
    test: ({ oidcProvider, oidcProviderArn }) =>
      x.or(x.eq(oidcProvider, "existing"), x.isNull(oidcProviderArn)),
    got: () => "oidc_provider_arn with a provider that is made here",
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

export type GitHub = t.Infer<typeof github>;
