/** What a service runs: an image, or source code that App Runner builds. */

import type {
  ApprunnerServiceSourceConfiguration,
  ApprunnerServiceSourceConfigurationCodeRepositoryCodeConfiguration,
} from "@cdktf/provider-aws/lib/apprunner-service";
import type { Construct } from "constructs";
import type { Blocks, Content } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { valueFrom } from "../ecs-service/secrets";
import { environment } from "./environment";

const PATH = "([a-z0-9]+([._-][a-z0-9]+)*/)*[a-z0-9]+([._-][a-z0-9]+)*";

const VERSION = "(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})?";

/** App Runner API Reference: ImageRepository, ImageIdentifier. */
const PRIVATE_IMAGE = `^[0-9]{12}\\.dkr\\.ecr\\.[a-z]+(-[a-z]+)+-[0-9]\\.amazonaws\\.com/${PATH}${VERSION}$`;

const PUBLIC_IMAGE = `^public\\.ecr\\.aws/[a-z0-9-]+/${PATH}${VERSION}$`;

const command = () =>
  t.text().rule({
    test: (words) => x.and(x.le(x.textLength(words), 1000), x.matches("^[^\\n\\r]+$", words)),
    allowed: "a command of one line and up to 1000 characters",
    refused: ["", "a\nb", "x".repeat(1001)],
  });

const imageShape = t.shape("AppRunnerImage", {
  identifier: t
    .text()
    .describe(
      "The image's address: of a private ECR repository of the service's region, or of ECR Public. The access role may pull this repository alone.",
    )
    .example("public.ecr.aws/aws-containers/hello-app-runner:latest"),
  registry: t
    .oneOf("ecr", "ecr_public")
    .describe("Where it lies: in a private repository, which needs an access role, or in ECR Public.")
    .default("ecr"),
  startCommand: command().untold().describe("The command, in place of the image's.").optional(),
  autoDeploy: t
    .flag(
      "Whether a new image under the tag is deployed by itself: of private repositories of the same account only. Terraform then does not know what runs.",
    )
    .default(false),
});

type Image = t.Infer<typeof imageShape>;

const IMAGE = {
  identifier: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0",
};

export const PUBLIC = {
  identifier: "public.ecr.aws/aws-containers/hello-app-runner:latest",
  registry: "ecr_public",
};

const isPublic = ({ registry }: Expr<Image>) => x.eq(registry, "ecr_public");

