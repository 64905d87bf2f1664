/** The contract of a certificate: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./certificate.cross-rules";
import { certificateInputs } from "./certificate.inputs";

export const certificateContract = t.contract({
  name: "certificate",
  inputs: certificateInputs,
  crossRules,
  example: { domainName: "example.com" },
});
