/** What a stack is given, checked as the inputs of blocks are. */
import * as t from "../contract";
import * as x from "../expressions";

/** Part of the stack's name, of the state's file or key, and a tag. */
const namePart = () =>
  t.pattern(
    "[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?",
    "1 to 64 ASCII letters, digits, hyphens and underscores, a letter or digit at both ends",
    "three-tier",
    ["", "three tier", "three/tier", "-tier", "한옥"],
  );

const backend = t
  .shape("StateBackend", {
    kind: t.oneOf("local", "s3"),
    bucket: t.bucketName().optional(),
    region: t.regionName().optional(),
    prefix: t.text().optional(),
    kmsKeyId: t.text().optional(),
  })
  .rule({
    test: ({ kind, bucket, region }) => x.or(x.eq(kind, "local"), x.and(x.isSet(bucket), x.isSet(region))),
    allowed: "a bucket and its region with the kind s3",
    refused: [
      { kind: "s3", bucket: "states" },
      { kind: "s3", region: "ap-northeast-2" },
    ],
  });

const accounts = () =>
  t
    .setOf(t.accountId(), "account")
    .rule({
      test: (ids) => x.not(x.isEmpty(ids)),
      allowed: "one account at least; without it any",
      refused: [[]],
    })
    .optional();

const settings = t.concern({
  inputs: {
    architecture: namePart(),
    environment: namePart(),
    region: t.regionName(),
    allowedAccountIds: accounts(),
    tags: t.tags(),
    backend: backend.optional(),
    unreachable: t.oneOf("error", "warning").optional(),
  },
});

export const stackContract = t.contract({
  name: "stack",
  concerns: [settings],
  example: { architecture: "three-tier", environment: "dev", region: "ap-northeast-2" },
});

/** What a further provider of the stack has in place of the stack's own. */
export const furtherContract = t.contract({
  name: "provider",
  concerns: [t.concern({ inputs: { region: t.regionName().optional(), allowedAccountIds: accounts() } })],
  example: { region: "us-east-1" },
});
