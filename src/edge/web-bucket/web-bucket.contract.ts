/** The contract of the web bucket: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./web-bucket.cross-rules";
import { webBucketInputs } from "./web-bucket.inputs";

export const webBucketContract = t.contract({
  name: "web bucket",
  inputs: webBucketInputs,
  crossRules,
  // endpoints whose policies name this bucket
  lateInputs: ["endpointIds", "endpoints"],
  example: { name: "shop-web-123456789012", endpointIds: { nginx: "vpce-0123456789abcdef0" } },
});
