/** Sizes that Fargate does not have do not compile: each line below is checked by `tsc --noEmit`. */
import { App, TerraformStack, type TerraformVariable } from "cdktf";
import { EXAMPLE } from "../../../src/compute/ecs-service/ecs-service";
import { FARGATE_SIZES, type FargateSizes } from "../../../src/compute/ecs-service/task-size";
import type { Cpu, Memory } from "../../../src/compute/size-pair";
import { EcsService, type TypedEcsServiceProps } from "../../../src/index";

declare const stack: TerraformStack;
declare const rest: Omit<TypedEcsServiceProps, "cpu" | "memory" | "launchType">;
declare const variable: TerraformVariable;
declare const settings: { readonly memory: number };
declare const whole: TypedEcsServiceProps;

/** The compiler says "Type '4096' is not assignable to type '512 | 1024 | 2048'". */
type Wanted = Memory<FargateSizes, 256, 4096>;
const wanted: readonly Wanted[] = [512, 1024, 2048];
const units: readonly Cpu<FargateSizes, 300>[] = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768];

function wrong(): void {
  // @ts-expect-error nothing else
  void (4096 satisfies Wanted);
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
  // @ts-expect-error null is no size
  new EcsService(stack, "a", { ...rest, cpu: null, memory: null });
}

function right(): void {
  new EcsService(stack, "a", { ...rest, cpu: 256, memory: 512 });
  new EcsService(stack, "a", { ...rest, launchType: "fargate", cpu: 16384, memory: 122880 });
  new EcsService(stack, "a", { ...rest, cpu: 32768, memory: 249856 });
  new EcsService(stack, "a", { ...rest, launchType: "ec2", cpu: 300, memory: 700 });
  new EcsService(stack, "a", { ...rest, launchType: "ec2" });
  new EcsService(stack, "a", { ...rest, cpu: variable.value, memory: variable.value });
  // what a program computes is checked while synthesizing
  new EcsService(stack, "a", { ...rest, cpu: Number("256"), memory: 512 });
  new EcsService(stack, "a", { ...rest, cpu: 256, memory: settings.memory });
  new EcsService(stack, "a", whole);
  const own: EcsService = new EcsService(stack, "a", { ...rest, launchType: "ec2" });
  void own;
}

it("is checked by tsc", () => expect([typeof wrong, typeof right]).toEqual(["function", "function"]));

it("says the sizes that there are", () => {
  expect(wanted).toEqual(FARGATE_SIZES[256]);
  expect(units).toEqual(Object.keys(FARGATE_SIZES).map(Number));
});

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

it("refuses a computed size while synthesizing, and says the pairs", () => {
  const [cpu, memory] = [256, 4096].map(Number) as [number, number];
  const make = () =>
    new EcsService(new TerraformStack(new App(), "stack"), "web", {
      ...EXAMPLE,
      cpu,
      memory,
    } as TypedEcsServiceProps);
  expect(make).toThrow("memory is 4096 with a cpu of 256 on Fargate; allowed: 256 with 512, 1024 or 2048");
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
