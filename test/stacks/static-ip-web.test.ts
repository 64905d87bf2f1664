/** A1 as it is synthesized: who reaches whom, and that both ends agree. */
import { Testing } from "cdktf";
import { dev, prod, test as testing } from "../../src/environments";
import { decide } from "../../src/reach/policy";
import { StaticIpWebStack } from "../../src/stacks/static-ip-web";
import { containersOf } from "../support/containers";
import { evaluateStack, type Instance, specimen } from "../support/evaluated-stack";
import { halfOpen, traffic } from "../support/network";

const stackIn = (environment: typeof dev): Instance[] =>
  // validation records look into what ACM answers
  evaluateStack(Testing.synth(new StaticIpWebStack(Testing.app(), environment), true), [
    "aws_route53_record",
  ]);

const all = (stack: readonly Instance[], type: string) => stack.filter((instance) => instance.type === type);

const only = (stack: readonly Instance[], type: string): Instance => {
  const [first, ...others] = all(stack, type);
  if (!first || others.length > 0) throw new Error(`one ${type} is expected`);
  return first;
};

const configurationOf = (stack: readonly Instance[]): string => {
  const nginx = containersOf(stack, only(stack, "aws_ecs_service")).find(({ name }) => name === "nginx");
  const environment = nginx?.environment as { name: string; value: string }[];
  return environment.find(({ name }) => name === "NGINX_CONFIGURATION")?.value ?? "";
};

const ingressOf = (stack: readonly Instance[], group: string) =>
  all(stack, "aws_vpc_security_group_ingress_rule").filter(
    ({ body }) => body.security_group_id === specimen(group, "id"),
  );

describe.each([
  { environment: dev, isTls: false },
  { environment: testing, isTls: true },
  { environment: prod, isTls: true },
])("static-ip-web in $environment.name", ({ environment, isTls }) => {
  const stack = stackIn(environment);
  const front = only(stack, "aws_lb");

  it("has one address in every zone, and a group from the start (A1.1, A1.6)", () => {
    const addresses = all(stack, "aws_eip").filter(({ address }) => address.includes("front"));
    expect(addresses).toHaveLength(environment.zones.length);
    expect(front.body).toMatchObject({ load_balancer_type: "network", internal: false });
    expect(front.body.security_groups).toHaveLength(1);
  });

  it("lets tasks be reached by the load balancer alone (A1.6)", () => {
    const rules = ingressOf(stack, "aws_security_group.tasks_group");
    const groups = rules.map(({ body }) => body.referenced_security_group_id);
    expect(rules.map(({ body }) => body.from_port).sort()).toEqual(isTls ? [8080, 8081] : [8080]);
    expect(new Set(groups)).toEqual(new Set(front.body.security_groups as string[]));
  });

  it("speaks the proxy protocol at both ends (A1.3)", () => {
    for (const { body } of all(stack, "aws_lb_target_group")) expect(body.proxy_protocol_v2).toBe(true);
    expect(configurationOf(stack)).toMatch(/listen 0\.0\.0\.0:8080[^;]* proxy_protocol/);
  });

  it(isTls ? "ends TLS and sends HTTP on to it (A1.5)" : "speaks HTTP where there is no zone (A1.5)", () => {
    const listeners = all(stack, "aws_lb_listener").map(({ body }) => [body.port, body.protocol]);
    expect(listeners.sort()).toEqual(
      isTls
        ? [
            [443, "TLS"],
            [80, "TCP"],
          ]
        : [[80, "TCP"]],
    );
    expect(/return 308 https:/.test(configurationOf(stack))).toBe(isTls);
    expect(all(stack, "aws_acm_certificate")).toHaveLength(isTls ? 1 : 0);
    expect(all(stack, "aws_route53_record").length > 0).toBe(isTls);
  });

  it("names each port once in the task definition, and registers ports that are there (A1.2)", () => {
    const service = only(stack, "aws_ecs_service");
    const mappings = containersOf(stack, service).flatMap(
      ({ portMappings = [] }) => portMappings as { name: string; containerPort: number }[],
    );
    const names = mappings.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    const registered = (service.body.load_balancer as { container_port: number }[]).map(
      ({ container_port }) => container_port,
    );
    expect(registered.sort()).toEqual(isTls ? [8080, 8081] : [8080]);
  });

  it("takes a task for healthy when its application is, which comes before nginx (A1.3)", () => {
    const containers = containersOf(stack, only(stack, "aws_ecs_service"));
    const named = (name: string) => containers.find((container) => container.name === name);
    const check = named("app")?.healthCheck as { command: string[] };
    expect(check.command.at(-1)).toContain("http://127.0.0.1:3000/health");
    expect(named("nginx")?.dependsOn).toEqual([{ containerName: "app", condition: "HEALTHY" }]);
  });

  it(isTls ? "answers nobody who knows no name" : "has the web for clients that come by address", () => {
    const byDefault = configurationOf(stack)
      .split("    server {")
      .filter((server) => /listen 0\.0\.0\.0:8080 default_server/.test(server));
    expect(byDefault).toHaveLength(1);
    if (isTls) expect(byDefault[0]).toContain("return 421;");
    else expect(byDefault[0]).toContain(`server_name ${environment.web.names.web};`);
    expect(byDefault[0]).toContain("location = /healthz {");
  });

  it("routes both names in one task (A1.2, A1.3)", () => {
    const text = configurationOf(stack);
    for (const name of Object.values(environment.web.names)) expect(text).toContain(name);
    expect(text).toContain("127.0.0.1:3000");
  });

  it("has a bucket that this VPC's endpoint reads, and nobody else (A1.4)", () => {
    const assetsPolicy = all(stack, "aws_s3_bucket_policy").find(({ address }) => address.includes("assets"));
    const policy = JSON.parse(String(assetsPolicy?.body.policy));
    const assets = specimen(
      all(stack, "aws_s3_bucket").find(({ address }) => address.includes("assets"))?.address ?? "",
      "arn",
    );
    const gateway = all(stack, "aws_vpc_endpoint").find(({ body }) => body.vpc_endpoint_type === "Gateway");
    const read = (endpoint?: string) =>
      decide(
        {
          action: "s3:GetObject",
          resource: `${assets}/index.html`,
          principal: "anonymous",
          context: {
            "aws:SecureTransport": "true",
            "s3:TlsVersion": "1.3",
            ...(endpoint ? { "aws:SourceVpce": endpoint } : {}),
          },
        },
        { resource: [policy] },
      );
    expect(read(specimen(gateway?.address ?? "", "id"))).toBe("allowed");
    expect(read("vpce-0fedcba9876543210")).toBe("explicitDeny");
    expect(read()).toBe("explicitDeny");
  });
});

