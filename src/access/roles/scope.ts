/** What the roles are for: their names, the tags of what they touch, and the account whose ARNs their policies name. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";

export type Tagged = Readonly<Record<string, readonly string[]>>;

/** Values of tags that a resource has to have, all of them. */
export const tagValues = () =>
  t
    .mapOf(
      t
        .listOf(
          t.pattern(
            "[A-Za-z0-9_.:/=+@ -]{1,256}",
            "1 to 256 characters of a tag's value, without wildcards",
            "prod",
            ["", "*", "prod-*", "x".repeat(257)],
          ),
          "value",
        )
        .length({ min: 1 }),
      "tag",
    )
    .rule({
      test: (all: Expr<Tagged>) =>
        x.everyEntry(all, ["key", "values"], (key) =>
          x.and(x.matches("^[A-Za-z0-9_.:/=+@-]{1,128}$", key), x.not(x.startsWith(x.lower(key), "aws:"))),
        ),
      got: (all) => x.jsonEncode(all),
      allowed: 'keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with "aws:"',
      refused: [{ "": ["prod"] }, { "aws:team": ["prod"] }, { "two words": ["prod"] }, { "Env*": ["prod"] }],
    })
    .example({ Environment: ["prod"] });

const inputs = {
  name: t
    .blockName(31)
    .describe(
      "The beginning of the roles' and policies' names: `name-role`. IAM has them once in an account.",
    ),
  scope: tagValues()
    .describe(
      'Tags of what the roles are for, such as `{ Environment = ["prod"] }`; a resource has to have all of them. Stacks of this library tag every resource.',
    )
    .length({ min: 1 }),
  regions: t
    .setOf(t.regionName(), "region")
    .describe("Regions that the roles work in; the boundary denies every other.")
    .length({ min: 1 })
    .example(["ap-northeast-2"]),
  path: t
    .pattern("/([A-Za-z0-9_.-]+/)*", 'a path that begins and ends with "/", such as "/people/"', "/", [
      "people",
      "/people",
      "people/",
      "",
    ])
    .describe("The path of roles and policies in IAM. A change replaces them.")
    .default("/"),
  tags: t.tags(),
};
type ScopeInputs = t.InputsOf<typeof inputs>;

export const scoped = t.concern({ inputs });

/** Every tag has to be there: keys of one operator are joined by "and", values by "or". */
export const withTags = (
  tags: Expr<Tagged>,
  key: "aws:ResourceTag" | "ssm:resourceTag",
): Expr<Record<string, unknown>> =>
  x.mapFrom(tags, ["tag", "values"], (tag, values) => ({
    key: x.str`${key}/${tag}`,
    value: values,
  }));

/** What the roles are for. */
export const inScope = (scope: Construct, inputs: ScopeInputs): Expr<Record<string, unknown>> =>
  local(scope, "in_scope", withTags(inputs.scope, "aws:ResourceTag"));

export interface Account {
  readonly id: Expr<string>;
  readonly partition: Expr<string>;
  /** An ARN of the account, in any region; the boundary keeps to the regions. */
  readonly arn: (service: string, resource: In<string>) => Expr<string>;
  /** An ARN of IAM, which has no regions. */
  readonly iam: (account: In<string>, resource: In<string>) => Expr<string>;
  /** Names what is computed from it. */
  readonly step: t.NameStep;
}

/** The preconditions are the partition's: it is asked for first, and nobody has to be called for it. */
export function accountOf(scope: Construct, preconditions: readonly t.Precondition[]): Account {
  const id = local(
    scope,
    "account_id",
    x.attribute(resource(scope, DataAwsCallerIdentity, "caller_identity", {}), "accountId"),
  );
  const partition = local(
    scope,
    "partition_name",
    x.attribute(
      resource(scope, DataAwsPartition, "partition", {
        preconditions,
      }),
      "partition",
    ),
  );
  return naming({ id, partition }, (name, value) => local(scope, name, value));
}

/** Any account of the regions' partition: its policies are as long as those of the one that nobody has asked for yet. */
export function anyAccount(scope: Construct, { regions }: ScopeInputs): Account {
  const step: t.NameStep = (name, value) => local(scope, `sized_${name}`, value);
  return naming({ id: x.lift("000000000000"), partition: step("partition", partitionOf(regions)) }, step);
}

const partitionOf = (regions: Expr<readonly string[]>): Expr<string> => {
  const some = (beginning: string) =>
    x.someItem(regions, "region", (region) => x.startsWith(region, beginning));
  return x.when(some("cn-"), "aws-cn", () => x.choose(some("us-gov-"), "aws-us-gov", "aws"));
};

function naming({ id, partition }: Pick<Account, "id" | "partition">, step: t.NameStep): Account {
  return {
    id,
    partition,
    step,
    arn: (service, resource) => {
      const beginning = step(`${service}_arn`, x.str`arn:${partition}:${service}:*:${id}`);
      return x.str`${beginning}:${resource}`;
    },
    iam: (account, resource) => x.str`arn:${partition}:iam::${account}:${resource}`,
  };
}
