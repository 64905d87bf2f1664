/** Where the server stands: its zone, its subnet, its private address. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { subnetsOfTier, tierOf, zonesOfTier } from "../../network/placement";
import type { SubnetReferenceValue } from "../../network/reference";
import { placement } from "../server/placement";

const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

const needs = [placement] as const;

const inputs = {
  zone: t
    .zoneName()
    .describe(
      "The zone of the tier that the server and its volumes stand in. A change replaces the server and its volumes.",
    ),
  privateIp: t
    .pattern(`${OCTET}(\\.${OCTET}){3}`, 'an IPv4 address, such as "10.0.0.10"', "10.0.0.10", [
      "10.0.0",
      "10.0.0.256",
      "10.0.0.10/24",
      "2001:db8::1",
      "",
    ])
    .describe(
      "Private IPv4 address out of the subnet's range; a change replaces the server. Default: any, and another one when the server is replaced.",
    )
    .optional(),
};

type ZoneInputs = t.InputsOf<typeof inputs, typeof needs>;

/** For where tier and zone are known to be there. */
export const subnetOf = (inputs: ZoneInputs): Expr<SubnetReferenceValue> =>
  x.get(tierOf(inputs).subnets, inputs.zone);

/** The range of the server's subnet; all addresses where the tier or the zone is not there. */
const subnetRange = (inputs: ZoneInputs): Expr<string> =>
  t.named("subnet_range", () =>
    x.when(
      x.hasKey(subnetsOfTier(inputs), inputs.zone),
      () => x.get(subnetsOfTier(inputs), inputs.zone).cidrBlock,
      "0.0.0.0/0",
    ),
  );

export const zone = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "zone",
      test: (inputs) => x.or(x.isEmpty(zonesOfTier(inputs)), x.contains(zonesOfTier(inputs), inputs.zone)),
      message: (inputs) =>
        x.str`zone is ${x.shownText(inputs.zone)}; allowed: of ${x.shownTexts(zonesOfTier(inputs))}, the zones of the tier ${x.shownText(inputs.tier)}.`,
      refused: [{ zone: "ap-northeast-2c" }, { zone: "us-east-1a" }],
    },
    {
      on: "privateIp",
      whereKnown: true,
      test: (inputs) =>
        x.isNullOr(inputs.privateIp, (privateIp) =>
          x.rangeContains(subnetRange(inputs), x.str`${privateIp}/32`),
        ),
      message: (inputs, spell) =>
        x.str`${spell("privateIp")} is ${x.jsonEncode(inputs.privateIp)}; allowed: an address of the subnet in the zone ${x.shownText(inputs.zone)} of the tier ${x.shownText(inputs.tier)}.`,
      refused: [{ privateIp: "10.0.1.10" }, { privateIp: "192.168.0.10" }],
    },
  ],
});
