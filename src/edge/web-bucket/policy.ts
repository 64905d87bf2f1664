/**
 * The bucket's policy.
 *
 * An Allow for everybody stands under a fixed `aws:SourceVpce`, one for CloudFront under a fixed `aws:SourceArn`: neither
 * is public to Block Public Access (Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage", the meaning
 * of "public"). The Deny on reads from elsewhere is on objects' reading alone. A Deny on all of `s3:*` but through the
 * endpoint would keep its owner from changing this very policy ("Controlling access from VPC endpoints with bucket
 * policies").
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { exemptPrincipals, furtherPrincipals, hasExemptPrincipals } from "../../storage/exempt-principals";
import { minimumTls, noOldTls, noPlainHttp, WITHOUT_TLS } from "../../storage/transport";
import { cloudfront } from "./cloudfront";
import { endpoints, hasEndpoints, readingEndpoints } from "./endpoints";

/** Objects by their keys in a policy's words: `*` stands for any text, `?` for one letter. */
const keyPattern = (): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9!_.()-][A-Za-z0-9!_.()/*?-]{0,254}",
    'keys of objects such as "public/*", beginning with a letter or digit: not everything',
    "public/*",
    ["*", "/public/*", "", "a b", "{user}/*"],
  );

const exemptionsShape = t
  .shape("WebBucketExemptions", {
    deployer: t
      .flag(
        "Whether the principal that applies is exempt, by its role, which it must be let look up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off: else each changes the policy to its own.",
      )
      .default(true),
    principals: furtherPrincipals().describe(
      "Further principals that read from anywhere, as far as their own policies let them.",
    ),
    paths: t
      .setOf(keyPattern(), "path")
      .describe("Objects that are read from anywhere by whoever's own policies allow it, by their keys.")
      .length({ max: 50, because: "a bucket policy has 20 KB" })
      .default([]),
  })
  .describe(
    "Who and what is exempt from the ban on reads from elsewhere. The ban is on reading objects alone: whoever may manage the bucket goes on to do so from anywhere.",
  );

const needs = [endpoints, cloudfront, minimumTls] as const;
const inputs = {
  exemptions: exemptionsShape.default({}),
};

type PolicyInputs = t.InputsOf<typeof inputs, typeof needs>;

export const exemptions = t.concern({ needs, inputs });

/** A part of the policy, and whether it is in it. */
interface Part {
  readonly applies: boolean;
  readonly part: unknown;
}

type Parts = Record<string, { readonly applies: Expr<boolean>; readonly part: unknown }>;

const EVERYBODY = "*";

interface PolicyArguments {
  readonly inputs: PolicyInputs;
  readonly bucket: S3Bucket;
  /** Null where there is no distribution. */
  readonly distributionArn: Expr<string | null>;
}

export interface BucketPolicy {
  readonly document: Expr<string>;
  readonly endpointIds: Expr<string[]>;
  readonly exemptPrincipals: Expr<string[]>;
}

export function bucketPolicy(scope: Construct, given: PolicyArguments): BucketPolicy {
  const { inputs, bucket } = given;
  const endpointIds = readingEndpoints(scope, inputs);
  const exempt = exemptPrincipals(scope, inputs.exemptions);
  const arn = x.attribute(bucket, "arn");
  const places: Places = {
    arn,
    objects: x.str`${arn}/*`,
    endpointIds,
    distributionArn: given.distributionArn,
  };
  const banned = elsewhere(scope, inputs, places, exempt);
  const statements = table<Record<string, Part>>(scope, "statements", {
    ...readStatements(inputs, places),
    ...banStatements(inputs, places, banned),
    ...transportStatements(inputs, places),
  });
  const chosen = local(
    scope,
    "policy_statements",
    x.listFrom(statements, ["name", "statement"], (_, { applies, part }) => ({
      value: part,
      when: applies,
    })),
  );
  return {
    document: policyDocument(chosen),
    endpointIds,
    exemptPrincipals: exempt,
  };
}

interface Places {
  readonly arn: Expr<string>;
  readonly objects: Expr<string>;
  readonly endpointIds: Expr<string[]>;
  readonly distributionArn: Expr<string | null>;
}

function readStatements(inputs: PolicyInputs, places: Places): Parts {
  const { arn, objects, endpointIds, distributionArn } = places;
  const byDistribution = { StringEquals: { "aws:SourceArn": distributionArn } };
  const throughEndpoint = { StringEquals: { "aws:SourceVpce": endpointIds } };
  return {
    read_through_endpoint: {
      applies: hasEndpoints(inputs),
      part: {
        Sid: "ReadThroughEndpoint",
        Effect: "Allow",
        Principal: EVERYBODY,
        Action: "s3:GetObject",
        Resource: objects,
        Condition: throughEndpoint,
      },
    },
    list_through_endpoint: {
      applies: x.and(hasEndpoints(inputs), inputs.listThroughEndpoint),
      part: {
        Sid: "ListThroughEndpoint",
        Effect: "Allow",
        Principal: EVERYBODY,
        Action: "s3:ListBucket",
        Resource: arn,
        Condition: throughEndpoint,
      },
    },
    // Amazon CloudFront Developer Guide, "Restrict access to an Amazon S3 origin"
    read_by_cloudfront: {
      applies: x.isSet(inputs.cloudfront),
      part: {
        Sid: "ReadByCloudFront",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: objects,
        Condition: byDistribution,
      },
    },
    // without it S3 says 403 of a key without an object; / is always the default root object, never the list
    list_by_cloudfront: {
      applies: x.isSet(inputs.cloudfront),
      part: {
        Sid: "ListByCloudFront",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:ListBucket",
        Resource: arn,
        Condition: byDistribution,
      },
    },
  };
}

function elsewhere(
  scope: Construct,
  inputs: PolicyInputs,
  { endpointIds, distributionArn }: Places,
  exempt: Expr<string[]>,
): Expr<Record<string, unknown>> {
  const tests = table<Record<string, Part>>(scope, "elsewhere_tests", {
    StringNotEquals: { applies: hasEndpoints(inputs), part: { "aws:SourceVpce": endpointIds } },
    ArnNotEquals: { applies: x.isSet(inputs.cloudfront), part: { "aws:SourceArn": distributionArn } },
    ArnNotLike: { applies: hasExemptPrincipals(inputs.exemptions), part: { "aws:PrincipalArn": exempt } },
  });
  /**
   * The conditions that make a read one from elsewhere, all of them. A negated operator holds of a request without the
   * key (IAM User Guide, "IAM JSON policy elements: Condition operators"), and so of one without credentials.
   */
  return local(
    scope,
    "elsewhere",
    x.mapFrom(tests, ["operator", "test"], (operator, { applies, part }) => ({
      key: operator,
      value: part,
      when: applies,
    })),
  );
}

function banStatements(
  { exemptions: { paths } }: PolicyInputs,
  { arn, objects }: Places,
  banned: Expr<Record<string, unknown>>,
): Parts {
  const ban = {
    Sid: "NoReadFromElsewhere",
    Effect: "Deny",
    Principal: EVERYBODY,
    Action: "s3:GetObject*",
    Condition: banned,
  };
  // by NotResource, as AWS's own policies for buckets do (AWS re:Post, "How do I allow users to upload only certain file types")
  const exempt = x.listEach(paths, ["path"], (path) => x.str`${arn}/${path}`);
  return {
    no_read_from_elsewhere: { applies: x.isEmpty(paths), part: { ...ban, Resource: objects } },
    no_read_but_of_paths: { applies: x.not(x.isEmpty(paths)), part: { ...ban, NotResource: exempt } },
  };
}

/** TLS for everything, but for reads through the endpoints where plain HTTP is allowed. */
function transportStatements(inputs: PolicyInputs, { arn, objects, endpointIds }: Places): Parts {
  const { plainHttpThroughEndpoint: plainHttp, minimumTls } = inputs;
  const deny = { Effect: "Deny", Principal: EVERYBODY };
  const everything = x.items([arn, objects]);
  return {
    no_plain_http: { applies: x.not(plainHttp), part: noPlainHttp({ arn }) },
    no_plain_http_but_reads: {
      applies: plainHttp,
      part: {
        ...deny,
        Sid: "NoPlainHttpButReads",
        NotAction: "s3:GetObject",
        Resource: everything,
        Condition: WITHOUT_TLS,
      },
    },
    no_plain_http_from_elsewhere: {
      applies: plainHttp,
      part: {
        ...deny,
        Sid: "NoPlainHttpFromElsewhere",
        Action: "s3:GetObject",
        Resource: objects,
        Condition: { ...WITHOUT_TLS, StringNotEquals: { "aws:SourceVpce": endpointIds } },
      },
    },
    no_old_tls: { applies: x.lift(true), part: noOldTls({ arn, minimumTls }) },
  };
}
