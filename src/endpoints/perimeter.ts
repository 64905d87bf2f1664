/**
 * The data perimeter of the ready-made policies: one's own principals reach one's own resources, and nobody else's.
 *
 * AWS whitepaper "Building a Data Perimeter on AWS"; aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies:
 * the statements AllowRequestsByOrgsIdentitiesToOrgsResources and AllowRequestsByOrgsIdentitiesToThirdPartyResources.
 */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { optional } from "../core/resources";
import { local } from "../core/stack/local";

const account = () =>
  t.pattern("[0-9]{12}", "an account's id", "210987654321", ["12345", "arn:aws:iam::210987654321:root"]);

const perimeterType = t
  .shape("EndpointPerimeter", {
    organizationId: t
      .pattern("o-[a-z0-9]{10,32}", "an organization's id", "o-0123456789", [
        "0123456789",
        "arn:aws:organizations::123456789012:organization/o-0123456789",
      ])
      .describe(
        "The organization whose principals and resources count as one's own; default: this account alone.",
      )
      .optional(),
    accounts: t
      .setOf(account(), "account")
      .describe("Accounts whose principals and resources count as one's own, beside this one.")
      .default([]),
    resourceAccounts: t
      .setOf(account(), "account")
      .describe(
        "Accounts whose resources alone may be asked for: a partner's with a bucket or a role, AWS's own with images (GuardDuty, EKS add-ons).",
      )
      .default([]),
  })
  .rule({
    test: ({ organizationId, accounts }) => x.or(x.isNull(organizationId), x.isEmpty(accounts)),
    allowed: "an organization or accounts, not both",
    refused: [{ organizationId: "o-0123456789", accounts: ["210987654321"] }],
  })
  .describe("Whose principals pass the ready-made policies, and to whose resources.");

type Perimeter = t.Infer<typeof perimeterType>;

export const perimeter = t.concern({ inputs: { perimeter: perimeterType.default({}) } });

/** Values by condition key, all of which have to hold. */
type Keys = Readonly<Record<string, readonly string[]>>;

export interface PerimeterKeys {
  /** Who asks. */
  readonly principal: Expr<Keys>;
  /** Who asks for whose: one or two sets of keys, any of which has to hold. */
  readonly both: Expr<readonly Keys[]>;
}

export function perimeterKeys(scope: Construct, given: Expr<Perimeter>): PerimeterKeys {
  const { organizationId, resourceAccounts } = given;
  const hasOrganization = x.isSet(organizationId);
  const caller = optional(
    scope,
    DataAwsCallerIdentity,
    "caller_identity",
    x.isNull(organizationId),
    () => ({}),
  );
  const accounts = x.concat(
    x.when(
      hasOrganization,
      () => x.items([]),
      () => x.items([caller.present("accountId")]),
    ),
    // a set is no list to concat()
    x.sort(given.accounts),
  );
  const own = (name: string): Expr<Keys> =>
    chosen({
      [`aws:${name}Account`]: { applies: x.isNull(organizationId), values: accounts },
      [`aws:${name}OrgID`]: {
        applies: hasOrganization,
        values: x.items([x.nonNull(organizationId)]),
      },
    });
  const principal = local(scope, "own_principals", own("Principal"));
  const others = x.lift<Keys>({ "aws:ResourceAccount": x.sort(resourceAccounts) });
  const own_ = x.items([x.merge(principal, own("Resource"))]);
  const named = x.itemIf(x.not(x.isEmpty(resourceAccounts)), () => x.merge(principal, others));
  return { principal, both: local(scope, "perimeter", x.concat(own_, named)) };
}

interface Choice {
  readonly applies: boolean;
  readonly values: readonly string[];
}

const chosen = (
  choices: Record<string, { applies: Expr<boolean>; values: Expr<readonly string[]> }>,
): Expr<Keys> =>
  x.mapFrom(x.lift<Record<string, Choice>>(choices), ["key", "choice"], (key, { applies, values }) => ({
    key,
    value: values,
    when: applies,
  }));

/** For each set of keys that may hold, something. */
export const eachOf = <T>({ both }: PerimeterKeys, value: (keys: Expr<Keys>) => Expr<T>): Expr<T[]> =>
  x.listEach(both, ["keys"], (keys) => value(keys));
