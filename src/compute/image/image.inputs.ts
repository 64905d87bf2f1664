/** Every input of `modules/compute/image` and of the construct `Image`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import { statements } from "../policy/statements";
import { nitroType } from "../server/instance-type";
import { serverRootDisk } from "../server/root-disk";
import { imageComponent } from "./component.contract";
import { imageRegion } from "./distribution.contract";
import { imageParent } from "./parent.contract";
import { imageSchedule } from "./schedule.contract";

const logs = t
  .shape("ImageLogs", {
    bucket: t
      .pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name", "build-logs", [
        "",
        "Logs",
        "arn:aws:s3:::logs",
      ])
      .describe("The bucket that gets the builds' logs."),
    prefix: t
      .pattern(
        "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
        "a beginning of keys without a slash at either end",
        "images/web",
        ["", "/images", "images/"],
      )
      .describe("The beginning of the logs' keys.")
      .default("image-builder"),
  })
  .describe("Logs of builds in a bucket, beside CloudWatch Logs.");

const tests = t
  .shape("ImageTests", {
    enabled: t
      .flag()
      .describe("Whether the components' test phases run, on a server made from the image.")
      .default(true),
    timeoutMinutes: t
      .duration("minutes", { min: 60, max: 1440 })
      .describe("Minutes that tests may take.")
      .default(720),
  })
  .describe("Tests of an image before it is distributed.");

export type ImageLogs = t.Infer<typeof logs>;

export const imageInputs = {
  name: t
    .blockName()
    .describe("The name of the pipeline, its recipe and its images.")
    .rule({
      test: (name) => x.matches("^.{2,}$", name),
      allowed: "two characters at least, as Image Builder wants",
      refused: ["a"],
    }),
  region: t.regionName().describe("The region that images are built in."),
  baseVersion: t
    .pattern("(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})", 'two numbers with a dot, such as "1.0"', "1.0", [
      "1",
      "1.0.0",
      "v1.0",
      "01.0",
      "",
    ])
    .describe(
      "The first two numbers of the recipe's and the documents' versions. The third one follows from their content, since Image Builder changes nothing of a version.",
    )
    .default("1.0"),
  parent: imageParent.default({}),
  components: t
    .keyed(imageComponent, "component")
    .describe("What is done to it, by names of your choice.")
    .rule({
      test: (all) => x.and(x.not(x.isEmpty(all)), x.le(x.length(all), 20)),
      got: (all) => x.str`a map of ${x.length(all)} components`,
      allowed: "1 to 20 components",
      refused: [{}],
    }),
  order: t
    .listOf(t.keyName(), "component")
    .describe("The components' order, all of them by name. Default: by name, a before b.")
    .optional()
    .example(["sample"]),
  workingDirectory: t
    .pattern("/[A-Za-z0-9_./-]*", "an absolute path", "/tmp", ["tmp", "", "/two words"])
    .describe("Where build and test steps run.")
    .default("/tmp"),
  disk: serverRootDisk.describe("The image's root disk.").default({}),
  network: networkReference.describe(
    "The network that images are built in: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe(
      "The tier of the build servers: one from which Systems Manager, Image Builder, S3 and CloudWatch Logs can be reached.",
    ),
  zone: t.zoneName().describe("The zone of the build servers."),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe("The build servers' security groups; they need HTTPS out and nothing in.")
    .rule({
      test: (groups) => x.and(x.ge(x.length(groups), 1), x.le(x.length(groups), 5)),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "1 to 5 groups",
      refused: [[]],
    }),
  instanceTypes: t
    .setOf(nitroType(), "type")
    .describe("Instance types that the build takes one of. Default: t3.medium, and t4g.medium for arm64.")
    .default([]),
  metadataHopLimit: t
    .integer({ min: 1, max: 2 }, "hops")
    .describe(
      "Network hops that answers of the metadata service take: 2 where a build runs containers. IMDSv2 is required always.",
    )
    .default(1),
  terminateOnFailure: t
    .flag()
    .describe("Whether a build server goes when its build fails; false to look into it.")
    .default(true),
  topicArn: t
    .arn("sns", "an SNS topic's ARN")
    .describe("A topic that is told of builds; its policy must let Image Builder publish.")
    .optional(),
  logs: logs.optional(),
  statements: statements
    .describe("What the build servers may do beyond building, such as reading an artefact.")
    .default({}),
  permissionsBoundary: t
    .arn("iam", "an IAM policy's ARN")
    .describe("The permissions boundary of the build servers' role.")
    .optional(),
  home: imageRegion.describe("The image in `region`.").default({}),
  regions: t
    .mapOf(imageRegion, "region")
    .describe("Further regions that get a copy, by their names.")
    .rule({
      test: (all) =>
        x.allTrue(
          x.listFrom(all, ["region", "settings"], (region) => ({
            value: x.matches("^[a-z]{2}(-[a-z]+)+-[0-9]+$", region),
          })),
        ),
      got: (all) => x.str`a map of ${x.length(all)} regions`,
      allowed: 'names of regions as keys, such as "ap-northeast-1"',
      refused: [{ Tokyo: {} }, { "ap-northeast-1a": {} }],
    })
    .default({}),
  imageTags: t.tags().describe("Tags for the images, beside `tags`."),
  schedule: imageSchedule.optional(),
  enabled: t.flag().describe("Whether the pipeline can be run, by schedule or by hand.").default(true),
  tests: tests.default({}),
  scan: t
    .flag()
    .describe(
      "Whether Amazon Inspector looks for vulnerabilities in test servers; it has to be on in the account.",
    )
    .default(false),
  enhancedMetadata: t
    .flag()
    .describe("Whether AWS Systems Manager Inventory gathers what is installed.")
    .default(true),
  buildNow: t
    .flag()
    .describe(
      "Whether an apply builds an image, and waits for it for up to an hour: with a new recipe, a new image. Off: the pipeline does, by schedule or by hand.",
    )
    .default(false),
  initialImageId: t
    .pattern("ami-[0-9a-f]{8,}", 'an id that begins with "ami-"', "ami-0123456789abcdef0", ["ami-", "latest"])
    .describe("What the parameter holds before the first build. Default: the newest Amazon Linux 2023.")
    .optional(),
  tags: t.tags(),
};

export type ImageShape = typeof imageInputs;
export type ImageInputs = t.Inputs<ImageShape>;
