/** Nested blocks: written out where their number is known, `dynamic` where Terraform decides. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Testing } from "cdktf";
import { blockEach, nestedEach } from "../../src/core/dynamic";
import { type Expr, items, object, raw } from "../../src/core/expressions";
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

it("writes blocks whose number is known, those with nulls in them too", () => {
  const shared = disk("b", null, [{ id: "fs-1", key: null }]);
  expect(volumes(items<Disk>([disk("a", "/a"), shared]))).toEqual([
    { name: "a", host_path: "/a" },
    {
      name: "b",
      host_path: null,
      efs_volume_configuration: [{ file_system_id: "fs-1", root_directory: null }],
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
