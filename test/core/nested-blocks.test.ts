/** Nested blocks: written out where their number is known, `dynamic` where Terraform decides; of the provider's own types. */
import {
  AppautoscalingPolicy,
  type AppautoscalingPolicyStepScalingPolicyConfigurationStepAdjustment,
} from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Testing } from "cdktf";
import type { Blocks } from "../../src/core/arguments";
import { type Expr, items, itemWhereSet, lift, object, raw, variable } from "../../src/core/expressions";
import { blocks, blocksFrom, inOrder } from "../../src/core/nested-blocks";
import { resource } from "../../src/core/resources";
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
  resource(stack, EcsTaskDefinition, "task", {
    family: "a",
    containerDefinitions: "[]",
    volume: blocks(disks, ({ name, path, shares }) => ({
      name,
      hostPath: path,
      efsVolumeConfiguration: blocks(shares, ({ id, key }) => ({ fileSystemId: id, rootDirectory: key })),
    })),
  });
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

it("leaves out what is null in a single block, too", () => {
  const json = synthesize((stack) => {
    resource(stack, EcsTaskDefinition, "task", {
      family: "a",
      containerDefinitions: "[]",
      volume: blocks(items<Disk>([disk("a", null)]), ({ name, path }) => ({
        name,
        efsVolumeConfiguration: { fileSystemId: name, authorizationConfig: { iam: path } },
      })),
    });
  });
  expect(resourcesOf(json).aws_ecs_task_definition?.task?.volume).toEqual([
    { name: "a", efs_volume_configuration: { file_system_id: "a", authorization_config: {} } },
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

const zoneWith = (vpcs: Expr<Vpc[]>) => {
  const json = synthesize((stack) => {
    resource(stack, Route53Zone, "zone", {
      name: "internal",
      vpc: blocks(vpcs, ({ id, region }) => ({ vpcId: id, vpcRegion: region })),
    });
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
      { vpc_id: "vpc-1" },
      { vpc_id: "vpc-2", vpc_region: "eu-west-1" },
    ]);
  });

  it("is dynamic where Terraform decides, without what is null", () => {
    expect(zoneWith(variable<Vpc[]>("vpcs"))?.dynamic).toEqual({
      vpc: {
        for_each: "${var.vpcs}",
        content: { vpc_id: "${vpc.value.id}", vpc_region: "${vpc.value.region}" },
      },
    });
  });

  it("is not there where there are none", () => {
    expect(zoneWith(lift<Vpc[]>([]))).not.toHaveProperty("vpc");
  });
});

it("gives blocks of one name from several sources, with blocks in them", () => {
  const json = synthesize((stack) => {
    resource(stack, LbListener, "web", {
      loadBalancerArn: "arn",
      defaultAction: inOrder(
        blocks(itemWhereSet(raw<string | null>("each.value.first"), "item"), (type) => ({ type }), "first"),
        blocksFrom(
          raw<Record<string, number>>("each.value.second"),
          (key, order) => ({
            type: key,
            order,
            forward: { targetGroup: blocks(raw<string[]>("var.arns"), (arn) => ({ arn }), "group") },
          }),
          "second",
        ),
      ),
    });
  });
  expect(resourcesOf(json).aws_lb_listener?.web?.dynamic).toEqual({
    default_action: [
      {
        for_each: "${[for item in [each.value.first] : item if item != null]}",
        iterator: "first",
        content: { type: "${first.value}" },
      },
      {
        for_each: "${each.value.second}",
        iterator: "second",
        content: {
          type: "${second.key}",
          order: "${second.value}",
          forward: {
            dynamic: {
              target_group: {
                for_each: "${var.arns}",
                iterator: "group",
                content: { arn: "${group.value}" },
              },
            },
          },
        },
      },
    ],
  });
});

const actions = (types: Expr<string[]>): Blocks<LbListenerDefaultAction> =>
  blocks(types, (type) => ({ type }));

const listenerWith = (...types: Expr<string[]>[]) => {
  const json = synthesize((stack) => {
    resource(stack, LbListener, "web", {
      loadBalancerArn: "arn",
      defaultAction: inOrder(...types.map((all) => actions(all))),
    });
  });
  return resourcesOf(json).aws_lb_listener?.web;
};

it("writes the blocks of all sources out where their number is known, and keeps their order where it is not", () => {
  expect(listenerWith(items(["a"]), items(["b", "c"]))?.default_action).toEqual([
    { type: "a" },
    { type: "b" },
    { type: "c" },
  ]);
  const content = { type: "${default_action.value}" };
  expect(listenerWith(items(["a"]), raw("var.types"))).toMatchObject({
    dynamic: {
      default_action: [
        { for_each: ["a"], content },
        { for_each: "${var.types}", content },
      ],
    },
  });
});

it("writes a block per entry of a known map", () => {
  const json = synthesize((stack) => {
    resource(stack, LbListener, "web", {
      loadBalancerArn: "arn",
      defaultAction: blocksFrom(lift({ forward: 1, redirect: 2 }), (type, order) => ({ type, order })),
    });
  });
  expect(resourcesOf(json).aws_lb_listener?.web?.default_action).toEqual([
    { type: "forward", order: 1 },
    { type: "redirect", order: 2 },
  ]);
});

const adjustments = (
  steps: Expr<number[]>,
): Blocks<AppautoscalingPolicyStepScalingPolicyConfigurationStepAdjustment> =>
  blocks(steps, (scalingAdjustment) => ({ scalingAdjustment }));

it("puts blocks into a single block that is given as it is", () => {
  const stepsWith = (steps: Expr<number[]>) => {
    const json = synthesize((stack) => {
      resource(stack, AppautoscalingPolicy, "policy", {
        name: "a",
        resourceId: "r",
        scalableDimension: "d",
        serviceNamespace: "n",
        stepScalingPolicyConfiguration: {
          cooldown: 60,
          stepAdjustment: adjustments(steps),
        },
      });
    });
    return resourcesOf(json).aws_appautoscaling_policy?.policy?.step_scaling_policy_configuration;
  };
  expect(stepsWith(items([1, 2]))).toEqual({
    cooldown: 60,
    step_adjustment: [{ scaling_adjustment: 1 }, { scaling_adjustment: 2 }],
  });
  expect(stepsWith(raw("var.steps"))).toEqual({
    cooldown: 60,
    dynamic: {
      step_adjustment: {
        for_each: "${var.steps}",
        content: { scaling_adjustment: "${step_adjustment.value}" },
      },
    },
  });
});

describe("the content of a block is of the provider's type", () => {
  const ids = items(["vpc-1"]);

  it("in its names, and in their types", () => {
    synthesize((stack) => {
      resource(stack, Route53Zone, "a", {
        name: "a",
        // @ts-expect-error there is no such argument, though all that are needed are there
        vpc: blocks(ids, (id) => ({ vpcId: id, vpcregion: id })),
      });
      resource(stack, Route53Zone, "b", {
        name: "b",
        // @ts-expect-error a flag is no text
        vpc: blocks(ids, (id) => ({ vpcId: id, vpcRegion: lift(true) })),
      });
      resource(stack, Route53Zone, "c", {
        name: "c",
        // @ts-expect-error an id is needed
        vpc: blocks(ids, (id) => ({ vpcRegion: id })),
      });
    });
  });

  it("in the blocks in it, too", () => {
    synthesize((stack) => {
      const task = { family: "a", containerDefinitions: "[]" };
      resource(stack, EcsTaskDefinition, "a", {
        ...task,
        volume: blocks(ids, (name) => ({
          name,
          // @ts-expect-error there is no such argument
          efsVolumeConfiguration: blocks(ids, (id) => ({ fileSystemId: id, rootdirectory: id })),
        })),
      });
      resource(stack, EcsTaskDefinition, "b", {
        ...task,
        // @ts-expect-error there is no such argument in a single block
        volume: blocks(ids, (id) => ({ name: id, efsVolumeConfiguration: { fileSystemId: id, path: id } })),
      });
    });
  });

  it("or of newer bindings, which check it", () => {
    const json = synthesize((stack) => {
      resource(stack, EcsService, "a", {
        name: "a",
        loadBalancer: blocks(ids, (id) => ({
          containerName: id,
          containerPort: 80,
          advancedConfiguration: blocks(ids, (group) => ({ alternateTargetGroupArn: group })),
        })),
      });
      resource(stack, EcsService, "b", {
        name: "b",
        // @ts-expect-error there is no such argument, also not in newer ones
        loadBalancer: blocks(ids, (id) => ({ containerName: id, containerPort: 80, advanced: id })),
      });
    });
    expect(resourcesOf(json).aws_ecs_service?.a?.load_balancer).toEqual([
      {
        advanced_configuration: [{ alternate_target_group_arn: "vpc-1" }],
        container_name: "vpc-1",
        container_port: 80,
      },
    ]);
  });

  it("and is no block where the provider has none", () => {
    synthesize((stack) => {
      // @ts-expect-error tags are a map, which an expression writes
      resource(stack, Route53Zone, "a", { name: "a", tags: blocks(ids, (id) => ({ id })) });
    });
  });
});
