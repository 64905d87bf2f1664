/** Sizes that App Runner does not have do not compile: each line below is checked by `tsc --noEmit`. */
import type { TerraformStack, TerraformVariable } from "cdktf";
import { AppRunner, type TypedAppRunnerProps } from "../../../src/index";

declare const stack: TerraformStack;
declare const rest: Omit<TypedAppRunnerProps, "cpu" | "memory">;
declare const variable: TerraformVariable;
declare const whole: TypedAppRunnerProps;

function wrong(): void {
  // @ts-expect-error 256 units have 1024 MiB at most
  new AppRunner(stack, "a", { ...rest, cpu: 256, memory: 2048 });
  // @ts-expect-error 512 units have 1024 MiB
  new AppRunner(stack, "a", { ...rest, cpu: 512, memory: 512 });
  // @ts-expect-error there are no 8192 units
  new AppRunner(stack, "a", { ...rest, cpu: 8192, memory: 16384 });
  // @ts-expect-error both or neither
  new AppRunner(stack, "a", { ...rest, cpu: 1024 });
  // @ts-expect-error no such runtime
  new AppRunner(stack, "a", { ...rest, code: { runtime: "NODEJS_99" } });
}

function right(): void {
  new AppRunner(stack, "a", { ...rest });
  new AppRunner(stack, "a", { ...rest, cpu: 256, memory: 512 });
  new AppRunner(stack, "a", { ...rest, cpu: 4096, memory: 12288 });
  new AppRunner(stack, "a", { ...rest, cpu: variable.value, memory: variable.value });
  // what a program computes is checked while synthesizing
  new AppRunner(stack, "a", { ...rest, cpu: Number("256"), memory: 512 });
  new AppRunner(stack, "a", whole);
}

it("is checked by tsc", () => expect([typeof wrong, typeof right]).toEqual(["function", "function"]));
