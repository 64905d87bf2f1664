/** Target groups that the service's tasks are registered with. */

import type { EcsServiceLoadBalancer } from "@cdktf/provider-aws/lib/ecs-service";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import type { Containers } from "./container";
import { containers } from "./containers";
import { sidecar } from "./nginx/nginx";
import { NGINX_CONTAINER, NGINX_PORTS, nginxPortPaths } from "./nginx/nginx-container";
import { CONTAINERS, TARGET } from "./samples";

/** Amazon ECS Developer Guide: Registering multiple target groups with an Amazon ECS service. */
const MOST_GROUPS = 5;

const groupArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
    "a target group's ARN",
    "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
    [
      "web",
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef",
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web",
    ],
  );

/** The fields of a load balancer's target group, as modules/edge/load-balancer gives them; all but the ARN may be left out. */
export const targetGroupFields = {
  arn: groupArn().describe("The target group's ARN."),
  arnSuffix: t
    .pattern(
      "targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
      'the last part of a target group\'s ARN, "targetgroup/NAME/ID"',
      "targetgroup/web/0123456789abcdef",
      ["web", "targetgroup/web", "/targetgroup/web/0123456789abcdef"],
    )
    .describe("The part of the ARN that scaling by requests needs.")
    .optional(),
  loadBalancerArnSuffix: t
    .pattern(
      "(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
      'the last part of a load balancer\'s ARN, "app/NAME/ID"',
      "app/web/0123456789abcdef",
      ["web", "loadbalancer/app/web/0123456789abcdef"],
    )
    .describe("The same part of the load balancer's ARN.")
    .optional(),
  listenerArns: t
    .listOf(t.arn("elasticloadbalancing", "a listener's or a rule's ARN"), "arn")
    .describe(
      "Listeners and rules that forward to the group: ECS refuses a group that no load balancer has, so the service waits for them.",
    )
    .default([]),
  name: t.text().describe("The group's name; not used.").optional(),
  port: t.number().describe("The group's own port; not used.").optional(),
  protocol: t
    .text()
    .describe("The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against it.")
    .optional(),
};

const targetGroup = t
  .shape("EcsTargetGroup", {
    ...targetGroupFields,
    arn: groupArn().describe("The target group's ARN; its targets are of the type ip."),
  })
  .describe(
    "A target group: one of the output `load_balancer`'s target groups, or an object written by hand.",
  );

const EXAMPLE = {
  targetGroup: {
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  },
  container: "app",
  port: "http",
};

const target = t
  .shape("EcsTarget", {
    targetGroup,
    container: t.keyName().describe("The container that gets the traffic."),
    port: t.keyName().describe("The container's port, by name."),
  })
  .describe("What is registered with a target group.")
  .example(EXAMPLE);

type Target = t.Infer<typeof target>;

const TOO_MANY = Object.fromEntries(
  Array.from({ length: MOST_GROUPS + 1 }, (_, index) => [`t${index}`, EXAMPLE]),
);

const targetsType = t.keyed(target, "target").rule({
  test: (all) => x.le(x.length(all), MOST_GROUPS),
  got: (all) => x.str`a map of ${x.length(all)} target groups`,
  allowed: `at most ${MOST_GROUPS} target groups`,
  refused: [TOO_MANY],
});

const needs = [containers, sidecar] as const;
const inputs = {
  targets: targetsType.describe("Target groups that tasks are registered with, by name.").default({}),
  healthCheckGracePeriod: t
    .duration("seconds", { min: 0, max: 2147483647 })
    .describe(
      "Seconds in which the load balancer's health checks of a new task do not count; with `targets` only.",
    )
    .optional(),
};
type TargetInputs = t.InputsOf<typeof inputs, typeof needs>;

/** `app/http` for every port of the user's containers. */
const portPaths = (inputs: TargetInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(inputs.containers, ["key", "container"], (key, { ports }) => ({
      value: x.listFrom(ports, ["name", "port"], (name) => ({
        value: x.str`${key}/${name}`,
      })),
    })),
  );

