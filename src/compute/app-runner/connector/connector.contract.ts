/** The contract of the VPC connector. */
import * as t from "../../../core/contract";
import { connectorRules } from "./connector.cross-rules";
import { connectorInputs } from "./connector.inputs";
import { networkOf, subnet, TIER } from "./samples";

export const connectorContract = t.contract({
  name: "App Runner VPC connector",
  inputs: connectorInputs,
  crossRules: connectorRules,
  example: {
    name: "shop",
    network: networkOf({
      [TIER]: {
        kind: "private",
        subnets: { "ap-northeast-1a": subnet(0), "ap-northeast-1c": subnet(1), "ap-northeast-1d": subnet(2) },
      },
    }),
    tier: TIER,
  },
});
