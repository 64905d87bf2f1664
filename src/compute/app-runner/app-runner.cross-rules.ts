/** Rules between the service's inputs. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { EndpointsReferenceValue } from "../../endpoints/reference";
import type { AppRunnerInputs, AppRunnerShape } from "./app-runner.inputs";
import { CONFINED, endpointsFor } from "./samples";
import { APP_RUNNER_SIZES, SIZE_WORDS } from "./sizes";
import { CODE, PUBLIC } from "./source.contract";

type RuleOf = CrossRule<AppRunnerShape>;

const oneSource: RuleOf = {
  on: "image",
  test: ({ image, code }) => x.ne(x.isSet(image), x.isSet(code)),
  message: ({ image }) =>
    x.str`image is ${x.when(
      x.isNull(image),
      () => "null, and code, too",
      () => "given, and code, too",
    )}; allowed: either an image or code.`,
  refused: [{ image: undefined }, { code: CODE }],
};

const sizeExists: RuleOf = {
  on: "memory",
  test: ({ cpu, memory }) =>
    x.holds(() => x.contains(x.lookup<readonly number[]>(SIZES, x.str`${cpu}`, []), memory)),
  message: ({ cpu, memory }) => x.str`memory is ${memory} with a cpu of ${cpu}; allowed: ${SIZE_WORDS}.`,
  refused: [
    { cpu: 256, memory: 2048 },
    { cpu: 512, memory: 512 },
    { cpu: 512, memory: 2048 },
    { cpu: 1024, memory: 1024 },
    { cpu: 1024, memory: 6144 },
    { cpu: 2048, memory: 2048 },
    { cpu: 2048, memory: 8192 },
    { cpu: 4096, memory: 4096 },
    { cpu: 4096, memory: 6144 },
  ],
};

const SIZES: Record<string, readonly number[]> = { ...APP_RUNNER_SIZES };

const doubled = ({ environment, secrets }: AppRunnerInputs): Expr<string[]> =>
  x.listEach(x.keys(environment), ["name"], (name) => ({
    value: name,
    when: x.hasKey(secrets, name),
  }));

const SECRET = {
  secretArn: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf",
};

const namesOnce: RuleOf = {
  on: "environment",
  test: (inputs) => x.isEmpty(doubled(inputs)),
  message: (inputs) =>
    x.str`environment has ${x.jsonEncode(doubled(inputs))}, and secrets, too; allowed: each name once.`,
  refused: [{ environment: { PASSWORD: "a" }, secrets: { PASSWORD: SECRET } }],
};

/** App Runner API Reference, CodeConfiguration: with REPOSITORY the values are ignored. */
const settingsInFile: RuleOf = {
  on: "code",
  test: ({ code, environment, secrets }) =>
    x.ifSet(
      code,
      (code) => x.or(x.eq(code.configuration, "api"), x.and(x.isEmpty(environment), x.isEmpty(secrets))),
      () => true,
    ),
  message: () =>
    "code has the configuration repository, and there are environment or secrets here; allowed: both in its apprunner.yaml, which App Runner then takes alone.",
  refused: [
    {
      image: undefined,
      code: {
        repositoryUrl: CODE.repositoryUrl,
        connectionArn: CODE.connectionArn,
        configuration: "repository",
      },
      environment: { LEVEL: "info" },
    },
  ],
};

const accessOfEcr: RuleOf = {
  on: "accessRole",
  test: ({ accessRole, image }) =>
    x.or(
      x.isNull(accessRole),
      x.ifSet(
        image,
        (image) => x.eq(image.registry, "ecr"),
        () => false,
      ),
    ),
  message: (_, spell) =>
    x.str`${spell("accessRole")} is given, and there is nothing that it pulls; allowed: with an image of a private ECR repository only.`,
  refused: [
    { image: PUBLIC, accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } },
    { image: undefined, code: CODE, accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } },
  ],
};

const ownRoleSaysAll: RuleOf = {
  on: "instanceRole",
  test: ({ instanceRole, statements }) => x.or(x.isNull(instanceRole), x.isEmpty(statements)),
  message: (_, spell) =>
    x.str`${spell("instanceRole")} is given, and there are statements; allowed: statements without a role of your own, which says itself what it may.`,
  refused: [
    {
      instanceRole: { arn: "arn:aws:iam::123456789012:role/shop" },
      statements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] } },
    },
  ],
};

