/** EC2 capacity: Auto Scaling groups of container instances, each a capacity provider. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { foreignGroups, someGroups } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { sampleNetwork, sampleTier } from "../../network/sample";
import { instanceTypeName, isArm } from "../server/instance-type";
import { refreshFields } from "../server/refresh";
import { naming } from "./name";

/** Amazon ECS Developer Guide: "Retrieving Amazon ECS-optimized Linux AMI metadata". */
const IMAGE_FAMILIES = [
  "amazon-linux-2023",
  "amazon-linux-2023/arm64",
  "amazon-linux-2023/gpu",
  "amazon-linux-2023/neuron",
] as const;

const scaling = t
  .shape("EcsManagedScaling", {
    enabled: t.flag("Whether ECS changes the group's desired size by what its tasks need.").default(true),
    targetCapacity: t
      .integer({ min: 1, max: 100 }, "per cent")
      .describe(
        "How much of the instances is to be in use (Amazon ECS API Reference: ManagedScaling). Below 100 instances are kept spare.",
      )
      .default(100),
    minimumStep: t
      .integer({ min: 1, max: 10000 }, "instances")
      .describe("Least that one scale-out adds.")
      .default(1),
    maximumStep: t
      .integer({ min: 1, max: 10000 }, "instances")
      .describe("Most that one scale-out adds.")
      .default(10000),
    warmupSeconds: t
      .duration("seconds", { min: 0, max: 10000 })
      .describe("Seconds after which a new instance counts in the metrics.")
      .default(300),
  })
  .rule(t.notAbove("minimumStep", "maximumStep"))
  .describe("Managed scaling of the group by ECS.");

const refresh = t
  .shape("EcsInstanceRefresh", refreshFields)
  .describe("How instances are replaced when their launch template has a new version.");

const rootDisk = t
  .shape("EcsRootDisk", {
    sizeGib: t
      .integer({ min: 30, max: 65536 }, "GiB")
      .describe("Size in GiB of the gp3 volume; the ECS-optimised image needs 30.")
      .default(30),
    deviceName: t
      .pattern("/dev/[a-z0-9]+", 'a device, such as "/dev/xvda"', "/dev/xvda", ["xvda", "/xvda"])
      .describe("The root device's name in the image.")
      .default("/dev/xvda"),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts the volume; Auto Scaling's service-linked role must be let use it. Default: aws/ebs.",
      )
      .optional(),
  })
  .describe("The root disk, always encrypted.");

const fields = {
  tier: t.keyName().describe("The tier of `network` that instances stand in: private or isolated."),
  instanceTypes: t
    .listOf(instanceTypeName(), "type")
    .describe(
      "Instance types in order of preference, all of one architecture. More than one: what is available is taken.",
    )
    .length({ min: 1, max: 40, of: "instance type" }),
  securityGroups: someGroups(
    "Security groups of the instances, of the network's VPC. The agent needs a way out by TCP 443 to the ECS endpoints.",
  ),
  minSize: t.integer({ min: 0, max: 5000 }, "instances").describe("Least number of instances.").default(0),
  maxSize: t.integer({ min: 1, max: 5000 }, "instances").describe("Most instances."),
  imageFamily: t
    .oneOf(...IMAGE_FAMILIES)
    .describe(
      "The ECS-optimised image, by the SSM parameter of its recommended version: a newer one refreshes the instances.",
    )
    .default("amazon-linux-2023"),
  imageId: t
    .awsId("ami")
    .describe(
      "An image of your own in its place: Amazon Linux with ecs-init. It is refreshed only by a change here.",
    )
    .optional(),
  rootDisk: rootDisk.default({}),
  scaling: scaling.default({}),
  managedDraining: t
    .flag(
      "Whether an instance's tasks are moved before the instance ends (Amazon ECS Developer Guide: managed instance draining).",
    )
    .default(true),
  terminationProtection: t
    .flag("Whether instances with tasks are kept when the group shrinks (managed termination protection).")
    .default(true),
  spotPercentage: t
    .percentage()
    .describe("Share of Spot instances, in per cent, above `on_demand_base`.")
    .default(0),
  onDemandBase: t
    .integer({ min: 0, max: 5000 }, "instances")
    .describe("On-Demand instances that are there before any Spot instance.")
    .default(0),
  detailedMonitoring: t.flag("CloudWatch metrics every minute in place of every five.").default(true),
  refresh: refresh.default({}),
  bootScript: t
    .text()
    .untold()
    .describe("Lines of shell that run at first boot after the agent is set up.")
    .length({ max: 12000, because: "user data has 16 KB" })
    .default(""),
};

