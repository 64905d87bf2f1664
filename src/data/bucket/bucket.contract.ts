/** The contract of the bucket: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./bucket.cross-rules";
import { bucketInputs } from "./bucket.inputs";

export const bucketContract = t.contract({
  name: "bucket",
  inputs: bucketInputs,
  crossRules,
  example: { name: "shop-data-123456789012" },
});
