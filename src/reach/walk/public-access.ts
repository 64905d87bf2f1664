/** Whether VPC Block Public Access lets something pass a gateway (VPC User Guide: "Block public access to VPCs and subnets"). */
import type { Network } from "../model/network";
import type { Subnet } from "../model/vpcs";
import { isUnknown, refIn, textIn } from "../terraform/value";
import type { Trail } from "./trail";

type Way = "in" | "out" | "egress-only";

/** What has passed a NAT gateway, or an egress-only one, began inside. */
export function isOpenTo(
  { inventory }: Network,
  trail: Trail,
  gateway: string,
  subnet: Subnet,
  way: Way,
  passed: readonly string[] = [],
): boolean {
  const [options] = inventory.of("aws_vpc_block_public_access_options");
  const mode = options?.values.internet_gateway_block_mode;
  if (!options || (!isUnknown(mode) && (textIn(mode) ?? "off") === "off")) return true;
  if (isUnknown(mode)) {
    trail.doubt(`the mode of ${options.address} is not known: ${mode.reason}`);
    return false;
  }
  const exclusions = inventory
    .of("aws_vpc_block_public_access_exclusion")
    .filter(({ values }) => refIn(values.subnet_id) === subnet.id || refIn(values.vpc_id) === subnet.vpc)
    .map(({ values }) => textIn(values.internet_gateway_exclusion_mode));
  const hasBegunInside = way === "egress-only" || (way === "out" && passed.length > 0);
  if (exclusions.includes("allow-bidirectional")) return true;
  if (mode === "block-ingress" && hasBegunInside) return true;
  if (exclusions.includes("allow-egress") && way !== "in") return true;
  trail.stop({
    at: options.address,
    what: `${options.address} blocks ${gateway} for ${subnet.address} (${String(mode)})`,
    code: "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
    mend: {
      address: options.address,
      change: `an aws_vpc_block_public_access_exclusion of ${subnet.address} with internet_gateway_exclusion_mode = "${way === "in" ? "allow-bidirectional" : "allow-egress"}"`,
    },
  });
  return false;
}
