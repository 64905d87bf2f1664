/** The server's public address: an Elastic IP that depends on nothing of the server's, and is associated with it. */
import { DataAwsEip } from "@cdktf/provider-aws/lib/data-aws-eip";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { EipAssociation } from "@cdktf/provider-aws/lib/eip-association";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { inTier, tierOf } from "../../network/placement";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { placement } from "../server/placement";

const needs = [placement] as const;

const inputs = {
  publicAddress: t
    .oneOf("none", "own", "existing")
    .describe(
      "The server's public IPv4 address. none: it is reached through a load balancer, or not at all; own: an Elastic IP that stays when the server is replaced; existing: `allocation_id`.",
    )
    .default("none"),
  allocationId: t
    .awsId("eipalloc")
    .describe("Allocation id of an Elastic IP of yours, with the public address existing.")
    .optional(),
  protectAddress: t
    .flag(
      "Whether Terraform refuses to give the address back (prevent_destroy). A change of it is a move in the state: see below.",
    )
    .default(true),
};

type AddressInputs = t.InputsOf<typeof inputs>;

export const hasAddress = ({ publicAddress }: AddressInputs): Expr<boolean> => x.ne(publicAddress, "none");

export const address = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "publicAddress",
      test: (inputs) =>
        x.or(
          x.not(hasAddress(inputs)),
          inTier(inputs, () => x.eq(tierOf(inputs).kind, "public")),
        ),
      message: (inputs, spell) =>
        x.str`${spell("publicAddress")} is ${x.shownText(inputs.publicAddress)} in the tier ${x.shownText(inputs.tier)}, whose subnets the internet does not reach; allowed: "none", or a public tier.`,
      refused: [{ tier: "private", publicAddress: "own" }],
    },
    t.goesWith("allocationId", "publicAddress", "existing"),
  ],
});

interface PublicAddress {
  /** The address, or null without one. */
  readonly publicIp: Expr<string | null>;
  readonly allocationId: Expr<string | null>;
}

export function publicAddress(
  scope: Construct,
  inputs: AddressInputs & Named,
  instance: Instance,
): PublicAddress {
  const { publicAddress: kind, protectAddress, allocationId: given } = inputs;
  const isOwn = x.eq(kind, "own");
  const kept = eip(scope, inputs, "eip", x.and(isOwn, protectAddress));
  const loose = eip(scope, inputs, "eip_unprotected", x.and(isOwn, x.not(protectAddress)));
  const own = (name: "id" | "publicIp") => () =>
    x.when(
      protectAddress,
      () => kept.attribute(name),
      () => loose.attribute(name),
    );
  const brought = optional(scope, DataAwsEip, "eip_brought", x.eq(kind, "existing"), () => ({ id: given }));
  const allocationId = x.when(isOwn, own("id"), given);
  optional(scope, EipAssociation, "eip_association", hasAddress(inputs), () => ({
    allocationId,
    instanceId: x.attribute(instance, "id"),
  }));
  return {
    allocationId,
    publicIp: x.when(isOwn, own("publicIp"), () => brought.attribute("publicIp")),
  };
}

/** Terraform takes no expression for prevent_destroy: so a protected and an unprotected address are two resources. */
const eip = (
  scope: Construct,
  inputs: AddressInputs & Named,
  id: "eip" | "eip_unprotected",
  condition: Expr<boolean>,
): Optional<Eip> =>
  optional(scope, Eip, id, condition, () => ({
    domain: "vpc",
    tags: nameTag(inputs, inputs.name),
    ...(id === "eip" ? { lifecycle: { preventDestroy: true } } : {}),
  }));
