/** What fleets and single servers have in common: its concerns, and its objects in one generated file. */
import * as t from "../../core/contract";
import { serverCloudwatchAgent } from "./cloudwatch-agent";
import { SERVER_FILE } from "./common";
import { image } from "./image";
import { keyPair } from "./key-pair";
import { placement } from "./placement";
import { role, serverRoleReference } from "./role";
import { rootDisk } from "./root-disk";
import { userData } from "./user-data";

const inputs = {
  metadataHopLimit: t
    .integer({ min: 1, max: 64 }, "hops")
    .describe(
      "Hops that answers of the instance metadata service live, always IMDSv2 (Amazon EC2 User Guide: Configure the Instance Metadata Service options). 2 for containers in bridge mode that may use the instance's role.",
    )
    .default(1),
  detailedMonitoring: t
    .flag("CloudWatch metrics every minute in place of every five, at a price.")
    .default(true),
  tags: t.tags(),
};

const settings = t.concern({ inputs });

/** The concerns of every server. Refused samples are laid over a block's own example. */
export const serverConcerns = [placement, image, rootDisk, keyPair, settings, userData, role] as const;

/** IMDSv2 alone (AWS Foundational Security Best Practices: EC2.8, EC2.170). */
export const metadataOptions = ({
  metadataHopLimit,
}: Pick<t.InputsOf<typeof inputs>, "metadataHopLimit">) => ({
  httpEndpoint: "enabled",
  httpTokens: "required",
  httpPutResponseHopLimit: metadataHopLimit,
});

export const serverParts = t
  .shape(
    "ServerParts",
    {
      ...image.inputs,
      ...rootDisk.inputs,
      ...keyPair.inputs,
      cloudwatchAgent: serverCloudwatchAgent.optional(),
      role: serverRoleReference.optional(),
    },
    SERVER_FILE,
  )
  .describe("What fleets and single servers have in common.");
