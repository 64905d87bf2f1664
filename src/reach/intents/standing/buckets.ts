/** A bucket whose policy looks at the endpoint is for whoever comes by it: from the internet, nobody reads it. */
import type { Network } from "../../model/network";
import { Doubt } from "../../policy/unsure";
import { isTarget, policiesAt } from "../../rights/targets";
import type { Intent } from "../intent";

export const ofBuckets = (network: Network): Intent[] =>
  network.inventory
    .of("aws_s3_bucket")
    .filter(({ address, mode }) => mode === "managed" && isTarget(network, address))
    .filter((bucket) =>
      policiesAt(network, bucket).some(
        ({ policy }) => !(policy instanceof Doubt) && /"aws:SourceVpce?"/i.test(JSON.stringify(policy)),
      ),
    )
    .map(({ address }) => ({
      expect: "never",
      from: "internet",
      to: address,
      port: 443,
      action: "s3:GetObject",
      why: "its policy is for whoever comes by its endpoint",
    }));
