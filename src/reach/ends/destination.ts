/** A target as people write it: `https://api.example.com/v1`, or a name of DNS. A record of what was read says whose name it is. */
import { isIP } from "node:net";
import type { Answer, Question } from "../answer/question";
import { ReachError } from "../error";
import type { Network } from "../model/network";
import { endOf } from "./ends";
import { nearestNames } from "./nearest";
import { namesIn, type Place, resolved } from "./records";

/** What is asked instead, or what is to be answered at once. */
export type Destination =
  | { readonly question: Question; readonly versions?: ReadonlySet<4 | 6> }
  | { readonly answer: Answer };

const URL_LIKE = /^([a-z][a-z0-9+.-]*):\/\//i;
const HOST = /^(?=.{4,253}$)(?!(aws_|module\.|data\.))([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}\.?$/i;
const PORTS: Readonly<Record<string, number>> = { https: 443, http: 80 };

export function destinationOf(network: Network, question: Question): Destination {
  const { to } = question;
  if (URL_LIKE.test(question.from))
    throw new ReachError(
      `${question.from} opens no connections; allowed: a resource, internet, a CIDR block`,
    );
  const isUrl = URL_LIKE.test(to);
  if (!isUrl && !HOST.test(to)) return { question };
  const asked = isUrl ? { ...question, ...partsOf(question) } : question;
  const host = isUrl ? hostOf(to) : to;
  if (isIP(host) !== 0) return { question: { ...asked, to: host } };
  const service = serviceOf(host);
  if (service !== undefined) return { question: { ...asked, to: service } };
  const found = resolved(network, host.toLowerCase().replace(/\.$/, ""), placesOf(network, question.from));
  if ("place" in found) {
    const isHttp = !isUrl || /^https?:/i.test(to);
    const next = { ...asked, to: found.place, ...(isHttp && asked.host === undefined ? { host } : {}) };
    return { question: next, ...(found.versions ? { versions: found.versions } : {}) };
  }
  if ("nothing" in found) throw new ReachError(notFound(network, host));
  return { answer: unresolved(found) };
}

function unresolved(found: Exclude<Place, { place: string } | { nothing: true }>): Answer {
  if ("unknown" in found) return { verdict: "unknown", reasons: [found.unknown] };
  return { verdict: "no", stoppedBy: [{ at: found.at, what: found.hidden }], mends: [] };
}

function urlOf(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new ReachError(`${JSON.stringify(text)} is no URL; allowed: such as https://api.example.com/v1`);
  }
}

const hostOf = (text: string): string => urlOf(text).hostname.replace(/^\[|\]$/g, "");

/** Port and path; what is said twice has to be the same. */
function partsOf({ to, port, path, host }: Question): Partial<Question> {
  const url = urlOf(to);
  const scheme = url.protocol.slice(0, -1);
  const own = url.port === "" ? PORTS[scheme] : Number(url.port);
  const isHttp = PORTS[scheme] !== undefined;
  const given = isHttp && /^[^/]+:\/\/[^/?#]+\//.test(to) ? url.pathname : undefined;
  const same = (name: string, one: unknown, other: unknown) => {
    if (one !== undefined && other !== undefined && one !== other)
      throw new ReachError(`${to} says the ${name} ${other}, the question ${one}; allowed: one of the two`);
  };
  same("port", port, own);
  same("path", path, given);
  same("host", host, url.hostname);
  const [asked, about] = [port ?? own, path ?? given];
  return {
    ...(asked === undefined ? {} : { port: asked }),
    ...(about === undefined ? {} : { path: about }),
  };
}

/** `sqs.eu-west-1.amazonaws.com`, `files.s3.eu-west-1.amazonaws.com`, `api.ecr.eu-west-1.amazonaws.com`. */
function serviceOf(host: string): string | undefined {
  const [, name] =
    /^(?:.+\.)?((?:(?:api|dkr)\.)?[a-z0-9-]+)\.[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?$/.exec(
      host,
    ) ?? [];
  if (name === undefined || /^(elb|rds|cache|eks|compute|vpce|awsapprunner|redshift|efs|docdb)$/.test(name))
    return undefined;
  const ecr = /^(api|dkr)\.ecr$/.exec(name)?.[1];
  return `aws:${ecr === undefined ? name : `ecr.${ecr}`}`;
}

/** The VPCs of who asks: private zones answer there. */
function placesOf(network: Network, from: string): ReadonlySet<string> {
  const end = endOf(network, from);
  return new Set(
    end.kind === "members" ? end.interfaces.map(({ subnet }) => subnet.vpc) : vpcsOf(network, end),
  );
}

const vpcsOf = (network: Network, end: ReturnType<typeof endOf>): string[] =>
  end.kind === "range"
    ? [...network.subnets.values()]
        .filter(({ ranges }) =>
          ranges.some(
            (one) =>
              one.version === end.range.version && one.first <= end.range.first && end.range.last <= one.last,
          ),
        )
        .map(({ vpc }) => vpc)
    : [];

function notFound(network: Network, host: string): string {
  const known = namesIn(network);
  const near = nearestNames(host, known);
  const hint =
    near.length > 0
      ? `did you mean ${near.join(", ")}?`
      : known.length > 0
        ? `there are ${known.slice(0, 8).join(", ")}.`
        : "it has no records. Give a resource's address, and the name with --host.";
  return `no record of aws_route53_record is named ${JSON.stringify(host)}; ${hint}`;
}
