/** The server's public address: an Elastic IP that depends on nothing of the server's, and is associated with it. */
import { DataAwsEip } from "@cdktf/provider-aws/lib/data-aws-eip";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { EipAssociation } from "@cdktf/provider-aws/lib/eip-association";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";
import { hasAddress } from "./placement";

export interface PublicAddress {
  /** The address, or null without one. */
  readonly publicIp: Expr<string | null>;
  readonly allocationId: Expr<string | null>;
}

export function publicAddress(
  scope: Construct,
  inputs: Ec2InstanceInputs,
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
  const brought = optional(x.eq(kind, "existing"), (meta) => {
    return new DataAwsEip(scope, "eip_brought", { ...meta, id: x.tf(given) });
  });
  const allocationId = x.when(isOwn, own("id"), () => given);
  optional(hasAddress(inputs), (meta) => {
    return new EipAssociation(scope, "eip_association", {
      ...meta,
      allocationId: x.tf(allocationId),
      instanceId: x.tf(x.attribute(instance, "id")),
    });
  });
  return {
    allocationId,
    publicIp: x.when(isOwn, own("publicIp"), () => brought.attribute("publicIp")),
  };
}

/** Terraform takes no expression for prevent_destroy: so a protected and an unprotected address are two resources. */
const eip = (
  scope: Construct,
  inputs: Ec2InstanceInputs,
  id: "eip" | "eip_unprotected",
  condition: Expr<boolean>,
): Optional<Eip> =>
  optional(condition, (meta) => {
    return new Eip(scope, id, {
      ...meta,
      domain: "vpc",
      tags: nameTag(inputs, inputs.name),
      ...(id === "eip" ? { lifecycle: { preventDestroy: true } } : {}),
    });
  });
