/**
 * The environments of the application in main.ts. Names below `.example`, those that begin with `example`, the number 1 and
 * the account 123456789012 stand for yours: Terraform refuses to plan a stack with them (src/environments/placeholders.ts).
 */
import type { Environment } from "./environment";

export type { Environment } from "./environment";

const REGION = "ap-northeast-2";

const PEOPLE = { operators: ["Operators"], developers: ["Developers"], shellsForDevelopers: true } as const;

/** The nearest region with App Runner; its zone b takes no new subnets. */
const RUNNER_REGION = "ap-northeast-1";
const RUNNER_ZONES = [`${RUNNER_REGION}a`, `${RUNNER_REGION}c`, `${RUNNER_REGION}d`] as const;

/** A topic of an account that is nobody's. */
const topicIn = (region: string) => `arn:aws:sns:${region}:123456789012:alarms`;

export const dev: Environment = {
  name: "dev",
  region: REGION,
  zones: [`${REGION}a`, `${REGION}c`],
  cidrs: {
    "three-tier": "10.10.0.0/16",
    "private-ecs": "10.11.0.0/16",
    "static-ip-web": "10.12.0.0/16",
    "ec2-web": "10.13.0.0/16",
    "app-runner": "10.14.0.0/16",
  },
  nat: { mode: "single", zone: `${REGION}a` },
  logRetentionDays: 14,
  keys: "aws",
  webAcl: false,
  containers: {
    launchType: "fargate",
    imageTag: "1.0.0",
    tasks: { min: 1, max: 2 },
    exec: true,
    endpointZones: "first",
  },
  web: {
    bucket: "example-shop-web-dev",
    names: { api: "api.dev.shop.example", web: "www.dev.shop.example" },
  },
  servers: {
    instanceTypes: ["t3.small"],
    instances: { min: 1, max: 2 },
    database: { instanceClass: "db.t4g.micro", multiAz: false, backupDays: 1, maxStorageGib: 50 },
  },
  site: {
    front: "address",
    contact: "ops@shop.example",
    bucketPrefix: "example-site-dev",
    repository: "example/shop",
    repositoryIds: { owner: "1", repository: "1" },
    oidcProvider: "existing",
  },
  threeTier: {},
  names: {
    "ec2-web": { zone: "site.dev.example", name: "www.site.dev.example" },
  },
  people: PEOPLE,
  appRunner: {
    region: RUNNER_REGION,
    zones: RUNNER_ZONES,
    wayOut: { mode: "single", zone: RUNNER_ZONES[0] },
    imageTag: "1.0.0",
    instances: { min: 1, max: 2 },
    ingress: "public",
  },
  protection: false,
};

export const test: Environment = {
  name: "test",
  region: REGION,
  zones: [`${REGION}a`, `${REGION}c`],
  cidrs: {
    "three-tier": "10.20.0.0/16",
    "private-ecs": "10.21.0.0/16",
    "static-ip-web": "10.22.0.0/16",
    "ec2-web": "10.23.0.0/16",
    "app-runner": "10.24.0.0/16",
  },
  nat: { mode: "single", zone: `${REGION}a` },
  logRetentionDays: 30,
  keys: "own",
  webAcl: false,
  containers: {
    launchType: "ec2",
    imageTag: "1.0.0",
    tasks: { min: 1, max: 2 },
    schedules: {
      morning: { schedule: "cron(0 8 ? * MON-FRI *)", timezone: "Asia/Seoul", min: 1, max: 2 },
      evening: { schedule: "cron(0 20 * * ? *)", timezone: "Asia/Seoul", min: 0, max: 1 },
    },
    exec: true,
    endpointZones: "first",
  },
  web: {
    bucket: "example-shop-web-test",
    names: { api: "api.test.shop.example", web: "www.test.shop.example" },
    zone: "test.shop.example",
  },
  servers: {
    instanceTypes: ["t3.small", "t3a.small"],
    instances: { min: 1, max: 3 },
    schedules: {
      morning: { recurrence: "0 8 * * MON-FRI", timezone: "Asia/Seoul", desired: 2 },
      evening: { recurrence: "0 20 * * *", timezone: "Asia/Seoul", desired: 1 },
    },
    database: { instanceClass: "db.t4g.micro", multiAz: false, backupDays: 3, maxStorageGib: 50 },
  },
  site: {
    front: "load_balancer",
    contact: "ops@shop.example",
    stickySeconds: 3600,
    bucketPrefix: "example-site-test",
    repository: "example/shop",
    repositoryIds: { owner: "1", repository: "1" },
    oidcProvider: "existing",
  },
  threeTier: { ipv6: true },
  names: {
    "three-tier": { zone: "portal.test.example", name: "portal.test.example" },
    "ec2-web": { zone: "site.test.example", name: "www.site.test.example", aliases: ["site.test.example"] },
  },
  people: PEOPLE,
  appRunner: {
    region: RUNNER_REGION,
    zones: RUNNER_ZONES,
    wayOut: "endpoints",
    imageTag: "1.0.0",
    instances: { min: 1, max: 2 },
    ingress: "private",
  },
  protection: false,
};

export const prod: Environment = {
  name: "prod",
  region: REGION,
  zones: [`${REGION}a`, `${REGION}b`, `${REGION}c`],
  cidrs: {
    "three-tier": "10.30.0.0/16",
    "private-ecs": "10.31.0.0/16",
    "static-ip-web": "10.32.0.0/16",
    "ec2-web": "10.33.0.0/16",
    "app-runner": "10.34.0.0/16",
  },
  nat: { mode: "per_zone" },
  logRetentionDays: 365,
  keys: "own",
  webAcl: true,
  containers: {
    launchType: "fargate",
    imageTag: "1.0.0",
    tasks: { min: 3, max: 12 },
    exec: false,
    endpointZones: "every",
  },
  web: {
    bucket: "example-shop-web-prod",
    names: { api: "api.shop.example", web: "www.shop.example" },
    zone: "shop.example",
  },
  servers: {
    instanceTypes: ["m7i.large", "m6i.large", "m5.large"],
    instances: { min: 3, max: 12 },
    ownImage: true,
    database: { instanceClass: "db.r7g.large", multiAz: true, backupDays: 30, maxStorageGib: 500 },
  },
  site: {
    front: "load_balancer",
    contact: "ops@shop.example",
    bucketPrefix: "example-site-prod",
    repository: "example/shop",
    repositoryIds: { owner: "1", repository: "1" },
    oidcProvider: "existing",
  },
  threeTier: {
    networkAcls: true,
    domain: "prod.portal.internal",
    management: { cidr: "10.35.0.0/20", instanceType: "t3.micro" },
  },
  names: {
    "three-tier": { zone: "portal.example", name: "portal.example" },
    "ec2-web": { zone: "site.example", name: "www.site.example", aliases: ["site.example"] },
  },
  people: { ...PEOPLE, shellsForDevelopers: false },
  appRunner: {
    region: RUNNER_REGION,
    zones: RUNNER_ZONES,
    wayOut: { mode: "per_zone" },
    imageTag: "1.0.0",
    instances: { min: 3, max: 12 },
    ingress: "public",
    domain: "runner.example",
  },
  alarms: { topics: { [REGION]: topicIn(REGION), [RUNNER_REGION]: topicIn(RUNNER_REGION) } },
  protection: true,
};

export const environments: Readonly<Record<string, Environment>> = { dev, test, prod };
