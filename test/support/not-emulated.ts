/**
 * Examples that the emulator cannot make, because moto lacks the service. They are left out of
 * test/emulator/examples.test.ts; test/modules/terraform.test.ts applies them with a mock provider instead, so that
 * what depends on computed values is evaluated too. test/emulator/examples.test.ts fails when moto can do it.
 */

interface NotEmulated {
  /** The example, from modules/: `compute/app-runner/examples/basic`. A block's path stands for all of its examples. */
  readonly path: string;
  /** The service as requests to it are signed. */
  readonly service: string;
  /** How the types of its resources begin. */
  readonly resources: string;
  /** A call that reads only: that moto cannot answer it is the reason. */
  readonly call: JsonCall | RestCall;
}

interface JsonCall {
  /** The action of a JSON API. */
  readonly target: string;
}

interface RestCall {
  /** The path of a REST API, to be posted to. */
  readonly path: string;
}

export const NOT_EMULATED: readonly NotEmulated[] = [
  {
    path: "compute/image",
    service: "imagebuilder",
    resources: "aws_imagebuilder_",
    call: { path: "/ListImagePipelines" },
  },
  {
    path: "compute/app-runner",
    service: "apprunner",
    resources: "aws_apprunner_",
    call: { target: "AppRunner.ListServices" },
  },
];

/** Why the emulator cannot make the example; undefined where it can. */
export const notEmulated = (example: string): NotEmulated | undefined =>
  NOT_EMULATED.find(({ path }) => example === path || example.startsWith(`${path}/`));

/** Why the emulator cannot make a resource of this type; undefined where it can. */
export const typeNotEmulated = (type: string): NotEmulated | undefined =>
  NOT_EMULATED.find(({ resources }) => type.startsWith(resources));
