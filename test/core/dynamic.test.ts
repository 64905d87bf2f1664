/** Nested blocks: written out where their number is known, `dynamic` where Terraform decides. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Testing } from "cdktf";
import { blockEach, nestedEach } from "../../src/core/dynamic";
import { type Expr, items, lift, object, raw, variable } from "../../src/core/expressions";
import { resourcesOf, synthesize } from "../support/synthesize";
import { newStack } from "./stack/small-stack";

interface Disk {
  readonly name: string;
  readonly path: string | null;
  readonly shares: readonly { readonly id: string; readonly key: string | null }[];
}

const disk = (name: string, path: string | null, shares: Disk["shares"] = []): Expr<Disk> =>
  object<Disk>({ name, path, shares });

function volumes(disks: Expr<readonly Disk[]>): unknown {
  const stack = newStack();
  const task = new EcsTaskDefinition(stack, "task", { family: "a", containerDefinitions: "[]" });
  blockEach(task, { name: "volume" }, disks, ({ name, path, shares }) => ({
    name,
    host_path: path,
    ...nestedEach("efs_volume_configuration", shares, ({ id, key }) => ({
      file_system_id: id,
      root_directory: key,
    })),
  }));
  const json = JSON.parse(Testing.synth(stack, true)) as {
    resource: { aws_ecs_task_definition: { task: Record<string, unknown> } };
  };
  const { volume, dynamic } = json.resource.aws_ecs_task_definition.task;
  return volume ?? dynamic;
}

it("writes blocks whose number is known, leaving out what is null", () => {
  const shared = disk("b", null, [{ id: "fs-1", key: null }]);
  expect(volumes(items<Disk>([disk("a", "/a"), shared]))).toEqual([
    { name: "a", host_path: "/a" },
    {
      name: "b",
      efs_volume_configuration: [{ file_system_id: "fs-1" }],
    },
  ]);
});

it("writes none for an empty list", () => {
  expect(volumes(items<Disk>([]))).toBeUndefined();
});

it("leaves it to Terraform how many there are, in a block and in the block in it", () => {
  expect(volumes(raw<readonly Disk[]>("var.disks"))).toEqual({
    volume: {
      for_each: "${var.disks}",
      content: {
        name: "${volume.value.name}",
        host_path: "${volume.value.path}",
        dynamic: {
          efs_volume_configuration: {
            for_each: "${volume.value.shares}",
            content: {
              file_system_id: "${efs_volume_configuration.value.id}",
              root_directory: "${efs_volume_configuration.value.key}",
            },
          },
        },
      },
    },
  });
});

interface Vpc {
  readonly id: string;
  readonly region: string | null;
}

const zoneWith = (vpcs: Expr<Vpc[]>, comment: string | null = null) => {
  const json = synthesize((stack) => {
    const zone = new Route53Zone(stack, "zone", { name: "internal" });
    blockEach(zone, { name: "vpc" }, vpcs, ({ id, region }) => ({
      vpc_id: id,
      vpc_region: region,
      settings: { comment },
    }));
  });
  return resourcesOf(json).aws_route53_zone?.zone;
};

describe("a nested block for each item", () => {
  it("is written out where their number is known, without what is null", () => {
    const vpcs: Vpc[] = [
      { id: "vpc-1", region: null },
      { id: "vpc-2", region: "eu-west-1" },
    ];
    expect(zoneWith(lift<Vpc[]>(vpcs))?.vpc).toEqual([
      { vpc_id: "vpc-1", settings: {} },
      { vpc_id: "vpc-2", vpc_region: "eu-west-1", settings: {} },
    ]);
  });

  it("is dynamic where Terraform decides, without what is null", () => {
    expect(zoneWith(variable<Vpc[]>("vpcs"))?.dynamic).toEqual({
      vpc: {
        for_each: "${var.vpcs}",
        content: { vpc_id: "${vpc.value.id}", vpc_region: "${vpc.value.region}", settings: {} },
      },
    });
  });

  it("is not there where there are none", () => {
    expect(zoneWith(lift<Vpc[]>([]))).not.toHaveProperty("vpc");
  });
});
