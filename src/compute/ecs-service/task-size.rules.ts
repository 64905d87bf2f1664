/** Rules for the size of a task and of its containers. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Container, Containers } from "./containers.contract";
import { namesWhere, orZero } from "./containers.rules";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { FARGATE_SIZES, SIZE_WORDS } from "./task-size";

type RuleOf = CrossRule<EcsServiceShape>;

export const onFargate = ({ launchType }: EcsServiceInputs): Expr<boolean> => x.eq(launchType, "fargate");
export const all = ({ containers }: EcsServiceInputs): Expr<Containers> => containers;

const IMAGE = "public.ecr.aws/nginx/nginx:1.29";
const EC2 = { launchType: "ec2", cpu: undefined, memory: undefined };
const sized = (...sizes: object[]) => ({
  containers: Object.fromEntries(sizes.map((size, index) => [`c${index}`, { image: IMAGE, ...size }])),
});

const shown = (value: Expr<number | null>): Expr<string> => x.jsonEncode(value);

const fargateHasSize: RuleOf = {
  on: "memory",
  test: (inputs) => x.or(x.not(onFargate(inputs)), x.and(x.isSet(inputs.cpu), x.isSet(inputs.memory))),
  message: ({ cpu, memory }) =>
    x.str`memory is ${shown(memory)} and cpu is ${shown(cpu)} on Fargate; allowed: both, of ${SIZE_WORDS}.`,
  refused: [{ cpu: undefined }, { memory: undefined }, { cpu: undefined, memory: undefined }],
};

const fargatePair: RuleOf = {
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
};

/** Whole GiB, but for the smallest size. */
const isPair = ({ cpu, memory }: EcsServiceInputs): Expr<boolean> =>
  x.holds(() =>
    x.when(
      x.eq(cpu, 256),
      () => x.contains(x.items([...FARGATE_SIZES[256]]), memory),
      () =>
        x.and(
          x.eq(x.mod(memory, 1024), 0),
          x.contains(x.lookup(GIB_BY_CPU, x.str`${cpu}`, []), x.floorDiv(memory, 1024)),
        ),
    ),
  );

const GIB_BY_CPU = Object.fromEntries(
  Object.entries(FARGATE_SIZES)
    .filter(([cpu]) => cpu !== "256")
    .map(([cpu, sizes]) => [cpu, sizes.map((mib) => mib / 1024)]),
);

const withoutMemory = (inputs: EcsServiceInputs): Expr<string[]> =>
  namesWhere(all(inputs), ({ memory, memoryReservation }) =>
    x.and(x.isNull(memory), x.isNull(memoryReservation)),
  );

/** Amazon ECS API Reference: ContainerDefinition, memory. */
const instancesKnowMemory: RuleOf = {
  on: "memory",
  test: (inputs) => x.or(onFargate(inputs), x.isSet(inputs.memory), x.isEmpty(withoutMemory(inputs))),
  message: (inputs, spell) =>
    x.str`memory is null, and the containers ${x.jsonEncode(withoutMemory(inputs))} have none; allowed: on EC2 memory of the task, or memory or ${spell("memoryReservation")} of every container.`,
  refused: [{ ...EC2 }],
};

const fargateDisk: RuleOf = {
  on: "ephemeralStorageGib",
  test: (inputs) => x.or(onFargate(inputs), x.isNull(inputs.ephemeralStorageGib)),
  message: ({ ephemeralStorageGib }, spell) =>
    x.str`${spell("ephemeralStorageGib")} is ${shown(ephemeralStorageGib)} on EC2; allowed: on Fargate only.`,
  refused: [{ launchType: "ec2", ephemeralStorageGib: 30 }],
};

const total = (inputs: EcsServiceInputs, read: (container: Expr<Container>) => Expr<number>): Expr<number> =>
  x.sum(
    x.listFrom(all(inputs), ["name", "container"], (_, container) => ({
      value: read(container),
    })),
  );

const cpuOf = (inputs: EcsServiceInputs) => total(inputs, ({ cpu }) => orZero(cpu));

/** Amazon ECS API Reference: ContainerDefinition, cpu. */
const cpuFits: RuleOf = {
  on: "cpu",
  test: (inputs) => x.or(x.isNull(inputs.cpu), x.le(cpuOf(inputs), orZero(inputs.cpu))),
  message: (inputs) =>
    x.str`cpu is ${shown(inputs.cpu)}, and the containers' own comes to ${cpuOf(inputs)}; allowed: a cpu of the task that its containers fit in.`,
  refused: [sized({ cpu: 512 }), sized({ cpu: 128 }, { cpu: 129 })],
};

/** What is kept for a container. */
const reserved = ({ memory, memoryReservation }: Expr<Container>): Expr<number> =>
  x.orElse(memoryReservation, () => orZero(memory));

const memoryOf = (inputs: EcsServiceInputs) => total(inputs, reserved);

/** Amazon ECS API Reference: ContainerDefinition, memory and memoryReservation. */
const memoryFits: RuleOf = {
  on: "memory",
  test: (inputs) => x.or(x.isNull(inputs.memory), x.le(memoryOf(inputs), orZero(inputs.memory))),
  message: (inputs) =>
    x.str`memory is ${shown(inputs.memory)}, and the containers' own comes to ${memoryOf(inputs)}; allowed: a memory of the task that its containers fit in.`,
  refused: [sized({ memoryReservation: 513 }), sized({ memoryReservation: 256 }, { memory: 257 })],
};

const tooLarge = (inputs: EcsServiceInputs): Expr<string[]> =>
  namesWhere(all(inputs), ({ memory }) => x.gt(orZero(memory), orZero(inputs.memory)));

const limitsFit: RuleOf = {
  on: "memory",
  test: (inputs) => x.or(x.isNull(inputs.memory), x.isEmpty(tooLarge(inputs))),
  message: (inputs) =>
    x.str`memory is ${shown(inputs.memory)}, and the containers ${x.jsonEncode(tooLarge(inputs))} may use more; allowed: containers whose memory is not above the task's.`,
  refused: [sized({ memory: 1024, memoryReservation: 128 })],
};

export const sizeRules = [
  fargateHasSize,
  fargatePair,
  instancesKnowMemory,
  fargateDisk,
  cpuFits,
  memoryFits,
  limitsFit,
];
