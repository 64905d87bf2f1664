/** How large a task definition may be: counted before ECS is asked. */

import { TerraformVariable } from "cdktf";
import { EcsCluster } from "../../../src/compute/ecs-cluster/ecs-cluster";
import type { TypedEcsServiceProps } from "../../../src/compute/ecs-service/ecs-service";
import { EcsService, EXAMPLE } from "../../../src/compute/ecs-service/ecs-service";
import { raw, tf } from "../../../src/core/expressions";
import { resourcesOf, synthesize } from "../../support/synthesize";
import { body, PUBLIC_IMAGE, service } from "./sample";

const MOST = 65536;
const settings = (text: string) => ({
  containers: { app: { image: PUBLIC_IMAGE, environment: { SETTINGS: text } } },
});
/** As the provider sends it: read and written again. */
const bytesOf = (json: string) =>
  Buffer.byteLength(
    JSON.stringify(JSON.parse(String(body(json, "aws_ecs_task_definition").container_definitions))),
  );

describe.each([
  ["one byte", "x", 1],
  ["two bytes", "é", 2],
  ["three bytes", "한", 3],
  ["one byte that Terraform escapes", "&", 1],
  ["two bytes in JSON", "\n", 2],
])("letters of %s", (_, letter, size) => {
  const room = MOST - bytesOf(service(settings("")));
  const greatest = letter.repeat(Math.floor(room / size)) + "x".repeat(room % size);

  it("are taken up to 64 KiB", () => {
    expect(bytesOf(service(settings(greatest)))).toBe(MOST);
  });

  it("are refused with one byte more", () => {
    expect(() => service(settings(`${greatest}x`))).toThrow(
      `web: the JSON of containers comes to ${MOST + 1} bytes; allowed: up to ${MOST} bytes.`,
    );
  });
});

it("counts all containers, nginx among them", () => {
  const half = { image: PUBLIC_IMAGE, command: ["x".repeat(MOST / 2)] };
  expect(() => service({ containers: { app: half } })).not.toThrow();
  expect(() => service({ containers: { app: half, other: half } })).toThrow(/the JSON of containers/);
  const hosts = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `h${index}`,
      { serverNames: [`h${index}.example.com`], app: { port: 3000 } },
    ]),
  );
  const app = { ...half, ports: { http: { containerPort: 3000 } } };
  expect(() => service({ containers: { app }, nginx: { hosts } })).toThrow(/the JSON of containers/);
});

/** A cluster that is made in the same stack, and an image. */
const inStack = (text: string, image = PUBLIC_IMAGE): string =>
  synthesize((stack) => {
    const cluster = { ...EXAMPLE.cluster, arn: tf(raw<string>("aws_ecs_cluster.shop.arn")) };
    const containers = { app: { image, environment: { SETTINGS: text } } };
    void new EcsService(stack, "web", { ...EXAMPLE, cluster, containers } as unknown as TypedEcsServiceProps);
  });

it("needs no cluster to be there", () => {
  expect(() => inStack("x".repeat(MOST))).toThrow(/the JSON of containers comes to \d{5} bytes/);
  expect(resourcesOf(inStack("x")).aws_ecs_task_definition?.web?.lifecycle).toBeUndefined();
});

it("is Terraform's to count where an image is not known yet", () => {
  const json = inStack("x", tf(raw<string>("aws_ecr_repository.shop.repository_url")) as string);
  const { lifecycle } = body(json, "aws_ecs_task_definition");
  expect(JSON.stringify(lifecycle)).toContain("length(local.web_definition_problems) == 0");
});

it("is Terraform's to count where the containers are, and the cluster is of the same stack", () => {
  const json = synthesize((stack) => {
    const containers = new TerraformVariable(stack, "containers", { type: "any" }).value;
    const cluster = new EcsCluster(stack, "shop", { name: "shop" }).ref;
    void new EcsService(stack, "web", { ...EXAMPLE, cluster, containers } as unknown as TypedEcsServiceProps);
  });
  const { lifecycle } = body(json, "aws_ecs_task_definition");
  expect(JSON.stringify(lifecycle)).toContain("length(local.web_definition_problems) == 0");
  expect(json).not.toContain("us-east-1");
});
