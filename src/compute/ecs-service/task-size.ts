/** The sizes of a task that Fargate has. */

/**
 * MiB of memory by CPU units. Amazon ECS Developer Guide: "Amazon ECS task definition parameters for Fargate", task size;
 * 8192 units and above need platform version 1.4.0.
 */
export const FARGATE_SIZES = {
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
  2048: [4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384],
  4096: [
    ...([8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384, 17408, 18432, 19456, 20480] as const),
    ...([21504, 22528, 23552, 24576, 25600, 26624, 27648, 28672, 29696, 30720] as const),
  ],
  8192: [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440],
  16384: [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880],
  32768: [61440, 122880, 249856],
} as const;

type Sizes = typeof FARGATE_SIZES;

/** A pair of CPU units and MiB that Fargate has: another one does not compile. */
export type FargateSize = {
  [C in keyof Sizes]: { readonly cpu: C; readonly memory: Sizes[C][number] };
}[keyof Sizes];

/** The table in words. */
export const SIZE_WORDS = [
  "256 with 512, 1024 or 2048",
  "512 with 1024 to 4096",
  "1024 with 2048 to 8192",
  "2048 with 4096 to 16384",
  "4096 with 8192 to 30720, each in steps of 1024",
  "8192 with 16384 to 61440 in steps of 4096",
  "16384 with 32768 to 122880 in steps of 8192",
  "32768 with 61440, 122880 or 249856",
].join("; ");
