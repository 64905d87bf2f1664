/** Rules of a service whose tier has no way out: see endpoint-reach.ts. */
import type { ComputedRule, CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { isConfined, unserved, zonesOf } from "./endpoint-reach";
import { PRIVATE_IMAGE } from "./private-images";

const ISOLATED = {
  network: {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlocks: ["10.0.0.0/16"],
    tiers: {
      app: {
        kind: "isolated",
        subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" } },
      },
    },
  },
  tier: "app",
  containers: { app: { image: "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api:1.4.0" } },
};

const { app } = ISOLATED.network.tiers;
const WITHOUT_NAT = {
  ...ISOLATED,
  network: { ...ISOLATED.network, tiers: { app: { ...app, kind: "private", internet: false } } },
};

/** Endpoints for these services in the zone; the gateway endpoint for S3 leads from the tier. */
const serving = (names: readonly string[], { zone = "ap-northeast-2a", tier = "app" } = {}) => ({
  ...ISOLATED,
  endpoints: {
    vpcId: "vpc-0123456789abcdef0",
    region: "ap-northeast-2",
    interfaces: Object.fromEntries(
      names.map((name, index) => [name, { id: `vpce-0123456789abcdef${index}`, zones: [zone] }]),
    ),
    gateways: { s3: { id: "vpce-0fedcba9876543210", tiers: [tier] } },
  },
});

const PULL_AND_LOG = ["ecr.api", "ecr.dkr", "logs"];
const without = (name: string) => serving(PULL_AND_LOG.filter((other) => other !== name));

const container = (settings: object) => ({
  containers: { app: { ...ISOLATED.containers.app, ...settings } },
});

export const unreachedServices: ComputedRule<EcsServiceShape> = {
  name: "unreached_services",
  problems: (inputs, step, spell, scope) => {
    const none = () => x.items([]);
    const found = () => unserved(scope, inputs);
    const missing = step(
      "unserved_calls",
      x.when(x.and(isConfined(inputs), x.isSet(inputs.endpoints)), found, none),
    );
    return x.listEach(missing, ["call"], (call) => ({
      value: x.str`endpoints has none for ${call}; allowed: one for all that tasks of the tier ${inputs.tier}, which does not lead to the internet, call, in one of their zones ${x.jsonEncode(zonesOf(inputs))} or as a route of their tier. Add it, or set ${spell("endpointCheck")} = false where routes of yours lead there.`,
    }));
  },
  refused: [
    without("ecr.api"),
    without("ecr.dkr"),
    without("logs"),
    serving(PULL_AND_LOG, { zone: "ap-northeast-2c" }),
    serving(PULL_AND_LOG, { tier: "other" }),
    {
      ...serving(PULL_AND_LOG),
      ...container({
        secrets: {
          PASSWORD: {
            secretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf",
          },
        },
      }),
    },
    {
      ...serving(PULL_AND_LOG),
      ...container({
        secrets: { LEVEL: { parameterArn: "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/level" } },
      }),
    },
    { ...serving(PULL_AND_LOG), ...container({ readonlyRootFilesystem: false }), exec: true },
  ],
};

const endpointsGiven: CrossRule<EcsServiceShape> = {
  on: "endpoints",
  test: (inputs) => x.or(x.not(isConfined(inputs)), x.isSet(inputs.endpoints)),
  message: ({ tier }, spell) =>
    x.str`endpoints is null, and the tier ${tier} does not lead to the internet; allowed: the endpoints that its tasks reach AWS by, or ${spell("endpointCheck")} = false where routes of yours lead there.`,
  refused: [ISOLATED, WITHOUT_NAT],
};

const publicImages = ({ containers, nginx }: EcsServiceInputs): Expr<string[]> =>
  x.concat(
    x.listFrom(containers, ["key", "container"], (_, { image }) => ({
      value: image,
      when: x.not(x.matches(PRIVATE_IMAGE, image)),
    })),
    x.listEach(x.items([nginx.image]), ["image"], (image) => ({
      value: image,
      when: x.and(x.not(x.isEmpty(nginx.hosts)), x.not(x.matches(PRIVATE_IMAGE, image))),
    })),
  );

const imagesReachable: CrossRule<EcsServiceShape> = {
  // on neither of the inputs with images: the validation of nginx names containers
  on: "endpointCheck",
  // an image's address is known after the apply where its repository is made in it
  whereKnown: true,
  test: (inputs) => x.or(x.not(isConfined(inputs)), x.isEmpty(publicImages(inputs))),
  message: (inputs, spell) =>
    x.str`containers has the images ${x.jsonEncode(publicImages(inputs))} in the tier ${inputs.tier}, which does not lead to the internet; allowed: images of private ECR repositories, which endpoints serve (copy public ones there from outside), or ${spell("endpointCheck")} = false.`,
  refused: [
    { ...serving(PULL_AND_LOG), ...container({ image: "public.ecr.aws/nginx/nginx:1.29" }) },
    { ...serving(PULL_AND_LOG), ...container({ image: "nginx:1.29" }) },
    {
      ...serving(PULL_AND_LOG),
      ...container({ ports: { http: { containerPort: 3000 } } }),
      nginx: { hosts: { api: { serverNames: ["api.example.com"], app: { port: 3000 } } } },
    },
  ],
};

export const endpointRules = [endpointsGiven, imagesReachable];
