/**
 * Who reads and writes under which prefixes, and from where, and what the bucket's policy says of it.
 *
 * The Deny on requests from elsewhere is on objects alone. One on all of `s3:*` would keep the bucket's owner from
 * changing this very policy (Amazon S3 User Guide, "Controlling access from VPC endpoints with bucket policies").
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import {
  type Exemptions,
  exemptPrincipals,
  furtherPrincipals,
  hasExemptPrincipals,
} from "../../storage/exempt-principals";
import { keyPrefix } from "../../storage/names";
import { minimumTls, noOldTls, noPlainHttp } from "../../storage/transport";

/** IAM JSON policy elements, "Principal": no wildcards in names there. */
const principal = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]*[A-Za-z0-9_+=,.@-])",
    "the ARN of an IAM role or user, or of an account's root user, without wildcards",
    "arn:aws:iam::123456789012:role/web",
    [
      "*",
      "123456789012",
      "arn:aws:iam::123456789012:role/*",
      "arn:aws:iam::123456789012:group/admins",
      "arn:aws:sts::123456789012:assumed-role/web/session",
      "web",
    ],
  );

const prefixes = () =>
  t
    .listOf(keyPrefix(), "prefix")
    .describe("The beginnings of the keys; an empty text is all objects.")
    .length({ min: 1 })
    .default([""]);

const reader = t
  .shape("BucketReader", {
    principal: principal().describe("The role, user or account."),
    prefixes: prefixes(),
    listing: t.flag("Whether the keys may be listed, under the prefixes.").default(true),
    versions: t.flag("Whether older versions may be read.").default(false),
  })
  .describe("One who reads objects.")
  .example({ principal: "arn:aws:iam::123456789012:role/web" });

const writer = t
  .shape("BucketWriter", {
    principal: principal().describe("The role, user or account."),
    prefixes: prefixes(),
    deleting: t
      .flag("Whether objects may be deleted; with versioning a marker hides them, and no version goes.")
      .default(false),
  })
  .describe("One who writes objects; reading is another matter.")
  .example({ principal: "arn:aws:iam::123456789012:role/pipeline", prefixes: ["releases/"] });

const FEW = { max: 50, because: "a bucket policy has 20 KB" };

const readers = t.keyed(reader, "reader").length(FEW);

const writers = t.keyed(writer, "writer").length(FEW);

const onlyFrom = t
  .shape("BucketOnlyFrom", {
    endpointIds: t
      .keyed(t.awsId("vpce"), "endpoint")
      .describe("VPC endpoints for S3, by names of your choice.")
      .length({ min: 1 })
      .example({ app: "vpce-0123456789abcdef0" }),
    deployer: t
      .flag(
        "Whether the principal that applies is exempt, by its role, which it must be let look up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off.",
      )
      .default(true),
    principals: furtherPrincipals().describe(
      "Further principals that are exempt, such as a pipeline that uploads from the internet.",
    ),
  })
  .describe(
    "Objects are read, written and deleted through these VPC endpoints alone. Managing the bucket is not limited, so that nobody locks himself out.",
  )
  .example({ endpointIds: { app: "vpce-0123456789abcdef0" } });

const needs = [minimumTls] as const;
const inputs = {
  readers: readers.describe("Who reads objects, by names of your choice.").default({}),
  writers: writers
    .describe("Who writes objects, by names of your choice. Writing alone lets nobody read.")
    .default({}),
  onlyFrom: onlyFrom.optional(),
};

export const access = t.concern({ needs, inputs });

type AccessInputs = t.InputsOf<typeof inputs, typeof needs>;

type Statement = Record<string, unknown>;

export interface BucketPolicy {
  readonly document: Expr<string>;
  readonly exemptPrincipals: Expr<string[]>;
}

export function bucketPolicy(scope: Construct, inputs: AccessInputs, bucket: S3Bucket): BucketPolicy {
  const arn = x.attribute(bucket, "arn");
  const exempt = exemptPrincipals(scope, exemptionsOf(inputs));
  const transport = x.items([noPlainHttp({ arn }), noOldTls({ arn, minimumTls: inputs.minimumTls })]);
  const statements = [
    transport,
    local(scope, "read_statements", readStatements(inputs, arn)),
    local(scope, "list_statements", listStatements(inputs, arn)),
    local(scope, "write_statements", writeStatements(inputs, arn)),
    local(scope, "place_statements", placeStatements(scope, { inputs, arn, exempt })),
  ];
  return {
    document: policyDocument(x.concat(...statements)),
    exemptPrincipals: exempt,
  };
}

