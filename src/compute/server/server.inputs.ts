/** The inputs that fleets and single servers share. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import { statements } from "../policy/statements.contract";
import { serverImage } from "./image.contract";
import { serverKeyPair } from "./key-pair.contract";
import { serverRoleReference } from "./role.contract";
import { serverRootDisk } from "./root-disk.contract";
import { userDataInputs } from "./user-data.inputs";

export const serverInputs = {
  network: networkReference.describe("The network that instances stand in."),
  tier: t.keyName().describe("The tier of `network` that instances stand in."),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "Security groups of the instances, of the network's VPC. Session Manager, packages and agents need a way out by TCP 443.",
    )
    .rule({
      test: (groups) => x.and(x.not(x.isEmpty(groups)), x.le(x.length(groups), 5)),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "1 to 5 groups",
      refused: [[]],
    }),
  image: serverImage.default({}),
  rootDisk: serverRootDisk.default({}),
  keyPair: serverKeyPair.optional(),
  metadataHopLimit: t
    .integer({ min: 1, max: 64 }, "hops")
    .describe(
      "Hops that answers of the instance metadata service live, always IMDSv2 (Amazon EC2 User Guide: Configure the Instance Metadata Service options). 2 for containers in bridge mode that may use the instance's role.",
    )
    .default(1),
  detailedMonitoring: t
    .flag()
    .describe("CloudWatch metrics every minute in place of every five, at a price.")
    .default(true),
  ...userDataInputs,
  sessionManager: t
    .flag()
    .describe(
      "Whether administrators reach instances by SSM Session Manager, without keys and open ports; instances need a way to the ssm and ssmmessages endpoints.",
    )
    .default(true),
  statements: statements
    .describe("What instances may do besides, as statements by name: in the role `application` policy.")
    .default({}),
  permissionsBoundary: t
    .arn("iam", "an IAM policy's ARN")
    .describe("Permissions boundary of the role (IAM User Guide: Permissions boundaries for IAM entities).")
    .optional(),
  role: serverRoleReference
    .describe(
      "An existing role in place of an own one. Nothing is added to it: what Session Manager and agents need it has to allow.",
    )
    .optional(),
  tags: t.tags(),
};

export type ServerShape = typeof serverInputs;
export type ServerInputs = t.Inputs<ServerShape>;