describe.each(["nlb-nginx", "nlb-alb", "global-accelerator"] as const)("by %s (A1.7)", (topology) => {
  const stack = stackIn({ ...prod, web: { ...prod.web, topology } });
  const balancers = all(stack, "aws_lb").map(({ body }) => [body.load_balancer_type, body.internal]);

  it("has what the way is made of, and addresses that stay", () => {
    const network = ["network", false];
    const application = ["application", true];
    expect(balancers).toEqual(
      { "nlb-nginx": [network], "nlb-alb": [network, application], "global-accelerator": [application] }[
        topology
      ],
    );
    const isAccelerated = topology === "global-accelerator";
    expect(all(stack, "aws_globalaccelerator_accelerator")).toHaveLength(isAccelerated ? 1 : 0);
    const addresses = all(stack, "aws_eip").filter(({ address }) => address.includes("front"));
    expect(addresses).toHaveLength(isAccelerated ? 0 : prod.zones.length);
  });

  it("lets traffic pass from hop to hop alone", () => {
    const [front, balancer] = ["front", "load_balancer"];
    const hops = {
      "nlb-nginx": [
        `${front} -> tasks tcp 8080`,
        `${front} -> tasks tcp 8081`,
        `internet -> ${front} tcp 443`,
        `internet -> ${front} tcp 80`,
      ],
      "nlb-alb": [
        `${front} -> ${balancer} tcp 443`,
        `${front} -> ${balancer} tcp 80`,
        `internet -> ${front} tcp 443`,
        `internet -> ${front} tcp 80`,
        `${balancer} -> tasks tcp 8080`,
      ],
      "global-accelerator": [
        `internet -> ${balancer} tcp 443`,
        `internet -> ${balancer} tcp 80`,
        `${balancer} -> tasks tcp 8080`,
      ],
    }[topology];
    expect(traffic(stack)).toEqual([...hops, "tasks -> internet tcp 443"].sort());
    expect(halfOpen(stack)).toEqual([]);
  });

  it("has tasks that know the client by what comes before them, and stand in its target group", () => {
    const configuration = configurationOf(stack);
    const isDirect = topology === "nlb-nginx";
    expect(/listen 0\.0\.0\.0:8080[^;]* proxy_protocol/.test(configuration)).toBe(isDirect);
    expect(/real_ip_header X-Forwarded-For/.test(configuration)).toBe(!isDirect);
    const registered = only(stack, "aws_ecs_service").body.load_balancer as { target_group_arn: string }[];
    const groups = registered.map(({ target_group_arn: arn }) => arn);
    expect(groups).toHaveLength(isDirect ? 2 : 1);
    for (const group of groups) expect(group).toContain(isDirect ? "front" : "load_balancer");
    const watched = all(stack, "aws_cloudwatch_metric_alarm").map(({ body }) => body.namespace);
    expect(watched).toContain(isDirect ? "AWS/NetworkELB" : "AWS/ApplicationELB");
  });
});
