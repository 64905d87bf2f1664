/** Names that stand for the user's own: which stacks have them, and that Terraform refuses to plan such a stack. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";
import { terraform } from "../support/terraform";

const ARCHITECTURES = Object.keys(STACKS) as Architecture[];

const NAME = "allow_placeholders";

interface Variable {
  readonly validation: readonly { readonly error_message: string }[];
}

function synthesized(architecture: Architecture, environment: Environment) {
  const json = Testing.synth(new STACKS[architecture](Testing.app(), environment));
  return JSON.parse(json) as { variable?: Record<string, Variable>; resource: unknown };
}

const refused = (architecture: Architecture, environment: Environment): string[] => {
  const message = synthesized(architecture, environment).variable?.[NAME]?.validation[0]?.error_message ?? "";
  return [...message.matchAll(/([\w.[\]"-]+) = "([^"]*)"/g)].map(([, path]) => path as string);
};

const OWN_NAMES = {
  names: {
    "three-tier": { zone: "portal.hanok.dev", name: "portal.hanok.dev" },
    "ec2-web": { zone: "site.hanok.dev", name: "www.site.hanok.dev" },
  },
  web: {
    bucket: "hanok-web",
    zone: "shop.hanok.dev",
    names: { api: "api.shop.hanok.dev", web: "www.shop.hanok.dev" },
  },
};

const owned = (environment: Environment): Environment => ({
  ...environment,
  ...OWN_NAMES,
  site: {
    ...environment.site,
    bucketPrefix: "hanok-site",
    contact: "ops@hanok.dev",
    repository: "hanok/shop",
    repositoryIds: { owner: "123456", repository: "456789" },
  },
  appRunner: { ...environment.appRunner, domain: "runner.hanok.dev" },
  alarms: {
    topics: {
      "ap-northeast-1": "arn:aws:sns:ap-northeast-1:210987654321:alarms",
      "ap-northeast-2": "arn:aws:sns:ap-northeast-2:210987654321:alarms",
    },
  },
});

/** The topic that alarms of the region tell. */
const SEOUL = 'alarms.topics["ap-northeast-2"]';

it.each([
  ["three-tier", dev, []],
  ["three-tier", prod, ['names["three-tier"].zone', 'names["three-tier"].name', SEOUL]],
  ["private-ecs", testing, []],
  ["private-ecs", prod, [SEOUL]],
  // without a zone nginx alone is told the names
  ["static-ip-web", dev, ["web.bucket"]],
  ["static-ip-web", testing, ["web.bucket", "web.zone", "web.names.api", "web.names.web"]],
  [
    "ec2-web",
    dev,
    [
      "site.bucketPrefix",
      "site.repository",
      "site.repositoryIds.owner",
      "site.repositoryIds.repository",
      "site.contact",
      'names["ec2-web"].zone',
      'names["ec2-web"].name',
    ],
  ],
  [
    "ec2-web",
    prod,
    [
      "site.bucketPrefix",
      "site.repository",
      "site.repositoryIds.owner",
      "site.repositoryIds.repository",
      'names["ec2-web"].zone',
      'names["ec2-web"].name',
      'names["ec2-web"].aliases[0]',
      SEOUL,
    ],
  ],
  ["app-runner", dev, []],
  ["app-runner", prod, ["appRunner.domain", 'alarms.topics["ap-northeast-1"]']],
] as const)("%s has placeholders in the shipped environments", (architecture, environment, paths) => {
  expect(refused(architecture, environment)).toEqual(paths);
});

it.each(ARCHITECTURES.flatMap((name) => [dev, testing, prod].map((environment) => ({ name, environment }))))(
  "$name in $environment.name has no variable once every name is an own one",
  ({ name, environment }) => {
    expect(synthesized(name, owned(environment)).variable).toBeUndefined();
  },
);

it.each(["shop.example", "shop.example.com", "example.org", "shop.test", "shop.localhost", "shop.invalid"])(
  "the domain %s stands for another",
  (domain) => {
    const environment = { ...owned(prod), appRunner: { ...prod.appRunner, domain } };
    expect(refused("app-runner", environment)).toEqual(["appRunner.domain"]);
  },
);

describe("Terraform", () => {
  const directory = mkdtempSync(join(tmpdir(), "hanok-placeholders-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  /** The variable alone: what a plan says of it needs no provider. */
  const plan = (env: Record<string, string>) => {
    const { variable } = synthesized("static-ip-web", testing);
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify({ variable }));
    return terraform(directory, ["plan", "-no-color", "-input=false"], {
      env: { ...process.env, ...env },
      expectedCodes: [0, 1],
    });
  };

  it("refuses the plan, and names the file to edit", async () => {
    const { stderr, code } = await plan({});
    expect(code).toBe(1);
    expect(stderr.replace(/\s*[│╷╵]?\s*\n[│ ]*/g, " ")).toContain(
      'static-ip-web-test has names that stand for yours: web.bucket = "example-shop-web-test", web.zone = "test.shop.example"',
    );
    expect(stderr).toContain("src/environments/index.ts");
  });

  it("plans where it is told that the AWS is one's own", async () => {
    expect((await plan({ [`TF_VAR_${NAME}`]: "true" })).code).toBe(0);
  });
});