const capacityShape = t.shape("EcsEc2Capacity", fields);

export type Ec2Capacity = t.Infer<typeof capacityShape>;

const GROUP = { id: "sg-0123456789abcdef0", name: "instances" };
const EXAMPLE = {
  tier: "isolated",
  instanceTypes: ["m7i.large"],
  securityGroups: [GROUP],
  maxSize: 4,
};

const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

const sizes = t.notAbove("minSize", "maxSize");

/** Amazon ECS API Reference: AutoScalingGroupProvider, managedTerminationProtection. */
const protection: t.Rule<Ec2Capacity> = {
  test: (capacity) => x.or(x.not(capacity.terminationProtection), capacity.scaling.enabled),
  got: () => "protected from termination without managed scaling",
  allowed: "termination_protection with managed scaling only",
  remedy: "Turn scaling on, or termination_protection off.",
  refused: [sample({ scaling: { enabled: false } })],
};

const architecture: t.Rule<Ec2Capacity> = {
  test: ({ imageId, imageFamily, instanceTypes }) =>
    x.or(
      x.isSet(imageId),
      x.everyItem(instanceTypes, "type", (type) => x.eq(isArm(type), x.endsWith(imageFamily, "/arm64"))),
    ),
  got: ({ instanceTypes, imageFamily }) =>
    x.str`${x.shownTexts(instanceTypes)} with the image family ${x.shownText(imageFamily)}`,
  allowed: 'Graviton types with "amazon-linux-2023/arm64", and all others without',
  refused: [
    sample({ instanceTypes: ["m7g.large"] }),
    sample({ instanceTypes: ["m7g.large", "m7i.large"], imageFamily: "amazon-linux-2023/arm64" }),
    sample({ imageFamily: "amazon-linux-2023/arm64" }),
  ],
};

/** Fractions are refused by a rule of their own, but subtracted before that. */
const difference = (most: Expr<number>, least: Expr<number>) => x.sub(x.floor(most), x.floor(least));

/** Amazon EC2 Auto Scaling API Reference: RefreshPreferences, MaxHealthyPercentage. */
const refreshRange: t.Rule<Ec2Capacity> = {
  test: ({ refresh: { minHealthyPercentage: least, maxHealthyPercentage: most } }) =>
    x.and(x.le(difference(most, least), 100), x.gt(difference(most, least), 0)),
  got: ({ refresh: { minHealthyPercentage: least, maxHealthyPercentage: most } }) =>
    x.str`refreshed between ${least} and ${most} per cent`,
  allowed: "a difference of 1 to 100 between min_healthy_percentage and max_healthy_percentage",
  refused: [
    sample({ refresh: { minHealthyPercentage: 50, maxHealthyPercentage: 200 } }),
    sample({ refresh: { minHealthyPercentage: 100, maxHealthyPercentage: 100 } }),
  ],
};

const capacity = capacityShape
  .rules(sizes, protection, architecture, refreshRange)
  .describe("An Auto Scaling group of container instances.")
  .example(EXAMPLE);

