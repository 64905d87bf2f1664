/** Where instances stand: in which of the tier's zones, and whether they have public addresses. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { inTier, someZones, tierOf, zonesExist } from "../../network/placement";
import { placement } from "../server/placement";

const needs = [placement] as const;

const inputs = {
  zones: someZones("instances").optional(),
  publicAddress: t
    .flag(
      "Whether instances get public IPv4 addresses, in a public tier only. Without one, an instance there does not reach the internet.",
    )
    .default(false),
};

export const zones = t.concern({
  needs,
  inputs,
  rules: [
    zonesExist(["ap-northeast-2b"], ["ap-northeast-2a", "us-east-1a"]),
    {
      on: "publicAddress",
      test: (inputs) =>
        x.or(
          x.not(inputs.publicAddress),
          inTier(inputs, () => x.eq(tierOf(inputs).kind, "public")),
        ),
      message: (inputs, spell) =>
        x.str`${spell("publicAddress")} is true in the tier ${x.shownText(inputs.tier)}, which has no internet gateway; allowed: public addresses in a public tier only.`,
      refused: [{ publicAddress: true }, { publicAddress: true, tier: "isolated" }],
    },
  ],
});
