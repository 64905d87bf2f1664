/** The way to an AWS service: its interface endpoint where names lead to it, a gateway endpoint by its route, or the internet. */
import { internet, membersEnd, sidesOf } from "../ends/ends";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { refIn, textIn } from "../terraform/value";
import type { Side } from "../walk/side";
import type { Obstacle } from "../walk/trail";
import { connect } from "../walk/trip";
import { answerOf, everyPlace } from "./combine";
import type { Answer } from "./question";
import type { Asked } from "./reach";

export function toService(network: Network, from: Side, service: string, asked: Asked): Answer {
  const endpoints = from.kind === "inside" ? endpointsFor(network, from.subnet.vpc, service) : [];
  const named = endpoints.find((endpoint) => hasPrivateName(network, endpoint));
  if (named) {
    const end = membersEnd(network, named.address, [named.address]);
    const sides = sidesOf(network, end, asked.version);
    if (sides.length === 0 && end.kind === "members") return { verdict: "unknown", reasons: end.doubts };
    return everyPlace(
      sides.map((side) => permitted(answerOf(connect(network, from, side, asked)), from, asked)),
      end.kind === "members" ? end.isIn : [],
    );
  }
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

/** Who comes there may ask, where policies say so, too. */
const permitted = (answer: Answer, from: Side, { permit, ports }: Asked): Answer =>
  answer.verdict === "yes" && permit ? permit(answer, from, ports.first) : answer;

/** `com.amazonaws.eu-west-1.ecr.api` */
const isFor = ({ values }: Resource, service: string): boolean =>
  textIn(values.service_name)?.replace(/^(cn\.)?(com|aws)\.amazonaws\.[a-z0-9-]+\./, "") === service;

export const endpointsFor = ({ inventory }: Network, vpc: string, service: string): Resource[] =>
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
