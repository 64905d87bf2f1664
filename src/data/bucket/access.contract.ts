/** Who may do what with the objects. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { keyPrefix } from "../../storage/names.contract";
import { principalPattern } from "../../storage/principal.contract";

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
    .rule({
      test: (all) => x.not(x.isEmpty(all)),
      allowed: "one prefix at least",
      refused: [[]],
    })
    .default([""]);

const reader = t
  .shape("BucketReader", {
    principal: principal().describe("The role, user or account."),
    prefixes: prefixes(),
    listing: t.flag().describe("Whether the keys may be listed, under the prefixes.").default(true),
    versions: t.flag().describe("Whether older versions may be read.").default(false),
  })
  .describe("One who reads objects.")
  .example({ principal: "arn:aws:iam::123456789012:role/web" });

const writer = t
  .shape("BucketWriter", {
    principal: principal().describe("The role, user or account."),
    prefixes: prefixes(),
    deleting: t
      .flag()
      .describe("Whether objects may be deleted; with versioning a marker hides them, and no version goes.")
      .default(false),
  })
  .describe("One who writes objects; reading is another matter.")
  .example({ principal: "arn:aws:iam::123456789012:role/pipeline", prefixes: ["releases/"] });

export type Reader = t.Infer<typeof reader>;
export type Writer = t.Infer<typeof writer>;

const fewEnough = (what: string) => ({
  test: (all: Parameters<typeof x.length>[0]) => x.le(x.length(all), 50),
  got: (all: Parameters<typeof x.length>[0]) => x.str`a map of ${x.length(all)} ${what}`,
  allowed: `at most 50 ${what}: a bucket policy has 20 KB`,
});

const many = (value: object) =>
  Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`p${index}`, value]));

export const readers = t.keyed(reader, "reader").rule({
  ...fewEnough("readers"),
  refused: [many({ principal: "arn:aws:iam::123456789012:role/web" })],
});

export const writers = t.keyed(writer, "writer").rule({
  ...fewEnough("writers"),
  refused: [many({ principal: "arn:aws:iam::123456789012:role/web" })],
});

export const onlyFrom = t
  .shape("BucketOnlyFrom", {
    endpointIds: t
      .keyed(t.awsId("vpce"), "endpoint")
      .describe("VPC endpoints for S3, by names of your choice.")
      .rule({
        test: (all) => x.not(x.isEmpty(all)),
        allowed: "one endpoint at least",
        refused: [{}],
      })
      .example({ app: "vpce-0123456789abcdef0" }),
    deployer: t
      .flag()
      .describe(
        "Whether the principal that applies is exempt, by its role, which it must be let look up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off.",
      )
      .default(true),
    principals: t
      .setOf(principalPattern(), "principal")
      .describe("Further principals that are exempt, such as a pipeline that uploads from the internet.")
      .rule({
        test: (all) => x.le(x.length(all), 50),
        got: (all) => x.str`a set of ${x.length(all)} principals`,
        allowed: "at most 50 principals: a bucket policy has 20 KB",
        refused: [Array.from({ length: 51 }, (_, index) => `arn:aws:iam::123456789012:role/r${index}`)],
      })
      .default([]),
  })
  .describe(
    "Objects are read, written and deleted through these VPC endpoints alone. Managing the bucket is not limited, so that nobody locks himself out.",
  )
  .example({ endpointIds: { app: "vpce-0123456789abcdef0" } });

export type OnlyFrom = t.Infer<typeof onlyFrom>;
