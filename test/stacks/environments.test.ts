/** What an environment says reaches every stack that it is about: each field is changed, and the stacks
 * are compared. */
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";

const EVERY: readonly Architecture[] = [
  "app-runner",
  "ec2-web",
  "private-ecs",
  "static-ip-web",
  "three-tier",
];
const DATABASES: readonly Architecture[] = ["app-runner", "ec2-web", "three-tier"];

/** Another value of a field, and the stacks that it is about. */
class Field<T> {
  constructor(
    readonly to: T,
    readonly about: readonly Architecture[],
    /** An environment in which the field matters. */
    readonly base: Environment = prod,
    /** What has to change with it. */
    readonly beside: Partial<Environment> = {},
  ) {}
}

/** Every field, the optional ones too: one that is missing here does not compile. */
type Fields<T> = { readonly [Name in keyof T]-?: Field<T[Name]> | Fields<NonNullable<T[Name]>> };

const cidr = (architecture: Architecture) => new Field("10.99.0.0/16", [architecture]);
const tokyo = (zones: string) => zones.split("").map((zone) => `ap-northeast-1${zone}`) as [string];

const topics = (name: string) =>
  Object.fromEntries(
    ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "us-east-1"].map((region) => [
      region,
      `arn:aws:sns:${region}:210987654321:${name}`,
    ]),
  );

/** Aliases lie in the zone. */
const withoutAliases: Environment = {
  ...prod,
  names: { ...prod.names, "ec2-web": { zone: "site.example", name: "www.site.example" } },
};

const FIELDS: Fields<Environment> = {
  name: new Field("staging", EVERY),
  region: new Field("ap-northeast-3", ["ec2-web", "private-ecs", "static-ip-web", "three-tier"], prod, {
    alarms: { topics: topics("alarms") },
    zones: ["ap-northeast-3a", "ap-northeast-3b", "ap-northeast-3c"],
  }),
  zones: new Field(
    ["ap-northeast-2a", "ap-northeast-2c"],
    ["ec2-web", "private-ecs", "static-ip-web", "three-tier"],
  ),
  cidrs: {
    "three-tier": cidr("three-tier"),
    "private-ecs": cidr("private-ecs"),
    "static-ip-web": cidr("static-ip-web"),
    "ec2-web": cidr("ec2-web"),
    "app-runner": cidr("app-runner"),
  },
  keys: new Field("aws", EVERY),
  flowLogsBucket: new Field("arn:aws:s3:::archive", EVERY),
  consumers: new Field({ partner: "arn:aws:iam::210987654321:root" }, ["private-ecs"]),
  webAcl: new Field(false, ["ec2-web", "three-tier"]),
  // private-ecs has no way out, and App Runner's is its own
  nat: new Field({ mode: "single", zone: "ap-northeast-2a" }, ["ec2-web", "static-ip-web", "three-tier"]),
  logRetentionDays: new Field(7, EVERY),
  containers: {
    // the tasks behind fixed addresses are on Fargate always
    launchType: new Field("ec2", ["private-ecs"]),
    imageTag: new Field("2.0.0", ["private-ecs", "static-ip-web"]),
    tasks: {
      min: new Field(4, ["private-ecs", "static-ip-web"]),
      max: new Field(20, ["private-ecs", "static-ip-web"]),
    },
    schedules: new Field({ night: { schedule: "rate(1 day)", timezone: "UTC", min: 0, max: 1 } }, [
      "private-ecs",
      "static-ip-web",
    ]),
    exec: new Field(true, ["private-ecs", "static-ip-web"]),
    endpointZones: new Field("every", ["app-runner", "private-ecs", "three-tier"], testing),
  },
  web: {
    topology: new Field("nlb-alb", ["static-ip-web"]),
    bucket: new Field("other-bucket", ["static-ip-web"]),
    readers: new Field(["arn:aws:iam::123456789012:role/auditor"], ["static-ip-web"]),
    names: {
      api: new Field("calls.shop.example", ["static-ip-web"]),
      web: new Field("web.shop.example", ["static-ip-web"]),
    },
    zone: new Field(undefined, ["static-ip-web"]),
  },
  servers: {
    instanceTypes: new Field(["t3.small"], ["ec2-web", "three-tier"]),
    instances: {
      min: new Field(4, ["ec2-web", "three-tier"]),
      max: new Field(20, ["ec2-web", "three-tier"]),
    },
    schedules: new Field({ night: { recurrence: "0 22 * * *", timezone: "UTC", desired: 3 } }, [
      "ec2-web",
      "three-tier",
    ]),
    ownImage: new Field(false, ["three-tier"]),
    database: {
      instanceClass: new Field("db.r7g.xlarge", DATABASES),
      multiAz: new Field(false, DATABASES),
      backupDays: new Field(14, DATABASES),
      maxStorageGib: new Field(200, DATABASES),
    },
  },
  site: {
    front: new Field("address", ["ec2-web"]),
    // only a certificate of the server's own has an account
    contact: new Field("else@shop.example", ["ec2-web"], dev),
    stickySeconds: new Field(60, ["ec2-web"]),
    trial: new Field({ instanceTypes: ["m7a.large"], percent: 5 }, ["ec2-web"]),
    bucketPrefix: new Field("other", ["ec2-web"]),
    repository: new Field("example/other", ["ec2-web"]),
    repositoryIds: new Field({ owner: "123456", repository: "456789" }, ["ec2-web"]),
    oidcProvider: new Field("create", ["ec2-web"]),
  },
  threeTier: {
    networkAcls: new Field(false, ["three-tier"]),
    domain: new Field("other.internal", ["three-tier"]),
    management: {
      cidr: new Field("10.98.0.0/20", ["three-tier"]),
      instanceType: new Field("t3.small", ["three-tier"]),
    },
    vpn: new Field({ amazonSideAsn: 64513 }, ["three-tier"]),
    ipv6: new Field(true, ["three-tier"]),
    ipv6Workers: new Field(true, ["three-tier"], testing),
  },
  names: {
    "three-tier": new Field(undefined, ["three-tier"]),
    "ec2-web": {
      aliases: new Field(["shop.site.example"], ["ec2-web"]),
      zone: new Field("www.site.example", ["ec2-web"], withoutAliases),
      name: new Field("shop.site.example", ["ec2-web"]),
    },
  },
  people: {
    operators: new Field(["Others"], ["three-tier"]),
    developers: new Field(["Others"], ["three-tier"]),
    shellsForDevelopers: new Field(true, ["three-tier"]),
  },
  inspection: new Field({ serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0" }, [
    "three-tier",
  ]),
  appRunner: {
    region: new Field("us-east-1", ["app-runner"], prod, {
      alarms: { topics: topics("alarms") },
      // zones are the region's
      appRunner: {
        ...prod.appRunner,
        region: "us-east-1",
        zones: ["us-east-1a", "us-east-1c", "us-east-1d"],
      },
    }),
    zones: new Field(tokyo("ac"), ["app-runner"]),
    wayOut: new Field("endpoints", ["app-runner"]),
    imageTag: new Field("2.0.0", ["app-runner"]),
    instances: { min: new Field(4, ["app-runner"]), max: new Field(20, ["app-runner"]) },
    ingress: new Field("public", ["app-runner"], testing),
    domain: new Field(undefined, ["app-runner"]),
  },
  alarms: {
    topics: new Field(topics("others"), EVERY),
  },
  protection: new Field(false, EVERY),
  allowedAccountIds: new Field(["123456789012"], EVERY),
  backend: new Field({ kind: "s3", bucket: "states", region: "ap-northeast-2" }, EVERY),
};

