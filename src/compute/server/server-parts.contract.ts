/** The objects that fleets and single servers share, for one generated file. */
import * as t from "../../core/contract";
import { serverCloudwatchAgent } from "./cloudwatch-agent.contract";
import { serverImage } from "./image.contract";
import { serverKeyPair } from "./key-pair.contract";
import { serverRoleReference } from "./role.contract";
import { serverRootDisk } from "./root-disk.contract";
import { SERVER_FILE } from "./server-file";

export const serverParts = t
  .shape(
    "ServerParts",
    {
      image: serverImage.default({}),
      rootDisk: serverRootDisk.default({}),
      keyPair: serverKeyPair.optional(),
      cloudwatchAgent: serverCloudwatchAgent.optional(),
      role: serverRoleReference.optional(),
    },
    SERVER_FILE,
  )
  .describe("What fleets and single servers have in common.");
