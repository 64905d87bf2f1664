/** The sizes of an instance that App Runner has, and the props whose sizes compile. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import type { Cpu, Memory } from "../size-pair";
import type { AppRunnerProps } from "./app-runner.props";

/** MiB of memory by CPU units. App Runner Developer Guide: "Configuring service resources", "App Runner supported configurations". */
export const APP_RUNNER_SIZES = {
  256: [512, 1024],
  512: [1024],
  1024: [2048, 3072, 4096],
  2048: [4096, 6144],
  4096: [8192, 10240, 12288],
} as const;

/** The table in words. */
const SIZE_WORDS = Object.entries(APP_RUNNER_SIZES)
  .map(([cpu, sizes]) => `${cpu} with ${sizes.join(", ").replace(/, (?=\d+$)/, " or ")}`)
  .join("; ");

type Sizes = typeof APP_RUNNER_SIZES;
type Size = AppRunnerProps["cpu"];

/** Both or neither, which is 1024 with 2048; a number that the program computes is checked while synthesizing. */
export type TypedAppRunnerProps<C extends Size = Size, M extends Size = Size> = Omit<
  AppRunnerProps,
  "cpu" | "memory"
> &
  (undefined extends C ? { readonly cpu?: C; readonly memory?: M } : AppRunnerSize<C, M>);

interface AppRunnerSize<C, M> {
  /** CPU units of an instance, 1024 for a vCPU. */
  readonly cpu: Cpu<Sizes, C>;
  /** Memory of an instance in MiB, of those that App Runner has beside the CPU units. */
  readonly memory: Memory<Sizes, C, M>;
}

const inputs = {
  cpu: t
    .oneOfNumbers("CPU units", 256, 512, 1024, 2048, 4096)
    .describe("CPU units of an instance, 1024 for a vCPU, in one of its pairs with `memory`.")
    .default(1024),
  memory: t
    .oneOfNumbers("MiB", 512, 1024, 2048, 3072, 4096, 6144, 8192, 10240, 12288)
    .describe("Memory of an instance in MiB.")
    .default(2048),
};

const SIZES: Record<string, readonly number[]> = { ...APP_RUNNER_SIZES };

export const size = t.concern({
  inputs,
  rules: [
    {
      on: "memory",
      test: ({ cpu, memory }) =>
        x.holds(() => x.contains(x.lookup<readonly number[]>(SIZES, x.str`${cpu}`, []), memory)),
      message: ({ cpu, memory }) => x.str`memory is ${memory} with a cpu of ${cpu}; allowed: ${SIZE_WORDS}.`,
      refused: [
        { cpu: 256, memory: 2048 },
        { cpu: 512, memory: 512 },
        { cpu: 512, memory: 2048 },
        { cpu: 1024, memory: 1024 },
        { cpu: 1024, memory: 6144 },
        { cpu: 2048, memory: 2048 },
        { cpu: 2048, memory: 8192 },
        { cpu: 4096, memory: 4096 },
        { cpu: 4096, memory: 6144 },
      ],
    },
  ],
});
