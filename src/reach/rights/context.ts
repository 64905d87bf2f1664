/** What a request carries of the way that it came: AWS global condition context keys (IAM User Guide). */
import { textOf } from "../address/range";
import { natGateway } from "../model/gateways";
import { idOf } from "../model/inventory";
import type { Network } from "../model/network";
import type { Context } from "../policy";
import { Doubt, OneOf, standIn } from "../policy/unsure";
import type { Resource } from "../terraform/resource";
import { refIn, textIn } from "../terraform/value";
import type { Side } from "../walk/side";
import type { Hop } from "../walk/trail";
import type { Target } from "./targets";
import { settledIn } from "./where";

/** The endpoint on the way, gateway or interface. */
export const endpointOn = ({ inventory }: Network, path: readonly Hop[]): Resource | undefined =>
  path.map(({ at }) => inventory.at(at)).find((resource) => resource?.type === "aws_vpc_endpoint");

/** Something that AWS names, or its resource until then. */
const idOr = (resource: Resource): string => textIn(resource.values.id) ?? standIn(idOf(resource));

export function contextOf(
  network: Network,
  way: { readonly path: readonly Hop[]; readonly from: Side; readonly isSecure: boolean },
  { account }: Target,
): Context {
  const endpoint = endpointOn(network, way.path);
  return {
    ...(endpoint ? byEndpoint(network, endpoint, way.from) : byInternet(network, way.path, way.from)),
    "aws:SecureTransport": way.isSecure,
    // AWS's endpoints speak 1.2 at least (AWS: "TLS 1.2 to become the minimum"); whether 1.3, the client decides
    "s3:TlsVersion": way.isSecure ? new OneOf(["1.2", "1.3"]) : null,
    "aws:ResourceAccount":
      account === undefined ? new Doubt(["aws:ResourceAccount is not known"]) : settledIn(account),
    "aws:PrincipalIsAWSService": false,
    "aws:ViaAWSService": false,
    "aws:CalledVia": null,
    "aws:SourceArn": null,
    "aws:SourceAccount": null,
    "aws:MultiFactorAuthPresent": null,
  };
}

/** AWS PrivateLink and gateway endpoints tell the endpoint, and the private address in place of a public one. */
function byEndpoint({ vpcs, inventory }: Network, endpoint: Resource, from: Side): Context {
  const vpc = refIn(endpoint.values.vpc_id);
  const home = typeof vpc === "string" ? inventory.find(vpc, /^aws_(default_)?vpc$/) : undefined;
  const id = home ? idOr(home) : typeof vpc === "string" && !vpcs.has(vpc) ? vpc : undefined;
  return {
    "aws:SourceVpce": idOr(endpoint),
    "aws:SourceVpc": id ?? new Doubt([`the VPC of ${endpoint.address} is not known`]),
    "aws:VpcSourceIp": textOf(from.range),
    "aws:SourceIp": null,
  };
}

function byInternet({ inventory }: Network, path: readonly Hop[], from: Side): Context {
  const nat = path
    .map(({ at }) => inventory.at(at))
    .filter((resource) => resource?.type === "aws_nat_gateway");
  const last = nat.at(-1);
  const range = last ? natGateway(inventory, idOf(last))?.publicRange : publicRangeOf(from);
  return {
    "aws:SourceVpce": null,
    "aws:SourceVpc": null,
    "aws:VpcSourceIp": null,
    "aws:SourceIp": range
      ? textOf(range)
      : new Doubt(["aws:SourceIp is not known: AWS chooses the public address"]),
  };
}

function publicRangeOf(from: Side) {
  if (from.kind === "outside") return from.name === "internet" ? undefined : from.range;
  const own = from.range.version === 6 ? from.range : from.member?.publicAddress;
  return typeof own === "object" ? own : undefined;
}