const keysOfSecrets: RuleOf = {
  on: "secretKeyArns",
  test: ({ secretKeyArns, secrets }) => x.or(x.isEmpty(secretKeyArns), x.not(x.isEmpty(secrets))),
  message: (_, spell) =>
    x.str`${spell("secretKeyArns")} has keys, and there are no secrets; allowed: keys of secrets that the service has.`,
  refused: [{ secretKeyArns: ["arn:aws:kms:ap-northeast-1:123456789012:key/1"] }],
};

const endpointNames = ({ endpoints }: AppRunnerInputs): Expr<string[]> =>
  x.ifSet(
    endpoints,
    (endpoints) => x.concat(x.keys(endpoints.interfaces)),
    () => [],
  );

/** App Runner Developer Guide, "Enabling Private endpoint for incoming traffic". */
const privateByEndpoint: RuleOf = {
  on: "ingress",
  test: (inputs) =>
    x.or(x.eq(inputs.ingress, "public"), x.contains(endpointNames(inputs), "apprunner.requests")),
  message: (inputs) =>
    x.str`ingress is private, and endpoints has ${x.jsonEncode(endpointNames(inputs))}; allowed: with the interface endpoint apprunner.requests, which requests come by.`,
  refused: [{ ingress: "private" }, { ingress: "private", endpoints: endpointsFor(["sqs", "apprunner"]) }],
};

/** App Runner Developer Guide, "Enable IPv6 for App Runner's endpoints". */
const dualStackIsPublic: RuleOf = {
  on: "ipAddressType",
  test: ({ ipAddressType, ingress }) => x.or(x.eq(ipAddressType, "IPV4"), x.eq(ingress, "public")),
  message: (_, spell) =>
    x.str`${spell("ipAddressType")} is DUAL_STACK with private ingress; allowed: IPV4, or public ingress.`,
  refused: [
    { ingress: "private", endpoints: endpointsFor(["apprunner.requests"]), ipAddressType: "DUAL_STACK" },
  ],
};

const endpointsFit: RuleOf = {
  on: "endpoints",
  whereKnown: true,
  test: ({ endpoints, connector }) =>
    x.when(
      x.or(x.isNull(endpoints), x.isNull(connector)),
      () => true,
      () =>
        x.eq(
          x.orElse(connector.vpcId, () => vpcOf(endpoints)),
          vpcOf(endpoints),
        ),
    ),
  message: ({ endpoints }) =>
    x.str`endpoints is of the VPC ${x.attempt(
      () => vpcOf(endpoints),
      () => "",
    )}; allowed: endpoints of the connector's VPC.`,
  refused: [{ ...CONFINED, endpoints: endpointsFor([], { vpcId: "vpc-0fedcba9876543210" }) }],
};

const vpcOf = (endpoints: Expr<unknown>): Expr<string> => (endpoints as Expr<EndpointsReferenceValue>).vpcId;

/** There is nothing to reach without a connector: calls go to the internet directly. */
const checkOfConnector: RuleOf = {
  on: "reachCheck",
  test: ({ reachCheck, connector }) => x.or(reachCheck, x.isSet(connector)),
  message: (_, spell) =>
    x.str`${spell("reachCheck")} is false without a connector; allowed: with a connector only.`,
  refused: [{ reachCheck: false }],
};

const domainNames = ({ domains }: AppRunnerInputs): Expr<string[]> =>
  x.listFrom(domains, ["key", "domain"], (_, { domainName }) => ({
    value: domainName,
  }));

const domainsDiffer: RuleOf = {
  on: "domains",
  test: (inputs) => x.eq(x.length(x.distinct(domainNames(inputs))), x.length(domainNames(inputs))),
  message: (inputs) => x.str`domains names ${x.jsonEncode(domainNames(inputs))}; allowed: each name once.`,
  refused: [{ domains: { a: { domainName: "api.example.com" }, b: { domainName: "api.example.com" } } }],
};

export const appRunnerRules = [
  oneSource,
  sizeExists,
  namesOnce,
  settingsInFile,
  accessOfEcr,
  ownRoleSaysAll,
  keysOfSecrets,
  privateByEndpoint,
  dualStackIsPublic,
  endpointsFit,
  checkOfConnector,
  domainsDiffer,
];