const objectsUnder = (arn: Expr<string>, prefixes: Expr<readonly string[]>): Expr<string[]> =>
  x.listEach(prefixes, ["prefix"], (prefix) => x.str`${arn}/${prefix}*`);

const allowing = (principal: Expr<string>, action: In<unknown>, rest: object) =>
  x.lift({
    Effect: "Allow",
    Principal: { AWS: principal },
    Action: action,
    ...rest,
  });

const READING = x.items(["s3:GetObject", "s3:GetObjectTagging"]);
const READING_VERSIONS = x.items([
  ...["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"],
]);

function readStatements({ readers }: AccessInputs, arn: Expr<string>): Expr<Statement[]> {
  return x.listFrom(readers, ["key", "reader"], (_, { principal, prefixes, versions }) =>
    allowing(principal, x.when(versions, READING_VERSIONS, READING), {
      Resource: objectsUnder(arn, prefixes),
    }),
  );
}

/**
 * A listing is of the bucket; the condition holds it to the prefixes. A request for all keys has no prefix at all, and is
 * for a reader of all keys alone.
 */
const underPrefixes = (prefixes: Expr<readonly string[]>): Expr<Record<string, unknown>> => {
  const operator = x.choose(x.contains(prefixes, ""), "StringLikeIfExists", "StringLike");
  const patterns = x.listEach(prefixes, ["prefix"], (prefix) => x.str`${prefix}*`);
  return x.mapEach(x.items([operator]), ["operator"], (key) => ({
    key,
    value: x.mapping({ "s3:prefix": patterns }),
  }));
};

function listStatements({ readers }: AccessInputs, arn: Expr<string>): Expr<Statement[]> {
  return x.listFrom(readers, ["key", "reader"], (_, reader) => ({
    value: allowing(
      reader.principal,
      x.when(
        reader.versions,
        () => x.items(["s3:ListBucket", "s3:ListBucketVersions"]),
        () => x.items(["s3:ListBucket"]),
      ),
      { Resource: arn, Condition: underPrefixes(reader.prefixes) },
    ),
    when: reader.listing,
  }));
}

/** Amazon S3 User Guide, "Multipart upload API and permissions". */
const WRITING = [
  "s3:PutObject",
  "s3:PutObjectTagging",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
];

function writeStatements({ writers }: AccessInputs, arn: Expr<string>): Expr<Statement[]> {
  return x.listFrom(writers, ["key", "writer"], (_, { principal, prefixes, deleting }) =>
    allowing(
      principal,
      x.when(
        deleting,
        () => x.items([...WRITING, "s3:DeleteObject"]),
        () => x.items(WRITING),
      ),
      { Resource: objectsUnder(arn, prefixes) },
    ),
  );
}

/** What is exempt from the limit; nothing where there is none. */
const exemptionsOf = ({ onlyFrom }: AccessInputs): Expr<Exemptions> =>
  x.object<Exemptions>({
    deployer: x.attempt(() => onlyFrom.deployer, false),
    principals: x.attempt(() => onlyFrom.principals, []),
  });

/**
 * The negated operators hold of a request without the key too, so that one from the internet is denied (IAM User Guide,
 * "IAM JSON policy elements: Condition operators"). AWS services that act for the account come from no endpoint.
 */
function placeStatements(
  scope: Construct,
  { inputs, arn, exempt }: { inputs: AccessInputs; arn: Expr<string>; exempt: Expr<string[]> },
): Expr<Statement[]> {
  const { onlyFrom } = inputs;
  const endpointIds = x.attempt(() => onlyFrom.endpointIds, {});
  const tests = table<Record<string, Test>>(scope, "elsewhere_tests", {
    StringNotEquals: { applies: true, part: { "aws:SourceVpce": x.values(endpointIds) } },
    ArnNotLike: {
      applies: hasExemptPrincipals(exemptionsOf(inputs)),
      part: { "aws:PrincipalArn": exempt },
    },
    Bool: { applies: true, part: { "aws:PrincipalIsAWSService": "false" } },
  });
  const elsewhere = x.mapFrom(tests, ["operator", "test"], (operator, { applies, part }) => ({
    key: operator,
    value: part,
    when: applies,
  }));
  const statement = x.lift<Statement>({
    Sid: "OnlyFromEndpoints",
    Effect: "Deny",
    Principal: "*",
    Action: x.items(["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:RestoreObject"]),
    Resource: x.str`${arn}/*`,
    Condition: elsewhere,
  });
  return x.listEach(x.items([x.isSet(onlyFrom)]), ["limited"], (limited) => ({
    value: statement,
    when: limited,
  }));
}

/** A condition, and whether it is in the statement. */
interface Test {
  readonly applies: boolean;
  readonly part: unknown;
}