it.each([dev, testing, prod])(
  "no stack's zone lies below another's in $name",
  ({ web, names, appRunner }) => {
    const named = [web.zone, names["three-tier"]?.zone, names["ec2-web"].zone, appRunner.domain];
    const zones = named.filter((zone) => zone !== undefined);
    const below = zones.flatMap((zone) => zones.filter((other) => zone.endsWith(`.${other}`)));
    expect(below).toEqual([]);
  },
);

type Path = readonly string[];
type Tree = { readonly [name: string]: Field<unknown> | Tree };

const fieldsOf = (tree: Tree, path: Path = []): [Path, Field<unknown>][] =>
  Object.entries(tree).flatMap(([name, part]) =>
    part instanceof Field ? [[[...path, name], part] as const] : fieldsOf(part, [...path, name]),
  ) as [Path, Field<unknown>][];

/** A copy with one value changed. */
function withField<T extends object>(whole: T, [name = "", ...rest]: Path, value: unknown): T {
  const part = (whole as Record<string, unknown>)[name];
  return { ...whole, [name]: rest.length === 0 ? value : withField(part as object, rest, value) };
}

function synthesized(architecture: Architecture, environment: Environment): string {
  const stack = new STACKS[architecture](Testing.app(), environment);
  return JSON.stringify(stack.toTerraform());
}

const bases = new Map<Environment, Map<Architecture, string>>();

function base(architecture: Architecture, environment: Environment): string {
  const ofEnvironment = bases.get(environment) ?? new Map<Architecture, string>();
  bases.set(environment, ofEnvironment);
  const known = ofEnvironment.get(architecture) ?? synthesized(architecture, environment);
  ofEnvironment.set(architecture, known);
  return known;
}

it.each(fieldsOf(FIELDS as unknown as Tree).map(([path, field]) => ({ name: path.join("."), path, field })))(
  "$name reaches the stacks that it is about",
  ({ path, field: { to, about, beside, base: environment } }) => {
    const changed = { ...withField(environment, path, to), ...beside };
    expect(about).not.toEqual([]);
    const reached = about.filter((each) => synthesized(each, changed) !== base(each, environment));
    expect(reached).toEqual(about);
  },
);
