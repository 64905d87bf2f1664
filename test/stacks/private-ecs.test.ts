/** A2 as it is synthesized: no way to the internet, and every API that tasks call within their reach. */
import { Testing } from "cdktf";
import { EcsService } from "../../src/compute/ecs-service/ecs-service";
import { tf } from "../../src/core/expressions";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import { type Answer, type Intent, prove, readTerraform, standingIntents } from "../../src/reach";
import { PrivateEcsStack } from "../../src/stacks/private-ecs";
import { containersOf } from "../support/containers";
import { evaluateStack, type Instance } from "../support/evaluated-stack";
import { networkOf, subnetsOf, waysOutOf } from "../support/network";
import { only } from "../support/stack-instances";
import { synthesize } from "../support/synthesize";

const walked = (environment: Environment): Instance[] =>
  evaluateStack(Testing.synth(new PrivateEcsStack(Testing.app(), environment), true));

/** The ways alone, each once: who may do what there is asked in test/reach/rights. */
function waysOf(intents: readonly Intent[]): Intent[] {
  const ways = intents.map(({ action: _, resource: __, by: ___, unreadAllows: ____, ...way }) => way);
  return [...new Map(ways.map((way) => [JSON.stringify({ ...way, why: "" }), way])).values()];
}

/** What tasks, and the instances below them, call. */
const callsOf = (stack: readonly Instance[]) => {
  const network = networkOf(stack);
  const isCall = ({ to }: { to: string }) => to.startsWith("aws:");
  return prove(network, waysOf(standingIntents(network)).filter(isCall));
};

const apiOf = (to: string): string => to.replace("aws:", "");

/** What is called and not reached: `logs: aws_vpc.network has no endpoint for logs on the way`. */
const unreached = (stack: readonly Instance[]): string[] =>
  callsOf(stack).flatMap(({ intent, answer, verdict }) =>
    verdict === "holds" ? [] : stopsOf(answer).map((what) => `${apiOf(intent.to)}: ${what}`),
  );

const stopsOf = (answer: Answer): readonly string[] =>
  answer.verdict === "no" ? answer.stoppedBy.map(({ what }) => what) : [answer.verdict];

const GATEWAYS = /^aws_(internet_gateway|nat_gateway|egress_only_internet_gateway|vpn_gateway|eip)$/;

/** Every way out of the stack's VPC to the internet: what stands on one. */
const waysOut = (stack: readonly Instance[]): string[] => [
  ...stack.filter(({ type }) => GATEWAYS.test(type)).map(({ address }) => address),
  ...[...networkOf(stack).subnets.values()].flatMap(({ id, address, mapsPublicAddresses }) =>
    mapsPublicAddresses || waysOutOf(stack, id).length > 0 ? [address] : [],
  ),
];

const PULL = ["ecr.api", "ecr.dkr", "s3", "logs", "secretsmanager"];

describe.each([
  { environment: dev, called: [...PULL, "ssmmessages"] },
  { environment: testing, called: [...PULL, "ssmmessages", "ecs-agent", "ecs-telemetry", "ecs"] },
  { environment: prod, called: PULL },
])("private-ecs in $environment.name", ({ environment, called }) => {
  const stack = walked(environment);

  it("has no way to the internet", () => {
    expect(subnetsOf(stack, "app")).toHaveLength(environment.zones.length);
    expect(waysOut(stack)).toEqual([]);
    expect(only(stack, "aws_default_route_table").body.route ?? []).toEqual([]);
  });

  it("calls what its configuration says", () => {
    const names = callsOf(stack).map(({ intent }) => apiOf(intent.to));
    expect(names.sort()).toEqual([...called].sort());
  });

  it("runs as many tasks as the environment says", () => {
    const { min, max } = environment.containers.tasks;
    const [target] = stack.filter(({ type }) => type === "aws_appautoscaling_target");
    expect(target?.body).toMatchObject({ min_capacity: min, max_capacity: max });
  });

  it("reaches all that it calls", () => expect(unreached(stack)).toEqual([]));

  it.each(called)("does not reach %s without its endpoint", (api) => {
    const name = `com.amazonaws.${environment.region}.${api}`;
    const rest = stack.filter(({ type, body }) => type !== "aws_vpc_endpoint" || body.service_name !== name);
    expect(rest).toHaveLength(stack.length - 1);
    const found = unreached(rest);
    expect(found).toContainEqual(`${api}: aws_vpc.network has no endpoint for ${api} on the way`);
    expect(found.filter((line) => !line.startsWith(`${api}: `))).toEqual([]);
  });
});