const needs = [naming] as const;
const inputs = {
  network: networkReference
    .describe("The network that container instances stand in; needed with `ec2` only.")
    .optional(),
  ec2: t
    .keyed(capacity, "capacity")
    .naming("Capacity")
    .describe("EC2 capacity providers by name, each an Auto Scaling group of container instances.")
    .default({}),
};
export type Ec2Inputs = t.InputsOf<typeof inputs, typeof needs>;

const NETWORK = sampleNetwork({
  public: sampleTier("public", { a: 0 }),
  isolated: sampleTier("isolated", { a: 1 }),
  empty: sampleTier("isolated", {}),
});

/** With container instances, for samples. */
export const withEc2 = (changes: object = {}) => ({
  network: NETWORK,
  ec2: { general: { ...EXAMPLE, ...changes } },
});

/** The tiers that do for instances. */
const fitTiers = ({ network }: Ec2Inputs): Expr<string[]> =>
  t.named("capacity_tiers", () =>
    x.ifSet(
      network,
      (network) =>
        x.keysWhere(network.tiers, ["tier", "settings"], (_, settings) =>
          x.and(x.not(x.eq(settings.kind, "public")), x.not(x.isEmpty(settings.subnets))),
        ),
      [],
    ),
  );

const misplaced = (inputs: Ec2Inputs): Expr<string[]> =>
  x.listFrom(inputs.ec2, ["key", "capacity"], (_, { tier }) => ({
    value: tier,
    when: x.not(x.contains(fitTiers(inputs), tier)),
  }));

export const ec2Capacity = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "ec2",
      test: ({ ec2, network }) => x.or(x.isEmpty(ec2), x.not(x.isNull(network))),
      message: ({ ec2 }) =>
        x.str`ec2 has ${x.shownTexts(x.keys(ec2))}, but network is null; allowed: container instances in a network. Give network.`,
      refused: [{ ec2: { general: EXAMPLE } }],
    },
    {
      on: "ec2",
      test: (inputs) => x.or(x.isNull(inputs.network), x.isEmpty(misplaced(inputs))),
      message: (inputs) =>
        x.str`ec2 names the tiers ${x.shownTexts(misplaced(inputs))}; allowed: of ${x.shownTexts(fitTiers(inputs))}, the private and isolated tiers that have subnets.`,
      refused: [withEc2({ tier: "app" }), withEc2({ tier: "public" }), withEc2({ tier: "empty" })],
    },
    {
      on: "ec2",
      whereKnown: true,
      test: (inputs) =>
        x.when(x.isNull(inputs.network), true, () =>
          x.everyEntry(inputs.ec2, ["key", "capacity"], (_, capacity) =>
            x.isEmpty(
              foreignGroups({
                network: x.nonNull(inputs.network),
                securityGroups: capacity.securityGroups,
              }),
            ),
          ),
        ),
      message: ({ network }, spell) =>
        x.str`ec2 has ${spell("securityGroups")} of another VPC; allowed: groups of the network's VPC ${x.shownText(x.orElse(network.vpcId, ""))}.`,
      refused: [withEc2({ securityGroups: [{ ...GROUP, vpcId: "vpc-0fedcba9876543210" }] })],
    },
    /** Amazon ECS API Reference: CreateCapacityProvider, name. */
    {
      on: "name",
      test: ({ name, ec2 }) => x.or(x.isEmpty(ec2), x.not(x.matches("^(aws|ecs|fargate)", x.lower(name)))),
      message: ({ name }) =>
        x.str`name is ${x.shownText(name)}, with which the names of EC2 capacity providers begin; allowed: a name that does not begin with "aws", "ecs" or "fargate", which AWS keeps for its own.`,
      refused: [
        { ...withEc2(), name: "ecs-main" },
        { ...withEc2(), name: "AWS" },
        { ...withEc2(), name: "fargate2" },
      ],
    },
  ],
});

/** Capacity providers share one list of names in an account and region: the cluster's comes first. */
export const ec2ProviderName = (inputs: Ec2Inputs, key: Expr<string>): Expr<string> =>
  x.str`${inputs.name}-${key}`;
