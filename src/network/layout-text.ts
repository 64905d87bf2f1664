/** The layout for people: what each tier reserves and what its subnets have. */
import type { Construct } from "constructs";
import type { NameStep } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { plots, reservedBlock } from "./layout";
import type { NetworkInputs } from "./network.inputs";
import type { Subnets } from "./subnets";

export interface TierLayout {
  /** The block that is kept for all zones. */
  readonly reserved: string;
  /** By zone: the range and how many addresses AWS leaves of it. */
  readonly subnets: Readonly<Record<string, string>>;
}

/** AWS keeps five addresses of every subnet (Amazon VPC User Guide: "Subnet CIDR blocks"). */
const KEPT_BY_AWS = 5;

export function layoutText(
  scope: Construct,
  inputs: NetworkInputs,
  subnets: Subnets,
): Expr<Record<string, TierLayout>> {
  const step: NameStep = (name, value) => local(scope, name, value);
  return x.mapFrom(plots(step, inputs), ["tier", "plot"], (tier, plot) => ({
    key: tier,
    value: x.object<TierLayout>({
      // a block of IPAM's range has no address yet
      reserved: x.when(
        x.and(x.isSet(plot.slot), x.isNull(inputs.ipam)),
        () => reservedBlock(plot),
        () => "its subnets only",
      ),
      subnets: x.mapFrom(subnets.plans, ["key", "subnet"], (_, subnet) => ({
        key: subnet.zone,
        value: x.str`${subnet.cidrBlock}, ${usable(subnet.cidrBlock)} addresses`,
        when: x.eq(subnet.tier, tier),
      })),
    }),
  }));
}

const usable = (range: Expr<string>) => x.sub(x.pow(2, x.sub(32, x.prefixLength(range))), KEPT_BY_AWS);
