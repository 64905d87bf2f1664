/**
 * The same service for ECS on Fargate: App Runner takes no new customers since 2026-04-30 (App Runner Developer Guide, "AWS
 * App Runner availability change").
 *
 *     const api: TypedAppRunnerProps = { name: "shop-api", image: {…}, port: 8080 };
 *     const { service, targetGroup } = ecsServiceInputs(api, {
 *       cluster: cluster.ref,
 *       network: network.ref,
 *       tier: "private",
 *       securityGroups: [tasks.ref],
 *     });
 *     const balancer = new LoadBalancer(this, "balancer", { …, targetGroups: { api: targetGroup } });
 *     new EcsService(this, "api", {
 *       ...service,
 *       targets: { api: { targetGroup: …, container: "app", port: "http" } },
 *     });
 */
import { Token } from "cdktf";
import * as x from "../../core/expressions";
import type { TypedEcsServiceProps } from "../ecs-service/ecs-service";
import { FARGATE_SIZES } from "../ecs-service/task-size";
import type { AppRunnerHealthCheck, AppRunnerImage, AppRunnerOwnScaling } from "./app-runner.props";
import type { TypedAppRunnerProps } from "./size";

/** What ECS wants to know beside: where tasks run. App Runner has a place of its own. */
export type EcsPlacement = Pick<
  TypedEcsServiceProps,
  "cluster" | "network" | "tier" | "zones" | "securityGroups" | "endpoints"
>;

/** The health check as a target group of `LoadBalancer` or `StaticIp` has it, and the port it is for. */
export interface EcsTargetGroup {
  readonly port: number;
  readonly healthCheck: {
    readonly path: string;
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly healthyThreshold: number;
    readonly unhealthyThreshold: number;
  };
}

export interface EcsDescription {
  readonly service: TypedEcsServiceProps;
  readonly targetGroup: EcsTargetGroup;
}

/** App Runner scales by requests at the same time; ECS has no such metric, and uses the processors' instead. */
const CPU_TARGET = 60;

/** What is the same is the same; what ECS has not is refused. The inputs are those of `AppRunner`, with literal values. */
export function ecsServiceInputs(props: TypedAppRunnerProps, placement: EcsPlacement): EcsDescription {
  const image = literal<AppRunnerImage | null>(props.image ?? null, "image");
  if (image === null)
    throw new Error("code is built by App Runner alone; allowed: an image, built by a pipeline of yours.");
  if (props.transform)
    throw new Error("transform is of App Runner's resources; allowed: EcsService's own, given to it.");
  const port = literal<number>(props.port ?? 8080, "port");
  const { startCommand } = image;
  const service = {
    ...placement,
    ...(props.provider ? { provider: props.provider } : {}),
    name: literal<string>(props.name, "name").replaceAll("_", "-"),
    ...fargateSize(props),
    containers: {
      app: {
        image: image.identifier,
        ports: { http: { containerPort: port } },
        environment: props.environment ?? {},
        secrets: props.secrets ?? {},
        ...(startCommand ? { command: ["sh", "-c", startCommand] } : {}),
        // an instance of App Runner may write to its disk
        readonlyRootFilesystem: false,
      },
    },
    taskStatements: props.statements ?? {},
    ...(props.instanceRole ? { taskRole: props.instanceRole } : {}),
    secretKeyArns: props.secretKeyArns ?? [],
    permissionsBoundary: props.permissionsBoundary ?? null,
    scaling: { ...bounds(props), cpu: { target: CPU_TARGET } },
    tags: props.tags ?? {},
  };
  return {
    service: service as TypedEcsServiceProps,
    targetGroup: { port, healthCheck: check(props) },
  };
}

/** The smallest size of Fargate that has as much: every size of App Runner is one. */
function fargateSize(props: TypedAppRunnerProps): { cpu: number; memory: number } {
  const cpu = literal<number>(props.cpu ?? 1024, "cpu");
  const memory = literal<number>(props.memory ?? 2048, "memory");
  const sizes = Object.entries(FARGATE_SIZES).flatMap(([units, mib]) =>
    mib.map((each) => ({ cpu: Number(units), memory: each })),
  );
  const enough = sizes.find((size) => size.cpu >= cpu && size.memory >= memory);
  if (enough === undefined) throw new Error(`Fargate has no size for ${cpu} units with ${memory} MiB`);
  return enough;
}

function bounds(props: TypedAppRunnerProps): { min: number; max: number } {
  if (props.sharedScaling)
    throw new Error(
      "sharedScaling is an ARN alone; allowed: scaling with its numbers, which ECS wants to know.",
    );
  const { minSize, maxSize } = literal<AppRunnerOwnScaling>(props.scaling ?? {}, "scaling");
  return {
    min: literal(minSize ?? 1, "scaling.minSize"),
    max: literal(maxSize ?? 25, "scaling.maxSize"),
  };
}

/** Load balancers wait longer than App Runner: 2 checks at least, every 5 seconds at least. */
function check(props: TypedAppRunnerProps): EcsTargetGroup["healthCheck"] {
  const given = literal<AppRunnerHealthCheck>(props.healthCheck ?? {}, "healthCheck");
  const number = (
    name: "intervalSeconds" | "timeoutSeconds" | "healthyThreshold" | "unhealthyThreshold",
    otherwise: number,
  ) => literal<number>(given[name] ?? otherwise, `healthCheck.${name}`);
  const intervalSeconds = Math.max(5, number("intervalSeconds", 5));
  return {
    path: literal(given.path ?? "/", "healthCheck.path") || "/",
    intervalSeconds,
    timeoutSeconds: Math.min(intervalSeconds - 1, Math.max(2, number("timeoutSeconds", 2))),
    healthyThreshold: Math.min(10, Math.max(2, number("healthyThreshold", 1))),
    unhealthyThreshold: Math.min(10, Math.max(2, number("unhealthyThreshold", 5))),
  };
}

/** What is computed with has to be known: a token has no size. */
function literal<T>(value: unknown, name: string): T {
  if (Token.isUnresolved(value) || x.isExpr(value))
    throw new Error(`${name} is not known while synthesizing; allowed: a literal value.`);
  return value as T;
}
