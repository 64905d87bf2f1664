/** The sizes of an instance that App Runner has, and the props whose sizes compile. */
import type { IResolvable } from "cdktf";
import * as t from "../../core/contract";
import type { Typed } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { AppRunnerProps } from "./app-runner.props";

/** MiB of memory by CPU units. App Runner Developer Guide: "Configuring service resources", "App Runner supported configurations". */
export const APP_RUNNER_SIZES = {
  256: [512, 1024],
  512: [1024],
  1024: [2048, 3072, 4096],
  2048: [4096, 6144],
  4096: [8192, 10240, 12288],
} as const;

type Sizes = typeof APP_RUNNER_SIZES;

/** A pair of CPU units and MiB that App Runner has: another one does not compile. */
type AppRunnerSize = {
  [C in keyof Sizes]: { readonly cpu: C; readonly memory: Sizes[C][number] };
}[keyof Sizes];

/** The table in words. */
const SIZE_WORDS = Object.entries(APP_RUNNER_SIZES)
  .map(([cpu, sizes]) => `${cpu} with ${sizes.join(", ").replace(/, (?=\d+$)/, " or ")}`)
  .join("; ");

type Unknown<T> = Typed<T> | IResolvable;

/** A pair of literals, two values of which Terraform decides, or neither: then 1024 with 2048. */
type Size =
  | AppRunnerSize
  | { readonly cpu: Unknown<number>; readonly memory: Unknown<number> }
  | { readonly cpu?: undefined; readonly memory?: undefined };

export type TypedAppRunnerProps = Omit<AppRunnerProps, "cpu" | "memory"> & Size;

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
