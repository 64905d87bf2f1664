/** The derived endpoint set: both faces agree on every workload there can be, in every kind of region. */
import { App, TerraformStack } from "cdktf";
import { camelToSnake, type Expr, knownValue, lift, raw } from "../../src/core/expressions";
import { ModuleStack } from "../../src/core/module/module-stack";
import { isKnownRegion, NEWER_REGIONS, OLDER_REGIONS } from "../../src/endpoints/regions";
import { type Workload, workload } from "../../src/endpoints/workload-rules";
import { workloadNeeds } from "../../src/endpoints/workloads";
import { outputsOf } from "../core/expressions/evaluate";

const FLAGS = [
  "privateImages",
  "secrets",
  "ssmParameters",
  "exec",
  "serviceConnect",
  "kms",
  "sessionManager",
] as const;
/** Those of both launch types; the others are as good as none. */
const LOG_DRIVERS = ["awslogs", "awsfirelens", "splunk", "none"];
const REGIONS = { older: "ap-northeast-2", newer: "ca-west-1", unknown: "xx-north-9" };

/** Every launch type, log driver and set of flags, and some services beside. */
function everyWorkload(): Record<string, Workload> {
  const all: [string, Workload][] = [];
  for (const launchType of ["fargate", "ec2"] as const)
    for (const logDriver of LOG_DRIVERS)
      for (let bits = 0; bits < 2 ** FLAGS.length; bits++) {
        const flags = Object.fromEntries(FLAGS.map((flag, bit) => [flag, (bits >> bit) % 2 === 1]));
        const services = bits % 3 === 0 ? ["sqs", "s3"] : [];
        all.push([`w${all.length}`, { launchType, logDriver, ...flags, services } as unknown as Workload]);
      }
  return Object.fromEntries(all);
}

const workloads = everyWorkload();
const snake = (value: object) =>
  Object.fromEntries(Object.entries(value).map(([name, item]) => [camelToSnake(name), item]));

/** What folds, workload by workload. */
function folded(region: string, some: Record<string, Workload>): { services: unknown; reasons: unknown } {
  const stack = new TerraformStack(new App({ stackTraces: false }), "stack");
  const needs = workloadNeeds(
    stack,
    region,
    lift(mapValues(some, snake)) as unknown as Expr<Record<string, Workload>>,
  );
  return { services: knownValue(needs.services), reasons: knownValue(needs.reasons) };
}

const mapValues = <T, U>(all: Record<string, T>, change: (item: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(all).map(([key, item]) => [key, change(item)]));

/** The module's own locals, with the workloads and the region as locals in place of variables. */
function emitted(): Record<string, unknown> {
  const stack = new ModuleStack();
  workloadNeeds(stack, raw<string>("local.region"), raw<Record<string, Workload>>("local.workloads"));
  return (stack.toTerraform() as { locals: Record<string, unknown> }).locals;
}

function computed(region: string, some: Record<string, Workload>): { services: unknown; reasons: unknown } {
  const output = {
    services: { value: "${local.needed_services}" },
    reasons: { value: "${local.need_reasons}" },
  };
  const given = { region, workloads: mapValues(some, snake) };
  return outputsOf({ locals: { ...emitted(), ...given }, output }) as { services: unknown; reasons: unknown };
}

const LAUNCHES = 2 * LOG_DRIVERS.length * 2 ** FLAGS.length;

it("covers every combination", () => {
  expect(Object.keys(workloads)).toHaveLength(LAUNCHES);
});

describe.each(Object.entries(REGIONS))("in a region that is %s", (_, region) => {
  it("both faces need the same, for the same reasons", () => {
    const terraform = computed(region, workloads);
    const typescript = folded(region, workloads);
    expect(terraform).toEqual(typescript);
    // the reasons name each workload: equal lists are equal workload by workload
    expect(Object.values(typescript.reasons as Record<string, string[]>).flat().length).toBeGreaterThan(
      LAUNCHES,
    );
  });
});

/** A workload as a user writes it, and what it needs. */
const needed = (given: Partial<Workload>, region: string = REGIONS.older) => {
  const defaults = mapValues(workload.is.fields ?? {}, (type) => type.is.defaultValue);
  return folded(region, { web: { ...defaults, launchType: "fargate", ...given } as Workload }).services;
};

const IMAGES = ["ecr.api", "ecr.dkr", "s3"];
const ECS = ["ecs", "ecs-agent", "ecs-telemetry"];

describe("rules", () => {
  it("Fargate needs no ECS endpoints before December 2023 and all three since, and where nobody knows", () => {
    expect(needed({})).toEqual([...IMAGES.slice(0, 2), "logs", "s3"]);
    expect(needed({}, REGIONS.newer)).toEqual([...IMAGES.slice(0, 2), ...ECS, "logs", "s3"]);
    expect(needed({}, REGIONS.unknown)).toEqual([...IMAGES.slice(0, 2), ...ECS, "logs", "s3"]);
  });

  it("EC2 needs them everywhere", () => {
    expect(needed({ launchType: "ec2", privateImages: false, logDriver: "none" })).toEqual(ECS);
  });

  it.each<[Partial<Workload>, readonly string[]]>([
    [{ secrets: true }, ["secretsmanager"]],
    [{ ssmParameters: true }, ["ssm"]],
    [{ exec: true }, ["ssmmessages"]],
    [{ serviceConnect: true }, ["ecs-agent"]],
    [{ kms: true }, ["kms"]],
    [{ logDriver: "awslogs" }, ["logs"]],
    [{ logDriver: "awsfirelens" }, []],
    [{ services: ["sts", "dynamodb"] }, ["dynamodb", "sts"]],
    [{ privateImages: true }, IMAGES],
  ])("%j: %j", (given, services) => {
    expect(needed({ privateImages: false, logDriver: "none", ...given })).toEqual(services);
  });

  it("Session Manager needs its three", () => {
    const services = needed({
      launchType: "ec2",
      sessionManager: true,
      privateImages: false,
      logDriver: "none",
    });
    expect(services).toEqual(["ec2messages", ...ECS, "ssm", "ssmmessages"]);
  });
});

describe("regions", () => {
  it("are dated, and in one list only", () => {
    for (const date of Object.values(NEWER_REGIONS)) expect(date >= "2023-12-20").toBe(true);
    expect(OLDER_REGIONS.filter((region) => region in NEWER_REGIONS)).toEqual([]);
    expect(new Set(OLDER_REGIONS).size).toBe(OLDER_REGIONS.length);
  });

  it("are known by name", () => {
    const stack = new TerraformStack(new App(), "stack");
    expect(
      ["us-gov-west-1", "ca-west-1", "xx-north-9"].map((region) => knownValue(isKnownRegion(stack, region))),
    ).toEqual([true, true, false]);
  });
});
