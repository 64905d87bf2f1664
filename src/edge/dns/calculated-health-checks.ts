/** Health checks over others. */
import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { type Checks, healthChecks, lifecycle } from "./health-checks";
import { zone } from "./zone";

const calculatedHealthCheck = t
  .shape("DnsCalculatedHealthCheck", {
    healthChecks: t
      .listOf(t.keyName(), "check")
      .length({ min: 1, max: 255 })
      .describe("Keys of `health_checks`."),
    threshold: t
      .integer({ min: 0, max: 256 }, "checks")
      .describe("Healthy checks that make it healthy; default: all of them.")
      .optional(),
    inverted: t.flag("Whether unhealthy counts as healthy, and the reverse.").default(false),
    disabled: t.flag("Whether it pauses; it then counts as healthy.").default(false),
  })
  .rule({
    test: ({ threshold, healthChecks }) =>
      x.isNullOr(threshold, (threshold) => x.le(threshold, x.length(healthChecks))),
    got: ({ threshold, healthChecks }) =>
      x.str`${x.jsonEncode(threshold)} of ${x.length(healthChecks)} checks`,
    allowed: "a threshold of no more checks than there are",
    refused: [{ healthChecks: ["web"], threshold: 2 }],
  })
  .describe("A check that is healthy while enough others are.")
  .example({ healthChecks: ["web"] });

const needs = [zone, healthChecks] as const;
const inputs = {
  calculatedHealthChecks: t
    .keyed(calculatedHealthCheck, "check")
    .describe("Health checks over others, by name.")
    .default({}),
};

type CalculatedInputs = t.InputsOf<typeof inputs, typeof needs>;

export const WEB = { fqdn: "www.example.com" };

const strangers = ({ healthChecks, calculatedHealthChecks }: CalculatedInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(calculatedHealthChecks, ["key", "check"], (_, { healthChecks: children }) =>
      x.itemsWhere(children, "child", (child) => x.not(x.hasKey(healthChecks, child))),
    ),
  );

export const calculatedHealthChecks = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "calculatedHealthChecks",
      test: (inputs) => x.isEmpty(strangers(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("calculatedHealthChecks")} names ${x.shownTexts(strangers(inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.healthChecks))}, the keys of ${spell("healthChecks")}.`,
      refused: [{ calculatedHealthChecks: { all: { healthChecks: ["web"] } } }],
    },
    {
      on: "calculatedHealthChecks",
      test: ({ healthChecks, calculatedHealthChecks }) =>
        x.everyItem(x.keys(calculatedHealthChecks), "key", (key) => x.not(x.hasKey(healthChecks, key))),
      message: ({ calculatedHealthChecks }, spell) =>
        x.str`${spell("calculatedHealthChecks")} has the keys ${x.shownTexts(x.keys(calculatedHealthChecks))}; allowed: keys that ${spell("healthChecks")} has not: records name both.`,
      refused: [{ healthChecks: { web: WEB }, calculatedHealthChecks: { web: { healthChecks: ["web"] } } }],
    },
  ],
});

interface Site {
  readonly inputs: CalculatedInputs;
  readonly name: Expr<string>;
}

export function calculatedChecks(scope: Construct, { inputs, name }: Site, endpoints: Checks): Checks {
  const all = inputs.calculatedHealthChecks;
  return forEach(scope, Route53HealthCheck, "route53_health_check_calculated", all, ({ key, value }) => {
    const { healthChecks: children, threshold } = value;
    return {
      type: "CALCULATED",
      childHealthchecks: x.listEach(children, ["child"], (child) => endpoints.at(child, "id")),
      childHealthThreshold: x.orElse(threshold, () => x.length(children)),
      invertHealthcheck: value.inverted,
      disabled: value.disabled,
      tags: nameTag(inputs, x.str`${name} ${key}`),
      lifecycle,
    };
  });
}
