/** The sizes of an instance that App Runner has. */

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
export type AppRunnerSize = {
  [C in keyof Sizes]: { readonly cpu: C; readonly memory: Sizes[C][number] };
}[keyof Sizes];

/** The table in words. */
export const SIZE_WORDS = Object.entries(APP_RUNNER_SIZES)
  .map(([cpu, sizes]) => `${cpu} with ${sizes.join(", ").replace(/, (?=\d+$)/, " or ")}`)
  .join("; ");
