/** Values of an environment that stand for one's own: AWS refuses them, or they are somebody else's. */
import type { Architecture, Environment, SiteName } from "./environment";

/** Domains that nobody can have (RFC 2606, RFC 6761). Route 53 refuses zones of example.com and below (InvalidDomainName). */
const RESERVED = /(^|[.@])(example(\.(com|net|org))?|test|invalid|localhost)$/;

/** Buckets and owners of repositories, whose names nobody else in the world may have; GitHub's first owner and repository. */
const SOMEBODY_ELSES = /^(example[-/]|1$)/;

/** The account of AWS's documents, in an ARN. */
const NOBODYS = /^arn:[^:]*:[^:]*:[^:]*:123456789012:/;

type Values = Readonly<Record<string, string | undefined>>;

const aliasesIn = (place: string, site: SiteName | undefined): Values =>
  Object.fromEntries((site?.aliases ?? []).map((alias, index) => [`${place}.aliases[${index}]`, alias]));

/** What each architecture gives a name of its own in the world, by the place in the environment. */
const NAMES: Readonly<Record<Architecture, (environment: Environment) => Values>> = {
  "three-tier": ({ names: { "three-tier": site } }) => ({
    'names["three-tier"].zone': site?.zone,
    'names["three-tier"].name': site?.name,
    ...aliasesIn('names["three-tier"]', site),
  }),
  "private-ecs": () => ({}),
  "static-ip-web": ({ web: { bucket, zone, names } }) => ({
    "web.bucket": bucket,
    "web.zone": zone,
    // without a zone they are told to nginx alone
    ...(zone === undefined ? {} : { "web.names.api": names.api, "web.names.web": names.web }),
  }),
  "ec2-web": ({ site, names: { "ec2-web": name } }) => ({
    "site.bucketPrefix": site.bucketPrefix,
    "site.repository": site.repository,
    "site.repositoryIds.owner": site.repositoryIds?.owner,
    "site.repositoryIds.repository": site.repositoryIds?.repository,
    // a certificate authority writes there
    ...(site.front === "address" ? { "site.contact": site.contact } : {}),
    'names["ec2-web"].zone': name.zone,
    'names["ec2-web"].name': name.name,
    ...aliasesIn('names["ec2-web"]', name),
  }),
  "app-runner": ({ appRunner }) => ({ "appRunner.domain": appRunner.domain }),
};

const topicOf = ({ alarms, appRunner, ...environment }: Environment, architecture: Architecture): Values => {
  const region = architecture === "app-runner" ? appRunner.region : environment.region;
  return { [`alarms.topics["${region}"]`]: alarms?.topics[region] };
};

/** Those that nobody has set yet, such as `web.zone = "shop.example"`. */
export function placeholdersOf(environment: Environment, architecture: Architecture): string[] {
  const values = { ...NAMES[architecture](environment), ...topicOf(environment, architecture) };
  return Object.entries(values).flatMap(([path, value]) =>
    value !== undefined && (RESERVED.test(value) || SOMEBODY_ELSES.test(value) || NOBODYS.test(value))
      ? [`${path} = "${value}"`]
      : [],
  );
}
