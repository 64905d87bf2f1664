/** The way to an AWS service: its interface endpoint where names lead to it, a gateway endpoint by its route, or the internet. */
import { internet, membersEnd, sidesOf } from "../ends/ends";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { blocksIn, refIn, textIn } from "../terraform/value";
import { nameOf, type Side } from "../walk/side";
import type { Obstacle } from "../walk/trail";
import { connect } from "../walk/trip";
import type { Asked } from "./asked";
import { answerOf, everyPlace } from "./combine";
import type { Answer } from "./question";

export function toService(network: Network, from: Side, service: string, asked: Asked): Answer {
  const endpoints = from.kind === "inside" ? endpointsFor(network, from.subnet.vpc, service) : [];
  const named = endpoints.find((endpoint) => hasPrivateName(network, endpoint));
  if (named) {
    const end = membersEnd(network, named.address, [named.address]);
    const sides = sidesOf(network, end, asked.version);
    if (end.kind === "members" && end.doubts.length > 0 && sides.length === 0)
      return { verdict: "unknown", reasons: end.doubts };
    if (sides.length === 0 || !isNamed(named, asked.version)) return withoutVersion(named, asked.version);
    return everyPlace(
      sides.map((side) => permitted(answerOf(connect(network, from, side, asked)), from, asked)),
      end.kind === "members" ? end.isIn : [],
    );
  }
  if (asked.version === 6) return byIpv4Alone(from, service);
  const outside = { ...internet(network, asked.version), name: `aws:${service}`, service };
  const answer = answerOf(connect(network, from, outside, asked));
  if (answer.verdict === "yes") return permitted(answer, from, asked);
  if (answer.verdict !== "no" || from.kind === "outside") return answer;
  const missing = missingEndpoint(network, from.subnet.vpc, service, endpoints);
  return {
    ...answer,
    stoppedBy: [missing, ...answer.stoppedBy],
    mends: [...(missing.mend ? [missing.mend] : []), ...answer.mends],
  };
}

/** PrivateLink Guide, "DNS record IP type": names lead to addresses of that type. */
function isNamed({ values }: Resource, version: 4 | 6): boolean {
  const type = blocksIn(values.dns_options).map((block) => textIn(block.dns_record_ip_type))[0];
  return type !== (version === 6 ? "ipv4" : "ipv6");
}

function withoutVersion({ address }: Resource, version: 4 | 6): Answer {
  const mend = {
    address,
    change: 'ip_address_type = "dualstack", dns_options { dns_record_ip_type = "dualstack" }',
  };
  const what = `names lead to no IPv${version} address of ${address}`;
  return { verdict: "no", stoppedBy: [{ at: address, what, mend }], mends: [mend] };
}

/** Who wants IPv6 asks for other names (AWS SDKs and Tools Reference Guide: "Dual-stack and FIPS endpoints", AWS_USE_DUALSTACK_ENDPOINT). */
function byIpv4Alone(from: Side, service: string): Answer {
  const what = `the names of ${service} lead to its IPv4 addresses, unless the client asks for dual-stack endpoints`;
  return { verdict: "no", stoppedBy: [{ at: nameOf(from), what }], mends: [] };
}

/** Who comes there may ask, where policies say so, too. */
const permitted = (answer: Answer, from: Side, { permit, ports }: Asked): Answer =>
  answer.verdict === "yes" && permit ? permit(answer, from, ports.first) : answer;

/** `com.amazonaws.eu-west-1.ecr.api` */
const isFor = ({ values }: Resource, service: string): boolean =>
  textIn(values.service_name)?.replace(/^(cn\.)?(com|aws)\.amazonaws\.[a-z0-9-]+\./, "") === service;

const endpointsFor = ({ inventory }: Network, vpc: string, service: string): Resource[] =>
  inventory
    .of("aws_vpc_endpoint")
    .filter(
      (endpoint) => textIn(endpoint.values.vpc_endpoint_type) === "Interface" && isFor(endpoint, service),
    )
    .filter(({ values }) => refIn(values.vpc_id) === vpc);

function hasPrivateName(network: Network, { values }: Resource): boolean {
  const vpc = refIn(values.vpc_id);
  return (
    values.private_dns_enabled === true &&
    typeof vpc === "string" &&
    network.vpcs.get(vpc)?.resolvesNames === true
  );
}

function missingEndpoint(
  network: Network,
  vpc: string,
  service: string,
  endpoints: readonly Resource[],
): Obstacle {
  const home = network.vpcs.get(vpc)?.address ?? vpc;
  const [endpoint] = endpoints;
  if (!endpoint) {
    const type = service === "s3" || service === "dynamodb" ? "Gateway" : "Interface";
    const change = `a resource aws_vpc_endpoint with service_name = "com.amazonaws.REGION.${service}", vpc_endpoint_type = "${type}"`;
    return {
      at: home,
      what: `${home} has no endpoint for ${service} on the way`,
      mend: { address: home, change },
    };
  }
  const { address, values } = endpoint;
  if (values.private_dns_enabled !== true)
    return {
      at: address,
      what: `${address} has no private DNS name: names of ${service} lead to its public addresses`,
      mend: { address, change: "private_dns_enabled = true" },
    };
  return {
    at: home,
    what: `${home} does not resolve private DNS names, so names of ${service} lead to its public addresses`,
    mend: { address: home, change: "enable_dns_support = true, enable_dns_hostnames = true" },
  };
}