const address: t.Rule<Image> = {
  test: (image) =>
    x.when(
      isPublic(image),
      () => x.matches(PUBLIC_IMAGE, image.identifier),
      () => x.matches(PRIVATE_IMAGE, image.identifier),
    ),
  got: ({ identifier, registry }) => x.str`${x.shownText(identifier)} with the registry ${registry}`,
  allowed:
    'an identifier such as "123456789012.dkr.ecr.region.amazonaws.com/shop/api:1.4.0" with the registry ecr, or "public.ecr.aws/alias/name:tag" with ecr_public; App Runner pulls from no other registry',
  remedy: "Copy what lies elsewhere to a repository of ECR.",
  refused: [
    { identifier: "nginx:1.29" },
    { identifier: "docker.io/library/nginx:1.29", registry: "ecr_public" },
    { identifier: "" },
    { identifier: "https://public.ecr.aws/nginx/nginx:1.29", registry: "ecr_public" },
    { ...PUBLIC, registry: "ecr" },
    { ...IMAGE, registry: "ecr_public" },
    { identifier: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/Shop/Api:1.4.0" },
    { identifier: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:" },
    { identifier: "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/shop/api:1" },
    { identifier: "12345.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1" },
  ],
};

/** App Runner Developer Guide, "Deploying a new application version to App Runner": not for ECR Public. */
const deployed: t.Rule<Image> = {
  test: (image) => x.or(x.not(isPublic(image)), x.not(image.autoDeploy)),
  got: () => "an image of ECR Public that is deployed by itself",
  allowed: "auto_deploy with a private repository only",
  refused: [{ ...PUBLIC, autoDeploy: true }],
};

const imageType = imageShape.rules(address, deployed).describe("An image of ECR.").example(PUBLIC);

/** App Runner API Reference: CodeConfigurationValues, Runtime. */
const RUNTIMES = [
  ...(["PYTHON_3", "PYTHON_311", "NODEJS_12", "NODEJS_14", "NODEJS_16", "NODEJS_18", "NODEJS_22"] as const),
  ...(["CORRETTO_8", "CORRETTO_11", "GO_1", "DOTNET_6", "PHP_81", "RUBY_31"] as const),
] as const;

const codeShape = t.shape("AppRunnerCode", {
  repositoryUrl: t
    .pattern(
      "https://(github\\.com|bitbucket\\.org)/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+",
      "a repository's address at github.com or bitbucket.org",
      "https://github.com/example/shop",
      ["git@github.com:example/shop.git", "http://github.com/example/shop", "https://github.com/example", ""],
    )
    .describe("The repository."),
  branch: t
    .pattern("[^\\s~^:?*\\[\\\\]{1,255}", "a branch's name", "main", ["", "two words", "a:b"])
    .describe("The branch that is built: App Runner builds its newest commit.")
    .default("main"),
  directory: t
    .pattern("/[^\\s]{0,999}", "an absolute path in the repository", "/", ["", "api", "/two words"])
    .describe("Where the source lies in the repository: commands run there.")
    .default("/"),
  connectionArn: t
    .arn("apprunner", "a connection's ARN")
    .describe(
      "The connection to the account at the provider. It is made and confirmed in a browser once: the handshake has no API.",
    ),
  configuration: t
    .oneOf("api", "repository")
    .describe(
      "Where its settings stand: here, or in the file apprunner.yaml of the repository, which then also has the port, the environment and the secrets.",
    )
    .default("api"),
  runtime: t
    .oneOf(...RUNTIMES)
    .describe("What builds and runs it, with the configuration api.")
    .optional(),
  buildCommand: command().untold().describe("The command that builds it.").optional(),
  startCommand: command().untold().describe("The command that starts it.").optional(),
  autoDeploy: t.flag("Whether every commit on the branch is deployed by itself.").default(false),
});

type Code = t.Infer<typeof codeShape>;

export const CODE = {
  repositoryUrl: "https://github.com/example/shop",
  connectionArn:
    "arn:aws:apprunner:ap-northeast-1:123456789012:connection/github/0123456789abcdef0123456789abcdef",
  runtime: "NODEJS_22",
  buildCommand: "npm ci",
  startCommand: "node server.js",
};

const byApi = ({ configuration }: Expr<Code>) => x.eq(configuration, "api");

const hasRuntime: t.Rule<Code> = {
  test: (code) => x.or(x.not(byApi(code)), x.isSet(code.runtime)),
  got: () => "source code without a runtime",
  allowed: "a runtime with the configuration api",
  refused: [{ repositoryUrl: CODE.repositoryUrl, connectionArn: CODE.connectionArn }],
};

const settingsOnce: t.Rule<Code> = {
  test: (code) =>
    x.or(
      byApi(code),
      x.and(x.isNull(code.runtime), x.isNull(code.buildCommand), x.isNull(code.startCommand)),
    ),
  got: () => "source code with settings here and in its apprunner.yaml",
  allowed: "runtime, build_command and start_command with the configuration api only",
  refused: [
    { ...CODE, configuration: "repository" },
    {
      repositoryUrl: CODE.repositoryUrl,
      connectionArn: CODE.connectionArn,
      configuration: "repository",
      buildCommand: "make",
    },
  ],
};

const codeType = codeShape
  .rules(hasRuntime, settingsOnce)
  .describe("Source code that App Runner builds.")
  .example(CODE);

const needs = [environment] as const;

const inputs = {
  image: imageType.optional(),
  code: codeType.describe("Source code in place of an image.").optional(),
};

type SourceInputs = t.InputsOf<typeof inputs, typeof needs>;

export const source = t.concern({
  needs,
  inputs,
  rules: [
    t.exactlyOneOf("image", "code"),
    // App Runner API Reference, CodeConfiguration: with REPOSITORY the values are ignored
    {
      on: "code",
      test: ({ code, environment, secrets }) =>
        x.isNullOr(code, (code) =>
          x.or(x.eq(code.configuration, "api"), x.and(x.isEmpty(environment), x.isEmpty(secrets))),
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
    },
  ],
});

/** Whether the image lies in a private repository: said by a word, since its address may be known after the apply only. */
export const isPrivateImage = ({ image }: Pick<SourceInputs, "image">): Expr<boolean> =>
  x.isSetAnd(image, (image) => x.eq(image.registry, "ecr"));

export const autoDeploy = ({ image, code }: SourceInputs): Expr<boolean> =>
  x.ifSet(
    image,
    (image) => image.autoDeploy,
    () => code.autoDeploy,
  );

type SourceBlocks = {
  readonly [K in "imageRepository" | "codeRepository" | "authenticationConfiguration"]: Blocks<
    NonNullable<ApprunnerServiceSourceConfiguration[K]>
  >;
};

export function sourceBlocks(
  scope: Construct,
  inputs: SourceInputs,
  accessRoleArn: Expr<string | null>,
): SourceBlocks {
  const { image, code } = inputs;
  const values = containerValues(scope, inputs);
  const authentication = x.when(
    x.or(isPrivateImage(inputs), x.isSet(code)),
    () => x.items([x.object({ roleArn: accessRoleArn, connectionArn: connectionOf(inputs) })]),
    [],
  );
  return {
    imageRepository: blocks(x.itemIfSet(image), (given) => ({
      imageIdentifier: given.identifier,
      imageRepositoryType: x.choose(x.eq(given.registry, "ecr"), "ECR", "ECR_PUBLIC"),
      imageConfiguration: { ...values, startCommand: given.startCommand },
    })),
    codeRepository: blocks(x.itemIfSet(code), (given) => ({
      repositoryUrl: given.repositoryUrl,
      sourceDirectory: given.directory,
      sourceCodeVersion: { type: "BRANCH", value: given.branch },
      codeConfiguration: codeConfiguration(given, values),
    })),
    authenticationConfiguration: blocks(authentication, ({ roleArn, connectionArn }) => ({
      accessRoleArn: roleArn,
      connectionArn,
    })),
  };
}

const containerValues = (scope: Construct, { port, environment, secrets }: SourceInputs) => ({
  port: x.str`${port}`,
  runtimeEnvironmentVariables: environment,
  runtimeEnvironmentSecrets: local(
    scope,
    "secret_sources",
    x.mapFrom(secrets, ["name", "secret"], (_, secret) => valueFrom(secret)),
  ),
});

const connectionOf = ({ code }: SourceInputs): Expr<string | null> =>
  x.ifSet(code, (code) => code.connectionArn);

/** With the configuration repository the values stand in apprunner.yaml. */
function codeConfiguration(
  given: Expr<Code>,
  values: ReturnType<typeof containerValues>,
): Content<ApprunnerServiceSourceConfigurationCodeRepositoryCodeConfiguration> {
  const isApi = x.eq(given.configuration, "api");
  const here = x.itemIf(isApi, given);
  return {
    configurationSource: x.choose(isApi, "API", "REPOSITORY"),
    codeConfigurationValues: blocks(here, () => ({
      ...values,
      runtime: given.runtime,
      buildCommand: given.buildCommand,
      startCommand: given.startCommand,
    })),
  };
}
