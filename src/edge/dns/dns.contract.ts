/** The contract of a hosted zone: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./dns.cross-rules";
import { dnsInputs } from "./dns.inputs";

export const dnsContract = t.contract({
  name: "hosted zone",
  inputs: dnsInputs,
  crossRules,
  // a distribution, say, whose certificate is proven in this zone
  lateInputs: ["records"],
  example: { name: "example.com" },
});
