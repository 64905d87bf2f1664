/**
 * A web bucket is never replaced and keeps its objects, whatever changes about who reads it: modules/edge/web-bucket
 * under a hand-written root, edited step by step against the emulator.
 *
 * What the policy comes to is evaluated here from the text that the emulator was given. A read through the emulator would
 * show nothing: it evaluates no bucket policy (moto would ignore its conditions).
 */
import { join } from "node:path";
import { decide, type Request } from "../../src/reach/policy";
import { callEc2, callS3 } from "./aws-api";
import type { Emulator } from "./emulator";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "endpoint_ids" { type = map(string) }
variable "exemptions" { type = any }
variable "cloudfront" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "assets" {
  source        = "${modules}/edge/web-bucket"
  name          = "edits-web"
  endpoint_ids  = var.endpoint_ids
  exemptions    = var.exemptions
  cloudfront    = var.cloudfront
  force_destroy = true
}

output "distribution_arn" {
  value = try(module.assets.web_bucket.distribution.arn, null)
}
`;

const [ONE, TWO] = ["vpce-0123456789abcdef0", "vpce-0fedcba9876543210"];
const ADMIN = "arn:aws:iam::123456789012:role/admin";

const of = (type: string, index = ""): string => `module.assets.${type}.this${index}`;
const POLICY = of("aws_s3_bucket_policy");
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };
const SERVED = [of("aws_cloudfront_distribution", "[0]"), of("aws_cloudfront_origin_access_control", "[0]")];

/** Whether the policy that the emulator holds lets this principal read. */
async function reads(emulator: Emulator, principal: Request["principal"], context: object): Promise<boolean> {
  const policy = await callS3(emulator, "GET", "edits-web?policy");
  const identity = [{ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } }];
  const request = {
    action: "s3:GetObject",
    resource: "arn:aws:s3:::edits-web/index.html",
    principal,
    context: { "aws:SecureTransport": true, "s3:TlsVersion": "1.2", ...context },
  };
  return (
    decide({ ...request, resourceAccount: "123456789012" }, { identity, resource: [policy] }) === "allowed"
  );
}

async function expectObjects(emulator: Emulator): Promise<void> {
  expect(await callS3(emulator, "GET", "edits-web/index.html")).toBe("second");
  const versions = await callS3(emulator, "GET", "edits-web?versions");
  expect(versions.match(/<VersionId>/g)).toHaveLength(2);
}

async function editsOfModule({ workspace, emulator }: ScenarioContext): Promise<void> {
  const first = { endpoint_ids: { nginx: ONE }, exemptions: {}, cloudfront: null };
  const root = await workspace({ "main.tf": ROOT }, { vars: first });
  const anybody = (endpoint: string) => reads(emulator, "anonymous", { "aws:SourceVpce": endpoint });
  await root.init();
  await root.apply();
  for (const content of ["first", "second"]) await callS3(emulator, "PUT", "edits-web/index.html", content);
  expect([await anybody(ONE), await anybody(TWO)]).toEqual([true, false]);

  await root.edit("another endpoint in its place", { vars: { endpoint_ids: { nginx: TWO } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [POLICY] });
  expect([await anybody(ONE), await anybody(TWO)]).toEqual([false, true]);
  await expectObjects(emulator);

  expect(await reads(emulator, ADMIN, {})).toBe(false);
  await root.edit("an exemption", { vars: { exemptions: { principals: [ADMIN] } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [POLICY] });
  expect(await reads(emulator, ADMIN, {})).toBe(true);
  await expectObjects(emulator);

  await root.edit("CloudFront beside it", {
    vars: { cloudfront: { single_page: true, wait_for_deployment: false } },
  });
  expect(root.edits.at(-1)?.created.sort()).toEqual(SERVED);
  expect(root.edits.at(-1)).toMatchObject({ updated: [POLICY], replaced: [], destroyed: [] });
  const { distribution_arn: arn } = await root.outputs();
  const cloudFront = { service: "cloudfront.amazonaws.com" };
  expect(await reads(emulator, cloudFront, { "aws:SourceArn": arn })).toBe(true);
  expect(await reads(emulator, cloudFront, { "aws:SourceArn": `${arn}X` })).toBe(false);
  expect(await anybody(TWO)).toBe(true);
  await expectObjects(emulator);

  await root.edit("CloudFront in its place", { vars: { endpoint_ids: {} } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [POLICY] });
  expect(await anybody(TWO)).toBe(false);

  await root.edit("the endpoint in CloudFront's place", {
    vars: { endpoint_ids: { nginx: ONE }, cloudfront: null },
  });
  expect(root.edits.at(-1)?.destroyed.sort()).toEqual(SERVED);
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [POLICY], replaced: [] });
  expect([await anybody(ONE), await anybody(TWO)]).toEqual([true, false]);
  await expectObjects(emulator);

  await root.expectNoChanges();
  console.log(`modules/edge/web-bucket, edit by edit:\n${root.table()}`);
  await root.destroy();
}

/** The example with a network and modules/endpoints: what passes both the endpoint's policy and the bucket's. */
async function bothPolicies({ workspace, emulator }: ScenarioContext): Promise<void> {
  const root = await workspace(join(modules, "edge/web-bucket/examples/endpoint"), {
    vars: { region: "us-east-1" },
  });
  await root.init();
  await root.apply();
  const { web_bucket: made } = (await root.outputs()) as { web_bucket: WebBucketReference };
  const [endpoint = ""] = made.endpoint_ids;
  const described = await callEc2(
    { ...emulator, variables: inNorthVirginia(emulator) },
    {
      Action: "DescribeVpcEndpoints",
      "VpcEndpointId.1": endpoint,
    },
  );
  const document = unescapeXml(/<policyDocument>([^<]+)</.exec(described)?.[1] ?? "");
  const policies = { resource: [await callS3(emulator, "GET", `${made.name}?policy`)], endpoint: [document] };
  const ask = (action: string, bucket: string) =>
    decide(
      {
        action,
        resource: `${bucket}/index.html`,
        principal: "anonymous",
        context: { "aws:SecureTransport": true, "s3:TlsVersion": "1.3", "aws:SourceVpce": endpoint },
      },
      policies,
    );
  expect(made.name).toBe("shop-web-123456789012");
  expect(ask("s3:GetObject", made.arn)).toBe("allowed");
  expect(ask("s3:PutObject", made.arn)).toBe("implicitDeny");
  expect(ask("s3:GetObject", "arn:aws:s3:::another")).toBe("implicitDeny");
  await root.destroy();
}

interface WebBucketReference {
  readonly name: string;
  readonly arn: string;
  readonly endpoint_ids: readonly string[];
}

const inNorthVirginia = ({ variables }: Emulator) => ({ ...variables, AWS_REGION: "us-east-1" });

const unescapeXml = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&#34;", '"').replaceAll("&amp;", "&");

describeSideBySide(
  "modules/edge/web-bucket",
  [
    { name: "keeps the bucket and its objects", run: editsOfModule },
    { name: "lets an unsigned read through the endpoint's policy and the bucket's", run: bothPolicies },
  ],
  { timeout: 15 * 60_000 },
);
