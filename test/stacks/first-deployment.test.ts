/**
 * ECS and App Runner start what is in a repository, and a stack makes its repository itself: the image is pushed in between.
 * What a document tells to make first is there, and a service whose tasks do not start fails the apply.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { environments } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

const stacks = (Object.keys(STACKS) as Architecture[]).flatMap((architecture) =>
  Object.values(environments).map((environment) => {
    const json = Testing.synth(new STACKS[architecture](Testing.app(), environment), true);
    const { resource } = JSON.parse(json) as { resource: Resources };
    return { name: `${architecture}-${environment.name}`, architecture, resource };
  }),
);

const addresses = (resource: Resources, type: string) =>
  Object.keys(resource[type] ?? {}).map((name) => `${type}.${name}`);

const withRepository = stacks.filter(({ resource }) => addresses(resource, "aws_ecr_repository").length > 0);

/** The `-target`s of the section about the first deployment. */
function documented(architecture: Architecture): string[] {
  const text = readFileSync(join(__dirname, `../../docs/${architecture}.md`), "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith("The first deployment")) ?? "";
  return [...section.matchAll(/-target=([\w.]+)/g)].map(([, address = ""]) => address);
}

it("is about the stacks that run containers", () => {
  expect(new Set(withRepository.map(({ architecture }) => architecture))).toEqual(
    new Set(["app-runner", "private-ecs", "static-ip-web"]),
  );
});

it.each(withRepository)("$name: what is to be filled is made first", ({ architecture, resource }) => {
  const versions = JSON.stringify(resource.aws_secretsmanager_secret_version ?? {});
  const withoutValue = addresses(resource, "aws_secretsmanager_secret").filter(
    (secret) => !versions.includes(secret),
  );
  const toFill = [...addresses(resource, "aws_ecr_repository"), ...withoutValue];
  expect(documented(architecture).sort()).toEqual(toFill.sort());
});

const withService = stacks.filter(({ resource }) => addresses(resource, "aws_ecs_service").length > 0);

it.each(withService)("$name: a deployment that fails is an apply that fails", ({ resource }) => {
  for (const service of Object.values(resource.aws_ecs_service ?? {})) {
    expect(service).toMatchObject({
      wait_for_steady_state: true,
      deployment_circuit_breaker: { enable: true, rollback: true },
      lifecycle: {
        postcondition: [
          { condition: expect.stringMatching(/self\.task_definition == aws_ecs_task_definition\.\w+\.arn/) },
        ],
      },
    });
  }
});