describe("the walk", () => {
  const stack = walked(dev);
  const changed = (change: (instance: Instance) => Instance | undefined) =>
    stack.flatMap((instance) => change(instance) ?? []);
  const onType = (type: string, change: (body: Instance["body"]) => Instance["body"]) =>
    changed((instance) => (instance.type === type ? { ...instance, body: change(instance.body) } : instance));

  it("sees a group of the endpoints that lets nobody in", () => {
    const closed = changed((instance) =>
      instance.address.startsWith("aws_vpc_security_group_ingress_rule.endpoints") ? undefined : instance,
    );
    expect(unreached(closed)).toContainEqual(
      expect.stringContaining("no ingress rule of aws_security_group.endpoints lets tcp 443 in"),
    );
  });

  it("sees tasks that are let out nowhere", () => {
    const closed = changed((instance) =>
      instance.type === "aws_vpc_security_group_egress_rule" ? undefined : instance,
    );
    expect(new Set(unreached(closed).map((line) => line.split(": ")[0])).size).toBe(6);
    expect(unreached(closed)).toContainEqual(
      expect.stringContaining("no egress rule of aws_security_group.tasks_group lets tcp 443 out"),
    );
  });

  it("sees endpoints without private names, and a VPC that does not resolve them", () => {
    const nameless = onType("aws_vpc_endpoint", (body) => ({ ...body, private_dns_enabled: false }));
    expect(unreached(nameless)).toContainEqual(expect.stringContaining("has no private DNS name"));
    const deaf = onType("aws_vpc", (body) => ({ ...body, enable_dns_support: false }));
    expect(unreached(deaf)).toContainEqual(expect.stringContaining("does not resolve private DNS names"));
  });

  it("sees endpoints without an address, and tables without the gateway", () => {
    const away = onType("aws_vpc_endpoint", (body) => ({ ...body, subnet_ids: [] }));
    expect(unreached(away)).toContainEqual("logs: unknown");
    const unrouted = onType("aws_vpc_endpoint", (body) => ({ ...body, route_table_ids: [] }));
    expect(unreached(unrouted)).toContainEqual(expect.stringMatching(/^s3: .* has no route to /));
  });

  it("sees ways out", () => {
    const [table = ""] = [...networkOf(stack).tables.keys()].filter((id) => id.includes("network[app/"));
    const route = {
      address: "aws_route.x",
      type: "aws_route",
      body: { route_table_id: table, destination_cidr_block: "0.0.0.0/0", gateway_id: "igw-1" },
    };
    const gateway = {
      address: "aws_internet_gateway.x",
      type: "aws_internet_gateway",
      body: { id: "igw-1" },
    };
    expect(waysOut([...stack, route, gateway])).toEqual([
      "aws_internet_gateway.x",
      expect.stringMatching(/^aws_subnet.network\["app\//),
    ]);
  });

  it("reads what is called from the task", () => {
    const [app] = containersOf(stack, only(stack, "aws_ecs_service"));
    expect(app).toMatchObject({ name: "app", secrets: [{ name: "SETTINGS" }] });
  });

  it("says the same of what is synthesized, which nobody has evaluated", () => {
    const network = readTerraform(JSON.parse(Testing.synth(new PrivateEcsStack(Testing.app(), dev), true)));
    const calls = ({ to }: { to: string }) => to.startsWith("aws:");
    const ways = (of: typeof network) => waysOf(standingIntents(of)).filter(calls);
    expect(ways(network)).toEqual(ways(networkOf(stack)));
  });
});

describe("synthesizing the service without one of its endpoints", () => {
  const stack = new PrivateEcsStack(Testing.app(), dev);
  const { interfaces, gateways, ...rest } = JSON.parse(JSON.stringify(tf(stack.endpoints.ref))) as {
    interfaces: Record<string, object>;
    gateways: Record<string, object>;
  };
  const without = (name: string, from: Record<string, object>) =>
    Object.fromEntries(Object.entries(from).filter(([service]) => service !== name));

  const serve = (missing: string) => () =>
    synthesize((scope) => {
      new EcsService(scope, "api", {
        name: "api",
        cluster: {
          arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
          name: "shop",
          capacityProviderNames: { FARGATE: "FARGATE" },
        },
        network: stack.network.ref,
        tier: "app",
        securityGroups: [{ id: "sg-0123456789abcdef0", name: "tasks" }],
        endpoints: {
          ...rest,
          interfaces: without(missing, interfaces),
          gateways: without(missing, gateways),
        } as never,
        cpu: 256,
        memory: 512,
        containers: {
          app: {
            image: `${stack.repository.url}:1.0.0`,
            secrets: {
              SETTINGS: {
                secretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf",
              },
            },
            readonlyRootFilesystem: false,
          },
        },
        exec: true,
      });
    });

  it.each([
    ["ecr.api", "it pulls images from private repositories; their layers lie in S3"],
    ["ecr.dkr", "it pulls images from private repositories; their layers lie in S3"],
    ["s3", "it pulls images from private repositories; their layers lie in S3"],
    ["logs", "its log driver awslogs writes to CloudWatch Logs"],
    ["secretsmanager", "its containers are given secrets of Secrets Manager"],
    ["ssmmessages", "ECS Exec opens shells in its containers"],
  ])("says that %s is missing, and why", (service, reason) => {
    expect(serve(service)).toThrow(`api: endpoints has none for ${service}: ${reason}; allowed: `);
  });

  it("passes with all of them", () => expect(serve("none")).not.toThrow());
});
