import { knownValue, lift } from "../../../src/core/expressions";
import { bucketPolicy } from "../../../src/edge/static-ip/access-logs";
import { decide, type PolicyDocument } from "../../../src/reach/policy";

describe("the bucket's policy", () => {
  const bucket = "arn:aws:s3:::logs";
  const document = (folder: string) =>
    knownValue(
      lift(
        bucketPolicy({
          folder: lift(folder),
          arn: lift(bucket),
          account: lift("123456789012"),
          partition: lift("aws"),
        }) as never,
      ),
    ) as PolicyDocument;
  const delivery = "delivery.logs.amazonaws.com";
  const context = {
    "aws:SecureTransport": true,
    "aws:SourceAccount": "123456789012",
    "aws:SourceArn": "arn:aws:logs:ap-northeast-2:123456789012:*",
    "s3:x-amz-acl": "bucket-owner-full-control",
  };
  const ask = (
    action: string,
    resource: string,
    {
      service = delivery,
      folder = "",
      ...more
    }: { service?: string; folder?: string; [key: string]: unknown } = {},
  ) =>
    decide(
      {
        principal: { service },
        action,
        resource,
        context: { ...context, ...more } as typeof context,
        resourceAccount: "123456789012",
      },
      { resource: [document(folder)] },
    );

  it("lets AWS deliver this account's logs", () => {
    expect(ask("s3:GetBucketAcl", bucket)).toBe("allowed");
    expect(ask("s3:PutObject", `${bucket}/AWSLogs/123456789012/log.gz`)).toBe("allowed");
    expect(ask("s3:PutObject", `${bucket}/flow-logs/AWSLogs/123456789012/l`, { folder: "flow-logs/" })).toBe(
      "allowed",
    );
    const fromOregon = { "aws:SourceArn": "arn:aws:logs:us-west-2:123456789012:*" };
    expect(ask("s3:PutObject", `${bucket}/AWSLogs/123456789012/log.gz`, fromOregon)).toBe("allowed");
  });

  it("lets nobody else in, nothing else be done and no other account's logs", () => {
    const object = `${bucket}/AWSLogs/123456789012/log.gz`;
    expect(ask("s3:PutObject", `${bucket}/AWSLogs/210987654321/log.gz`)).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { "aws:SourceAccount": "210987654321" })).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { "aws:SourceArn": "arn:aws:logs:us-east-1:210987654321:*" })).toBe(
      "implicitDeny",
    );
    expect(ask("s3:PutObject", object, { "s3:x-amz-acl": "public-read" })).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { service: "logs.amazonaws.com" })).toBe("implicitDeny");
    expect(ask("s3:GetObject", object)).toBe("implicitDeny");
    expect(ask("s3:DeleteObject", object)).toBe("implicitDeny");
    expect(ask("s3:PutObject", object, { "aws:SecureTransport": false })).toBe("explicitDeny");
  });
});
