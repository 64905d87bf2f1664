/** The contract of the server: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./ec2-instance.cross-rules";
import { ec2InstanceInputs } from "./ec2-instance.inputs";
import { EXAMPLE } from "./ec2-instance.samples";
import { firstBootSize } from "./first-boot";

export const ec2InstanceContract = t.contract({
  name: "EC2 instance",
  inputs: ec2InstanceInputs,
  crossRules,
  computedRules: [firstBootSize],
  example: EXAMPLE,
});
