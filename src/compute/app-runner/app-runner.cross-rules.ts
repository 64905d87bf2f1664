/** Rules between the service's inputs. */
import type { CrossRule } from "../../core/contract";
import {
  and,
  attempt,
  concat,
  contains,
  distinct,
  type Expr,
  eq,
  hasKey,
  holds,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  lookup,
  ne,
  not,
  or,
  orElse,
  str,
  when,
} from "../../core/expressions";
import type { EndpointsReferenceValue } from "../../endpoints/endpoints-reference.contract";
import type { AppRunnerInputs, AppRunnerShape } from "./app-runner.inputs";
import type { ConnectorReferenceValue } from "./connector/connector-reference.contract";
import type { Domain } from "./domain.contract";
import { CONFINED, endpointsFor } from "./samples";
import { APP_RUNNER_SIZES, SIZE_WORDS } from "./sizes";
import { CODE, type Code, type Image, PUBLIC } from "./source.contract";

type RuleOf = CrossRule<AppRunnerShape>;

const oneSource: RuleOf = {
  on: "image",
  test: ({ image, code }) => ne(isSet(image), isSet(code)),
  message: ({ image }) =>
    str`image is ${when<string>(
      isNull(image),
      () => "null, and code, too",
      () => "given, and code, too",
    )}; allowed: either an image or code.`,
  refused: [{ image: undefined }, { code: CODE }],
};

const sizeExists: RuleOf = {
  on: "memory",
  test: ({ cpu, memory }) =>
    holds(() => contains(lookup<readonly number[]>(SIZES, str`${cpu}`, []), memory as Expr<number>)),
  message: ({ cpu, memory }) => str`memory is ${memory} with a cpu of ${cpu}; allowed: ${SIZE_WORDS}.`,
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
  listEach<string, string>(keys(environment), ["name"], (name) => ({
    value: name,
    when: hasKey(secrets, name),
  }));

const SECRET = {
  secretArn: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf",
};

const namesOnce: RuleOf = {
  on: "environment",
  test: (inputs) => isEmpty(doubled(inputs)),
  message: (inputs) =>
    str`environment has ${jsonEncode(doubled(inputs))}, and secrets, too; allowed: each name once.`,
  refused: [{ environment: { PASSWORD: "a" }, secrets: { PASSWORD: SECRET } }],
};

/** App Runner API Reference, CodeConfiguration: with REPOSITORY the values are ignored. */
const settingsInFile: RuleOf = {
  on: "code",
  test: ({ code, environment, secrets }) =>
    when<boolean>(
      isNull(code),
      () => true,
      () =>
        or(
          eq<string>((code as Expr<Code>).configuration as Expr<string>, "api"),
          and(isEmpty(environment), isEmpty(secrets)),
        ),
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
    or(
      isNull(accessRole),
      when<boolean>(
        isNull(image),
        () => false,
        () => eq<string>((image as Expr<Image>).registry as Expr<string>, "ecr"),
      ),
    ),
  message: (_, spell) =>
    str`${spell("accessRole")} is given, and there is nothing that it pulls; allowed: with an image of a private ECR repository only.`,
  refused: [
    { image: PUBLIC, accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } },
    { image: undefined, code: CODE, accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } },
  ],
};

const ownRoleSaysAll: RuleOf = {
  on: "instanceRole",
  test: ({ instanceRole, statements }) => or(isNull(instanceRole), isEmpty(statements)),
  message: (_, spell) =>
    str`${spell("instanceRole")} is given, and there are statements; allowed: statements without a role of your own, which says itself what it may.`,
  refused: [
    {
      instanceRole: { arn: "arn:aws:iam::123456789012:role/shop" },
      statements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] } },
    },
  ],
};

const keysOfSecrets: RuleOf = {
  on: "secretKeyArns",
  test: ({ secretKeyArns, secrets }) => or(isEmpty(secretKeyArns), not(isEmpty(secrets))),
  message: (_, spell) =>
    str`${spell("secretKeyArns")} has keys, and there are no secrets; allowed: keys of secrets that the service has.`,
  refused: [{ secretKeyArns: ["arn:aws:kms:ap-northeast-1:123456789012:key/1"] }],
};

const endpointNames = ({ endpoints }: AppRunnerInputs): Expr<string[]> =>
  when<string[]>(
    isNull(endpoints),
    () => [],
    () =>
      concat<string>(
        keys((endpoints as Expr<EndpointsReferenceValue>).interfaces as Expr<Record<string, unknown>>),
      ),
  );

/** App Runner Developer Guide, "Enabling Private endpoint for incoming traffic". */
const privateByEndpoint: RuleOf = {
  on: "ingress",
  test: (inputs) =>
    or(eq<string>(inputs.ingress, "public"), contains(endpointNames(inputs), "apprunner.requests")),
  message: (inputs) =>
    str`ingress is private, and endpoints has ${jsonEncode(endpointNames(inputs))}; allowed: with the interface endpoint apprunner.requests, which requests come by.`,
  refused: [{ ingress: "private" }, { ingress: "private", endpoints: endpointsFor(["sqs", "apprunner"]) }],
};

/** App Runner Developer Guide, "Enable IPv6 for App Runner's endpoints". */
const dualStackIsPublic: RuleOf = {
  on: "ipAddressType",
  test: ({ ipAddressType, ingress }) => or(eq<string>(ipAddressType, "IPV4"), eq<string>(ingress, "public")),
  message: (_, spell) =>
    str`${spell("ipAddressType")} is DUAL_STACK with private ingress; allowed: IPV4, or public ingress.`,
  refused: [
    { ingress: "private", endpoints: endpointsFor(["apprunner.requests"]), ipAddressType: "DUAL_STACK" },
  ],
};

const endpointsFit: RuleOf = {
  on: "endpoints",
  whereKnown: true,
  test: ({ endpoints, connector }) =>
    when<boolean>(
      or(isNull(endpoints), isNull(connector)),
      () => true,
      () =>
        eq(
          orElse<string>((connector as Expr<ConnectorReferenceValue>).vpcId as Expr<string | null>, () =>
            vpcOf(endpoints),
          ),
          vpcOf(endpoints),
        ),
    ),
  message: ({ endpoints }) =>
    str`endpoints is of the VPC ${attempt<string>(
      () => vpcOf(endpoints),
      () => "",
    )}; allowed: endpoints of the connector's VPC.`,
  refused: [{ ...CONFINED, endpoints: endpointsFor([], { vpcId: "vpc-0fedcba9876543210" }) }],
};

const vpcOf = (endpoints: Expr<unknown>): Expr<string> =>
  (endpoints as Expr<EndpointsReferenceValue>).vpcId as Expr<string>;

/** There is nothing to reach without a connector: calls go to the internet directly. */
const checkOfConnector: RuleOf = {
  on: "reachCheck",
  test: ({ reachCheck, connector }) => or(reachCheck, isSet(connector)),
  message: (_, spell) =>
    str`${spell("reachCheck")} is false without a connector; allowed: with a connector only.`,
  refused: [{ reachCheck: false }],
};

const domainNames = ({ domains }: AppRunnerInputs): Expr<string[]> =>
  listFrom<Domain, string>(
    domains as Expr<Record<string, Domain>>,
    ["key", "domain"],
    (_, { domainName }) => ({
      value: domainName,
    }),
  );

const domainsDiffer: RuleOf = {
  on: "domains",
  test: (inputs) => eq(length(distinct<string>(domainNames(inputs))), length(domainNames(inputs))),
  message: (inputs) => str`domains names ${jsonEncode(domainNames(inputs))}; allowed: each name once.`,
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