/** Those, and nginx's own. */
const taskPorts = (inputs: TargetInputs): Expr<string[]> =>
  t.named("task_ports", () => x.concat(portPaths(inputs), nginxPortPaths(inputs.nginx)));

const strayTargets = (inputs: TargetInputs): Expr<string[]> =>
  x.listFrom(inputs.targets, ["key", "target"], (_, { container, port }) => ({
    value: x.str`${container}/${port}`,
    when: x.not(x.contains(taskPorts(inputs), x.str`${container}/${port}`)),
  }));

/** The transport of a target's port; tcp for nginx's own, and for one that another rule refuses. */
const transport = ({ containers }: TargetInputs, { container, port }: Expr<Target>): Expr<string> =>
  x.attempt(
    () => x.get(x.get(containers, container).ports, port).protocol,
    () => "tcp",
  );

const mismatched = (inputs: TargetInputs): Expr<string[]> =>
  x.listFrom(inputs.targets, ["key", "target"], (key, target) => {
    const { protocol } = target.targetGroup;
    const isUdp = x.eq(transport(inputs, target), "udp");
    return {
      value: key,
      when: x.and(x.isSet(protocol), x.ne(protocol, "TCP_UDP"), x.ne(isUdp, x.eq(protocol, "UDP"))),
    };
  });

export const targets = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "targets",
      test: (inputs) => x.isEmpty(strayTargets(inputs)),
      message: (inputs) =>
        x.str`targets names the ports ${x.shownTexts(strayTargets(inputs))}; allowed: of ${x.shownTexts(portPaths(inputs))}, the containers' ports, or with nginx.hosts of ${NGINX_CONTAINER}/${NGINX_PORTS.http} and ${NGINX_CONTAINER}/${NGINX_PORTS.redirect}.`,
      refused: [
        { targets: { web: TARGET } },
        { ...CONTAINERS, targets: { web: { ...TARGET, port: "admin" } } },
        { ...CONTAINERS, targets: { web: { ...TARGET, container: "proxy" } } },
      ],
    },
    {
      on: "healthCheckGracePeriod",
      test: ({ healthCheckGracePeriod, targets }) =>
        x.or(x.isNull(healthCheckGracePeriod), x.not(x.isEmpty(targets))),
      message: ({ healthCheckGracePeriod }, spell) =>
        x.str`${spell("healthCheckGracePeriod")} is ${x.jsonEncode(healthCheckGracePeriod)} without targets; allowed: a grace period with targets only.`,
      refused: [{ healthCheckGracePeriod: 60 }],
    },
    /** Amazon ECS API Reference, PortMapping: protocol; Network Load Balancers guide, "Target groups": protocols. */
    {
      on: "targets",
      whereKnown: true,
      test: (inputs) => x.isEmpty(mismatched(inputs)),
      message: (inputs) =>
        x.str`targets has ${x.shownTexts(mismatched(inputs))}, whose port is by another protocol than its target group; allowed: a port of udp with a group of UDP or TCP_UDP, one of tcp with any other.`,
      refused: [
        {
          ...CONTAINERS,
          targets: { dns: { ...TARGET, targetGroup: { ...TARGET.targetGroup, protocol: "UDP" } } },
        },
        {
          ...CONTAINERS,
          targets: {
            dns: { ...TARGET, port: "dns", targetGroup: { ...TARGET.targetGroup, protocol: "TCP" } },
          },
        },
      ],
    },
  ],
});

interface Registration {
  readonly targetGroupArn: string;
  readonly container: string;
  readonly port: number;
}

export function registrations({ targets }: TargetInputs, containers: Expr<Containers>): Expr<Registration[]> {
  return x.listFrom(targets, ["key", "target"], (_, { targetGroup, container, port }) => ({
    value: x.object<Registration>({
      targetGroupArn: targetGroup.arn,
      container,
      port: x.get(x.get(containers, container).ports, port).containerPort,
    }),
  }));
}

export const loadBalancerBlocks = (all: Expr<Registration[]>): Blocks<EcsServiceLoadBalancer> =>
  blocks(all, ({ targetGroupArn, container, port }) => ({
    targetGroupArn,
    containerName: container,
    containerPort: port,
  }));
