/** The contract of a certificate: its inputs and the rules between them. */
import { contract } from "../../core/contract";
import { crossRules } from "./certificate.cross-rules";
import { certificateInputs } from "./certificate.inputs";

export const certificateContract = contract({
  name: "certificate",
  inputs: certificateInputs,
  crossRules,
  example: { domainName: "example.com" },
});
