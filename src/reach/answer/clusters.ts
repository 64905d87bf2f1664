/** Who reaches the API server of an EKS cluster: by its private endpoint, or by the public one and its ranges (EKS User Guide: "Cluster API server endpoint"). */
import { covers, EVERYWHERE4, overlaps, parseRange, type Range, textOf } from "../address/range";
import { internet } from "../ends/ends";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, refsIn } from "../terraform/value";
import type { Inside, Outside, Side } from "../walk/side";
import { connect } from "../walk/trip";
import type { Asked } from "./asked";
import { answerOf } from "./combine";
import type { Answer } from "./question";

/** Undefined where its name leads to its private interfaces. */
export function toCluster(network: Network, from: Side, cluster: Resource, asked: Asked): Answer | undefined {
  const { address, values } = cluster;
  const [vpc = {}] = blocksIn(values.vpc_config);
  const isPublic = vpc.endpoint_public_access !== false;
  const isAtHome = from.kind === "inside" && from.subnet.vpc === homeOf(network, address);
  const isPrivate = vpc.endpoint_private_access === true && (isAtHome || !isPublic);
  if (from.kind === "inside" && isPrivate) return undefined;
  if (!isPublic)
    return stopped(address, "has no public endpoint", "vpc_config { endpoint_public_access = true }");
  if (asked.ports.first !== 443) return stopped(address, "listens on 443 alone");
  const given = vpc.public_access_cidrs;
  if (isUnknown(given))
    return unknown(`the public_access_cidrs of ${address} are not known: ${given.reason}`);
  const ranges = refsIn(given).flatMap((ref) => (isUnknown(ref) ? [] : (parseRange(ref) ?? [])));
  const admitted = ranges.length === 0 ? [EVERYWHERE4] : ranges;
  return from.kind === "inside"
    ? leaving(network, from, address, admitted, asked)
    : arriving(from, address, admitted);
}

/** Out to the internet, from an address that is not known here. */
function leaving(
  network: Network,
  from: Inside,
  address: string,
  ranges: readonly Range[],
  asked: Asked,
): Answer {
  const to = { ...internet(network, asked.version), name: `${address} at its public name` };
  const out = answerOf(connect(network, from, to, asked));
  const isOpen = ranges.some((range) => covers(range, EVERYWHERE4));
  return out.verdict === "yes" && !isOpen
    ? unknown(
        `whether the public_access_cidrs of ${address} hold the address that it comes from is not known`,
      )
    : out;
}

function arriving(from: Outside, address: string, ranges: readonly Range[]): Answer {
  const path = [
    { at: from.name, what: "sends tcp to AWS's public addresses" },
    { at: address, what: "is publicly accessible" },
  ];
  if (ranges.some((range) => covers(range, from.range))) return { verdict: "yes", path, back: [] };
  const isPart = from.range.name === undefined && ranges.some((range) => overlaps(range, from.range));
  return isPart
    ? unknown(`the public_access_cidrs of ${address} hold a part of ${textOf(from.range)}`)
    : stopped(
        address,
        `has no public_access_cidrs that hold ${textOf(from.range)}`,
        "vpc_config { public_access_cidrs }",
      );
}

const homeOf = ({ members }: Network, address: string): string | undefined =>
  members.get(address)?.interfaces[0]?.subnet.vpc;

const unknown = (reason: string): Answer => ({ verdict: "unknown", reasons: [reason] });

function stopped(address: string, why: string, change?: string): Answer {
  const what = `${address} ${why}`;
  if (change === undefined) return { verdict: "no", stoppedBy: [{ at: address, what }], mends: [] };
  const mend = { address, change };
  return { verdict: "no", stoppedBy: [{ at: address, what, mend }], mends: [mend] };
}
