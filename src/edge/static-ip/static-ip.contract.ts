/** The contract of the fixed address: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./static-ip.cross-rules";
import { staticIpInputs } from "./static-ip.inputs";
import { SAMPLE_NETWORK } from "./static-ip.samples";

export const staticIpContract = t.contract({
  name: "static ip",
  inputs: staticIpInputs,
  crossRules,
  example: {
    name: "web",
    network: SAMPLE_NETWORK,
    listeners: { web: { port: 80 } },
    targetGroups: { web: { port: 8080 } },
  },
});
