/**
 * The bucket's policy: TLS, who reads and writes under which prefixes, and from where.
 *
 * The Deny on requests from elsewhere is on objects alone. One on all of `s3:*` would keep the bucket's owner from
 * changing this very policy (Amazon S3 User Guide, "Controlling access from VPC endpoints with bucket policies").
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { type Exemptions, exemptPrincipals, hasExemptPrincipals } from "../../storage/exempt-principals";
import { noOldTls, noPlainHttp } from "../../storage/transport";
import type { Reader, Writer } from "./access.contract";
import type { BucketInputs } from "./bucket.inputs";

type Statement = Record<string, unknown>;

export interface BucketPolicy {
  readonly document: Expr<string>;
  readonly exemptPrincipals: Expr<string[]>;
}

export function bucketPolicy(scope: Construct, inputs: BucketInputs, bucket: S3Bucket): BucketPolicy {
  const arn = x.attribute(bucket, "arn");
  const exempt = exemptPrincipals(scope, exemptionsOf(inputs));
  const transport = x.items<Statement>([
    noPlainHttp({ arn }),
    noOldTls({ arn, minimumTls: inputs.minimumTls }),
  ]);
  const statements = [
    transport,
    local(scope, "read_statements", readStatements(inputs, arn)),
    local(scope, "list_statements", listStatements(inputs, arn)),
    local(scope, "write_statements", writeStatements(inputs, arn)),
    local(scope, "place_statements", placeStatements(scope, { inputs, arn, exempt })),
  ];
  return {
    document: x.jsonEncode({
      Version: "2012-10-17",
      Statement: x.concat(...statements),
    }),
    exemptPrincipals: exempt,
  };
}

const objectsUnder = (arn: Expr<string>, prefixes: Expr<readonly string[]>): Expr<string[]> =>
  x.listEach(prefixes, ["prefix"], (prefix) => ({ value: x.str`${arn}/${prefix}*` }));

const allowing = (principal: Expr<string>, action: In<unknown>, rest: object) =>
  x.lift<Statement>({
    Effect: "Allow",
    Principal: { AWS: principal },
    Action: action,
    ...rest,
  });

const READING = x.items(["s3:GetObject", "s3:GetObjectTagging"]);
const READING_VERSIONS = x.items([
  ...["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"],
]);

function readStatements({ readers }: BucketInputs, arn: Expr<string>): Expr<Statement[]> {
  return x.listFrom<Reader, Statement>(
    readers,
    ["key", "reader"],
    (_, { principal, prefixes, versions }) => ({
      value: allowing(
        principal,
        x.when(
          versions,
          () => READING_VERSIONS,
          () => READING,
        ),
        { Resource: objectsUnder(arn, prefixes) },
      ),
    }),
  );
}

/**
 * A listing is of the bucket; the condition holds it to the prefixes. A request for all keys has no prefix at all, and is
 * for a reader of all keys alone.
 */
const underPrefixes = (prefixes: Expr<readonly string[]>): Expr<Record<string, unknown>> => {
  const operator = x.when(
    x.contains(prefixes, ""),
    () => "StringLikeIfExists",
    () => "StringLike",
  );
  const patterns = x.listEach(prefixes, ["prefix"], (prefix) => ({
    value: x.str`${prefix}*`,
  }));
  return x.mapEach<string, unknown>(x.items([operator]), ["operator"], (key) => ({
    key,
    value: x.mapping<string[]>({ "s3:prefix": patterns }),
  }));
};

function listStatements({ readers }: BucketInputs, arn: Expr<string>): Expr<Statement[]> {
  return x.listFrom<Reader, Statement>(readers, ["key", "reader"], (_, reader) => ({
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

function writeStatements({ writers }: BucketInputs, arn: Expr<string>): Expr<Statement[]> {
  return x.listFrom<Writer, Statement>(
    writers,
    ["key", "writer"],
    (_, { principal, prefixes, deleting }) => ({
      value: allowing(
        principal,
        x.when(
          deleting,
          () => x.items([...WRITING, "s3:DeleteObject"]),
          () => x.items(WRITING),
        ),
        { Resource: objectsUnder(arn, prefixes) },
      ),
    }),
  );
}

/** What is exempt from the limit; nothing where there is none. */
const exemptionsOf = ({ onlyFrom }: BucketInputs): Expr<Exemptions> =>
  x.object<Exemptions>({
    deployer: x.attempt(
      () => onlyFrom.deployer,
      () => false,
    ),
    principals: x.attempt(
      () => onlyFrom.principals,
      () => [],
    ),
  });

/**
 * The negated operators hold of a request without the key too, so that one from the internet is denied (IAM User Guide,
 * "IAM JSON policy elements: Condition operators"). AWS services that act for the account come from no endpoint.
 */
function placeStatements(
  scope: Construct,
  { inputs, arn, exempt }: { inputs: BucketInputs; arn: Expr<string>; exempt: Expr<string[]> },
): Expr<Statement[]> {
  const { onlyFrom } = inputs;
  const endpointIds = x.attempt(
    () => onlyFrom.endpointIds,
    () => ({}),
  );
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
