/**
 * Target groups that the service's tasks are registered with: one, or the two between which a deployment moves traffic, with the
 * rules that send requests to one of them.
 */
import type { EcsServiceLoadBalancer } from "@cdktf/provider-aws/lib/ecs-service";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { targetGroupFields } from "../target-group";
import type { Containers } from "./container";
import { containers } from "./containers";
import { sidecar } from "./nginx/nginx";
import { NGINX_CONTAINER, NGINX_PORTS, nginxPortPaths } from "./nginx/nginx-container";
import { ofPorts } from "./ports";
import { ALTERNATE, BLUE_GREEN, CONTAINERS, PRODUCTION, TARGET } from "./samples";

const targetGroup = t
  .shape("EcsTargetGroup", {
    ...targetGroupFields,
    arn: targetGroupFields.arn.describe("The target group's ARN; its targets are of the type ip."),
  })
  .describe(
    "A target group: one of the output `load_balancer`'s target groups, or an object written by hand.",
  );

/** Amazon ECS API Reference, AdvancedConfiguration: a rule of an Application, a listener of a Network Load Balancer. */
const trafficArn = t.pattern(
  "arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:(listener-rule/app/[A-Za-z0-9-]{1,32}(/[0-9a-f]{16}){3}|listener/net/[A-Za-z0-9-]{1,32}(/[0-9a-f]{16}){2})",
  "the ARN of an Application Load Balancer's rule, or of a Network Load Balancer's listener",
  PRODUCTION,
  [
    "web",
    // a listener of an Application Load Balancer
    "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef",
    ALTERNATE.arn,
  ],
);

/** The provider's `load_balancer.advanced_configuration`: CHANGELOG of 6.4.0 (hashicorp/terraform-provider-aws#43434). */
const blueGreenShape = t.shape("EcsBlueGreen", {
  alternateTargetGroup: targetGroup.describe(
    "The second target group: ECS registers new tasks with the one of the two that has no traffic. A rule must forward to it too, by weight 0.",
  ),
  productionListenerRule: trafficArn.describe(
    "The rule whose weights ECS moves from one group to the other: of an Application Load Balancer a rule's ARN, as modules/edge/load-balancer gives it, of a Network Load Balancer a listener's. The load balancer's `action_owner` is pipeline.",
  ),
  testListenerRule: trafficArn
    .describe("A second such rule: by it new tasks are reached before they have production's traffic.")
    .optional(),
});

export type BlueGreen = t.Infer<typeof blueGreenShape>;

const blueGreen = blueGreenShape
  .rule({
    whereKnown: true,
    test: ({ productionListenerRule, testListenerRule }) =>
      x.or(x.isNull(testListenerRule), x.ne(testListenerRule, productionListenerRule)),
    got: ({ productionListenerRule }, spell) =>
      x.str`one rule, ${productionListenerRule}, for ${spell("productionListenerRule")} and ${spell("testListenerRule")}`,
    allowed: "two rules",
    refused: [{ ...BLUE_GREEN, testListenerRule: BLUE_GREEN.productionListenerRule }],
  })
  .describe(
    "How `deployment.strategy` moves this target's traffic (Amazon ECS Developer Guide: Required resources for Amazon ECS blue/green deployments).",
  )
  .example(BLUE_GREEN)
  .since("6.4")
  .optional();

/** Amazon ECS Developer Guide: Registering multiple target groups with an Amazon ECS service. */
const MOST_GROUPS = 5;

const EXAMPLE = {
  targetGroup: {
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  },
  container: "app",
  port: "http",
};

const targetShape = t.shape("EcsTarget", {
  targetGroup,
  container: t.keyName().describe("The container that gets the traffic."),
  port: t.keyName().describe("The container's port, by name."),
  blueGreen,
});

type Target = t.Infer<typeof targetShape>;

const groupsOf = ({ targetGroup, blueGreen }: Expr<Target>) => ({
  one: targetGroup,
  other: x.ifSet(blueGreen, ({ alternateTargetGroup }) => alternateTargetGroup, targetGroup),
});

const pairOf = (group: object) => ({
  ...EXAMPLE,
  blueGreen: { ...BLUE_GREEN, alternateTargetGroup: group },
});

/** Amazon ECS Developer Guide, "Application Load Balancer resources for blue/green, linear, and canary deployments": two groups, alike. */
const pairRules: readonly t.Rule<Target>[] = [
  {
    since: "6.4",
    whereKnown: true,
    test: ({ targetGroup, blueGreen }) =>
      x.isNullOr(blueGreen, ({ alternateTargetGroup }) => x.ne(alternateTargetGroup.arn, targetGroup.arn)),
    got: ({ targetGroup }) => x.str`a target with ${targetGroup.arn} for both target groups`,
    allowed: "two target groups",
    refused: [pairOf(EXAMPLE.targetGroup)],
  },
  {
    since: "6.4",
    whereKnown: true,
    test: (target) => {
      const { one, other } = groupsOf(target);
      return x.or(x.isNull(one.protocol), x.isNull(other.protocol), x.eq(one.protocol, other.protocol));
    },
    got: (target) => {
      const { one, other } = groupsOf(target);
      return x.str`a target with a group of ${x.jsonEncode(one.protocol)} and one of ${x.jsonEncode(other.protocol)}`;
    },
    allowed: "two target groups of one protocol",
    refused: [
      {
        ...pairOf({ ...ALTERNATE, protocol: "HTTPS" }),
        targetGroup: { ...EXAMPLE.targetGroup, protocol: "HTTP" },
      },
    ],
  },
];

const target = targetShape
  .rules(...pairRules)
  .describe("What is registered with a target group.")
  .example(EXAMPLE);

const targetsType = t.keyed(target, "target").length({ max: MOST_GROUPS, of: "target group" });

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
const portPaths = ({ containers }: TargetInputs): Expr<string[]> =>
  ofPorts(containers, (name, _, container) => x.str`${container}/${name}`);

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
  x.attempt(() => x.get(x.get(containers, container).ports, port).protocol, "tcp");

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
  readonly blueGreen?: BlueGreen | null;
}

export function registrations({ targets }: TargetInputs, containers: Expr<Containers>): Expr<Registration[]> {
  return x.listFrom(targets, ["key", "target"], (_, target) =>
    x.object({
      targetGroupArn: target.targetGroup.arn,
      container: target.container,
      port: x.get(x.get(containers, target.container).ports, target.port).containerPort,
      // a variable of the common modules has no such field
      ...(t.hasProvider("6.4") ? { blueGreen: target.blueGreen } : {}),
    }),
  );
}

export const loadBalancerBlocks = (
  all: Expr<Registration[]>,
  roleArn: Expr<string>,
): Blocks<EcsServiceLoadBalancer> =>
  blocks(all, (registration) => ({
    targetGroupArn: registration.targetGroupArn,
    containerName: registration.container,
    containerPort: registration.port,
    advancedConfiguration: t.hasProvider("6.4")
      ? blocks(
          x.itemWhereSet(registration.blueGreen, "shift"),
          ({ alternateTargetGroup, productionListenerRule, testListenerRule }) => ({
            alternateTargetGroupArn: alternateTargetGroup.arn,
            productionListenerRule,
            testListenerRule,
            roleArn,
          }),
          "shift",
        )
      : null,
  }));
