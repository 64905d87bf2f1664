/** Where images go, and who may start servers from them. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

const account = t.pattern("[0-9]{12}", "an account's id", "210987654321", [
  "12345",
  "all",
  "arn:aws:iam::210987654321:root",
]);

export const imageRegion = t
  .shape("ImageRegion", {
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key of that region that encrypts the image there. Default: aws/ebs; images that others use need one.",
      )
      .optional(),
    accounts: t
      .setOf(account, "account")
      .describe("Accounts that may start servers from the image.")
      .default([]),
    organizationArns: t
      .setOf(
        t.pattern(
          "arn:aws(-[a-z]+)*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32}",
          "an organization's ARN",
          "arn:aws:organizations::123456789012:organization/o-0123456789",
          ["o-0123456789", "*"],
        ),
        "arn",
      )
      .describe("Organizations whose accounts may.")
      .default([]),
    organizationalUnitArns: t
      .setOf(
        t.pattern(
          "arn:aws(-[a-z]+)*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{8,}",
          "an organizational unit's ARN",
          "arn:aws:organizations::123456789012:ou/o-0123456789/ou-0123-01234567",
          ["ou-0123-01234567", "*"],
        ),
        "arn",
      )
      .describe("Organizational units whose accounts may.")
      .default([]),
    copyTo: t
      .setOf(account, "account")
      .describe(
        "Accounts that get a copy of their own, by their role EC2ImageBuilderDistributionCrossAccountRole; with a kms_key_arn.",
      )
      .default([]),
    launchTemplateIds: t
      .setOf(t.awsId("lt"), "id")
      .describe(
        "Launch templates that get a new default version with the image; not of modules/compute/ec2-fleet, which reads the parameter.",
      )
      .rule({
        test: (ids) => x.le(x.length(ids), 100),
        allowed: "at most 100",
        refused: [
          Array.from({ length: 101 }, (_, index) => `lt-0123456789abc${String(index).padStart(4, "0")}`),
        ],
      })
      .default([]),
    parameter: t.flag().describe("Whether the region's SSM parameter gets the image's id.").default(true),
  })
  .describe("An image in a region.")
  .example({});

export type ImageRegion = t.Infer<typeof imageRegion>;
