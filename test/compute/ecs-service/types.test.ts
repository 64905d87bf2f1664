/** Sizes that Fargate does not have do not compile: each line below is checked by `tsc --noEmit`. */
import { App, TerraformStack, type TerraformVariable } from "cdktf";
import { EXAMPLE } from "../../../src/compute/ecs-service/ecs-service";
import { FARGATE_SIZES } from "../../../src/compute/ecs-service/task-size";
import { EcsService, type TypedEcsServiceProps } from "../../../src/index";

declare const stack: TerraformStack;
declare const rest: Omit<TypedEcsServiceProps, "cpu" | "memory" | "launchType">;
declare const variable: TerraformVariable;

function wrong(): void {
  // @ts-expect-error 256 units have 2048 MiB at most
  new EcsService(stack, "a", { ...rest, cpu: 256, memory: 4096 });
  // @ts-expect-error 1536 is no step of 256 units
  new EcsService(stack, "a", { ...rest, cpu: 256, memory: 1536 });
  // @ts-expect-error there are no 300 units
  new EcsService(stack, "a", { ...rest, cpu: 300, memory: 512 });
  // @ts-expect-error steps of 4096 MiB
  new EcsService(stack, "a", { ...rest, cpu: 8192, memory: 17408 });
  // @ts-expect-error a size has memory
  new EcsService(stack, "a", { ...rest, cpu: 256 });
  // @ts-expect-error Fargate wants a size
  new EcsService(stack, "a", { ...rest });
  // @ts-expect-error by name, too
  new EcsService(stack, "a", { ...rest, launchType: "fargate", cpu: 512, memory: 512 });
  // @ts-expect-error a number that is only computed may be anything
  new EcsService(stack, "a", { ...rest, cpu: Number("256"), memory: 512 });
}

function right(): void {
  new EcsService(stack, "a", { ...rest, cpu: 256, memory: 512 });
  new EcsService(stack, "a", { ...rest, launchType: "fargate", cpu: 16384, memory: 122880 });
  new EcsService(stack, "a", { ...rest, cpu: 32768, memory: 249856 });
  new EcsService(stack, "a", { ...rest, launchType: "ec2", cpu: 300, memory: 700 });
  new EcsService(stack, "a", { ...rest, launchType: "ec2" });
  new EcsService(stack, "a", { ...rest, cpu: variable.value, memory: variable.value });
}

it("is checked by tsc", () => expect([typeof wrong, typeof right]).toEqual(["function", "function"]));

/** Amazon ECS Developer Guide: "Amazon ECS task definition parameters for Fargate", task size, in words of its own. */
it.each([
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16384, 1024],
  [4096, 8192, 30720, 1024],
  [8192, 16384, 61440, 4096],
  [16384, 32768, 122880, 8192],
] as const)("has %i units with %i to %i MiB in steps of %i", (cpu, least, most, step) => {
  const sizes = Array.from({ length: (most - least) / step + 1 }, (_, index) => least + index * step);
  expect(FARGATE_SIZES[cpu]).toEqual(sizes);
});

it("accepts every size of the table", () => {
  const { cpu: _, memory: __, ...base } = EXAMPLE;
  for (const [cpu, sizes] of Object.entries(FARGATE_SIZES)) {
    for (const memory of sizes) {
      const props = { ...base, cpu: Number(cpu), memory } as never;
      expect(() => new EcsService(new TerraformStack(new App(), "stack"), "web", props)).not.toThrow();
    }
  }
});
