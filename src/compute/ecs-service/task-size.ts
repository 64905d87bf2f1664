/** The size of a task and of its containers. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { capacity, onFargate } from "./capacity";
import type { Container } from "./container";
import { containers, namesWhere } from "./containers";
import { IMAGE } from "./samples";

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

export type FargateSizes = typeof FARGATE_SIZES;

/** The table in words. */
const SIZE_WORDS = [
  "256 with 512, 1024 or 2048",
  "512 with 1024 to 4096",
  "1024 with 2048 to 8192",
  "2048 with 4096 to 16384",
  "4096 with 8192 to 30720, each in steps of 1024",
  "8192 with 16384 to 61440 in steps of 4096",
  "16384 with 32768 to 122880 in steps of 8192",
  "32768 with 61440, 122880 or 249856",
].join("; ");

const needs = [containers, capacity] as const;
const inputs = {
  cpu: t
    .integer({ min: 128, max: 196608 }, "CPU units")
    .describe("CPU units of the task, 1024 for a vCPU. Needed on Fargate, in one of its pairs with `memory`.")
    .optional(),
  memory: t
    .integer({ min: 6, max: 3145728 }, "MiB")
    .describe("Memory of the task in MiB. Needed on Fargate.")
    .optional(),
  ephemeralStorageGib: t
    .integer({ min: 21, max: 200 }, "GiB")
    .describe("Disk of a Fargate task in GiB, for images and scratch volumes. Default: 20.")
    .optional(),
};
type SizeInputs = t.InputsOf<typeof inputs, typeof needs>;

const EC2 = { launchType: "ec2", cpu: undefined, memory: undefined };

const sized = (...sizes: object[]) => ({
  containers: Object.fromEntries(sizes.map((size, index) => [`c${index}`, { image: IMAGE, ...size }])),
});

const shown = (value: Expr<number | null>): Expr<string> => x.jsonEncode(value);

const isPair = ({ cpu, memory }: Pick<SizeInputs, "cpu" | "memory">): Expr<boolean> =>
  x.holds(() => x.contains(x.lookup<readonly number[]>(fargateSizes(), x.str`${cpu}`, []), memory));

/** Sizes of memory in MiB by CPU units. */
const fargateSizes = () => t.named("fargate_sizes", () => x.mapping<readonly number[]>(FARGATE_SIZES));

const withoutMemory = (inputs: SizeInputs): Expr<string[]> =>
  namesWhere(inputs.containers, ({ memory, memoryReservation }) =>
    x.and(x.isNull(memory), x.isNull(memoryReservation)),
  );

const total = (inputs: SizeInputs, read: (container: Expr<Container>) => Expr<number>): Expr<number> =>
  x.sum(x.listFrom(inputs.containers, ["name", "container"], (_, container) => read(container)));

const cpuOf = (inputs: SizeInputs) => total(inputs, ({ cpu }) => x.orZero(cpu));

/** What is kept for a container. */
const reserved = ({ memory, memoryReservation }: Expr<Container>): Expr<number> =>
  x.orElse(memoryReservation, () => x.orZero(memory));

const memoryOf = (inputs: SizeInputs) => total(inputs, reserved);

const tooLarge = (inputs: SizeInputs): Expr<string[]> =>
  namesWhere(inputs.containers, ({ memory }) => x.gt(x.orZero(memory), x.orZero(inputs.memory)));

export const taskSize = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "memory",
      test: (inputs) => x.or(x.not(onFargate(inputs)), x.and(x.isSet(inputs.cpu), x.isSet(inputs.memory))),
      message: ({ cpu, memory }) =>
        x.str`memory is ${shown(memory)} and cpu is ${shown(cpu)} on Fargate; allowed: both, of ${SIZE_WORDS}.`,
      refused: [{ cpu: undefined }, { memory: undefined }, { cpu: undefined, memory: undefined }],
    },
    {
      on: "memory",
      test: (inputs) =>
        x.or(x.not(onFargate(inputs)), x.isNull(inputs.cpu), x.isNull(inputs.memory), isPair(inputs)),
      message: ({ cpu, memory }) =>
        x.str`memory is ${shown(memory)} with a cpu of ${shown(cpu)} on Fargate; allowed: ${SIZE_WORDS}.`,
      refused: [
        { cpu: 256, memory: 4096 },
        { cpu: 256, memory: 1536 },
        { cpu: 300, memory: 512 },
        { cpu: 512, memory: 512 },
        { cpu: 1024, memory: 1024 },
        { cpu: 2048, memory: 17408 },
        { cpu: 4096, memory: 31744 },
        { cpu: 8192, memory: 17408 },
        { cpu: 16384, memory: 36864 },
        { cpu: 32768, memory: 65536 },
        { cpu: 65536, memory: 131072 },
      ],
    },
    /** Amazon ECS API Reference: ContainerDefinition, memory. */
    {
      on: "memory",
      test: (inputs) => x.or(onFargate(inputs), x.isSet(inputs.memory), x.isEmpty(withoutMemory(inputs))),
      message: (inputs, spell) =>
        x.str`memory is null, and the containers ${x.shownTexts(withoutMemory(inputs))} have none; allowed: on EC2 memory of the task, or memory or ${spell("memoryReservation")} of every container.`,
      refused: [{ ...EC2 }],
    },
    {
      on: "ephemeralStorageGib",
      test: (inputs) => x.or(onFargate(inputs), x.isNull(inputs.ephemeralStorageGib)),
      message: ({ ephemeralStorageGib }, spell) =>
        x.str`${spell("ephemeralStorageGib")} is ${shown(ephemeralStorageGib)} on EC2; allowed: on Fargate only.`,
      refused: [{ launchType: "ec2", ephemeralStorageGib: 30 }],
    },
    /** Amazon ECS API Reference: ContainerDefinition, cpu. */
    {
      on: "cpu",
      test: (inputs) => x.or(x.isNull(inputs.cpu), x.le(cpuOf(inputs), x.orZero(inputs.cpu))),
      message: (inputs) =>
        x.str`cpu is ${shown(inputs.cpu)}, and the containers' own comes to ${cpuOf(inputs)}; allowed: a cpu of the task that its containers fit in.`,
      refused: [sized({ cpu: 512 }), sized({ cpu: 128 }, { cpu: 129 })],
    },
    /** Amazon ECS API Reference: ContainerDefinition, memory and memoryReservation. */
    {
      on: "memory",
      test: (inputs) => x.or(x.isNull(inputs.memory), x.le(memoryOf(inputs), x.orZero(inputs.memory))),
      message: (inputs) =>
        x.str`memory is ${shown(inputs.memory)}, and the containers' own comes to ${memoryOf(inputs)}; allowed: a memory of the task that its containers fit in.`,
      refused: [sized({ memoryReservation: 513 }), sized({ memoryReservation: 256 }, { memory: 257 })],
    },
    {
      on: "memory",
      test: (inputs) => x.or(x.isNull(inputs.memory), x.isEmpty(tooLarge(inputs))),
      message: (inputs) =>
        x.str`memory is ${shown(inputs.memory)}, and the containers ${x.shownTexts(tooLarge(inputs))} may use more; allowed: containers whose memory is not above the task's.`,
      refused: [sized({ memory: 1024, memoryReservation: 128 })],
    },
  ],
});
