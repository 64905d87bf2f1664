/** The Application Load Balancer behind the addresses. */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { SecurityGroupReferenceValue } from "../../network/security-group/reference";
import { namedTags } from "../../network/tags";
import {
  albGroupArguments,
  protocolAt,
  registerLoadBalancer,
} from "../elastic-load-balancing/alb-target-groups";
import { checkedPath, checkTimes, timesBlock } from "../elastic-load-balancing/health-checks";
import { groupPlan } from "../elastic-load-balancing/target-groups";
import { loadBalancerReference } from "../load-balancer/reference";
import { listeners, type StaticIpListener } from "./listeners";
import { placement } from "./placement";
import { INTERVAL, intervalFits, matcher } from "./target-groups";
import { ACCELERATOR, isBeforeAlb, isDirect, SAMPLE_ALB, topology } from "./topology";

const albHealthCheckShape = t.shape("StaticIpAlbHealthCheck", {
  path: checkedPath().describe("The path that is asked for.").default("/"),
  matcher: matcher()
    .describe("Status codes of a healthy load balancer; by default whatever it can answer by itself.")
    .default("200-499"),
  ...checkTimes({ interval: INTERVAL }),
});

/** Whether the Application Load Balancer answers at all: its own checks are about the targets. */
const albHealthCheck = albHealthCheckShape.rule(intervalFits);

const needs = [topology, placement, listeners] as const;
const inputs = {
  loadBalancer: loadBalancerReference
    .describe(
      "The Application Load Balancer of nlb-alb, of the same VPC and account, or of global-accelerator: the output `load_balancer` of modules/edge/load-balancer. It may stand by with nlb-nginx.",
    )
    .optional(),
  albHealthCheck: albHealthCheck
    .describe("How nlb-alb finds out whether the Application Load Balancer answers.")
    .default({}),
};

type AlbInputs = t.InputsOf<typeof inputs, typeof needs>;

/** The Application Load Balancer's port that a listener leads to. */
export const albPort = ({ albPort: given, port }: Expr<StaticIpListener>): Expr<number> =>
  x.orElse(given, port);

/** The Application Load Balancer's ARN; empty without one, where nothing asks for it. */
export const albArn = ({ loadBalancer }: Pick<AlbInputs, "loadBalancer">): Expr<string> =>
  x.ifSet(loadBalancer, (loadBalancer) => loadBalancer.arn, "");

/** The Application Load Balancer's groups; none without one. */
export const albGroups = ({ loadBalancer }: AlbInputs): Expr<readonly SecurityGroupReferenceValue[]> =>
  x.ifSet(loadBalancer, (loadBalancer) => loadBalancer.securityGroups, []);

const groupNames = (inputs: AlbInputs): Expr<string[]> =>
  x.listEach(albGroups(inputs), ["group"], ({ name }) => name);

const BEFORE_ALB = { topology: "nlb-alb", loadBalancer: SAMPLE_ALB };

const albPorts = ({ loadBalancer }: AlbInputs): Expr<number[]> =>
  x.listFrom(loadBalancer.listeners, ["name", "listener"], (_, { port }) => port);

/** Port 80 may be the listener by which edge/load-balancer sends to HTTPS: its reference does not name that one. */
const HTTP_PORT = 80;

const unheardPorts = (inputs: AlbInputs): Expr<number[]> =>
  x.listFrom(inputs.listeners, ["key", "listener"], (_, listener) => ({
    value: albPort(listener),
    when: x.not(x.contains(heardPorts(inputs), albPort(listener))),
  }));

/** Ports that the Application Load Balancer listens on; of one that does not tell, none. */
const heardPorts = (inputs: AlbInputs): Expr<number[]> =>
  t.named("load_balancer_ports", () =>
    x.ifSet(inputs.loadBalancer, () => x.concat(albPorts(inputs), x.items([HTTP_PORT])), []),
  );

const hasListeners = ({ loadBalancer }: AlbInputs): Expr<boolean> =>
  x.isSetAnd(loadBalancer, (loadBalancer) => x.not(x.isEmpty(loadBalancer.listeners)));

export const applicationLoadBalancer = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "loadBalancer",
      test: (inputs) => x.or(isDirect(inputs), x.isSet(inputs.loadBalancer)),
      message: ({ topology }, spell) =>
        x.str`${spell("loadBalancer")} is not given with the topology ${x.shownText(topology)}; allowed: an Application Load Balancer, as the block edge/load-balancer gives it.`,
      refused: [{ topology: "nlb-alb" }, { topology: "global-accelerator" }],
    },
    {
      on: "loadBalancer",
      whereKnown: true,
      test: ({ loadBalancer, network }) =>
        x.isNullOr(loadBalancer, (loadBalancer) =>
          x.eq(x.orElse(loadBalancer.vpcId, network.vpcId), network.vpcId),
        ),
      message: ({ network, loadBalancer }, spell) =>
        x.str`${spell("loadBalancer")} is of the VPC ${x.jsonEncode(loadBalancer.vpcId)}; allowed: one of the network's VPC ${x.shownText(network.vpcId)}.`,
      refused: [{ ...BEFORE_ALB, loadBalancer: { ...SAMPLE_ALB, vpcId: "vpc-0fedcba9876543210" } }],
    },
    {
      // they become keys of rules
      on: "loadBalancer",
      whereKnown: true,
      test: (inputs) => x.isDistinct(groupNames(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("loadBalancer")} has ${spell("securityGroups")} of the names ${x.shownTexts(groupNames(inputs))}; allowed: each name once.`,
      refused: [
        {
          ...BEFORE_ALB,
          loadBalancer: {
            ...SAMPLE_ALB,
            securityGroups: [
              { id: "sg-0123456789abcdef0", name: "web" },
              { id: "sg-0123456789abcdef1", name: "web" },
            ],
          },
        },
      ],
    },
    {
      on: "loadBalancer",
      whereKnown: true,
      test: ({ loadBalancer }) =>
        x.isNullOr(loadBalancer, (loadBalancer) => x.matches(":loadbalancer/app/", loadBalancer.arn)),
      message: ({ loadBalancer }, spell) =>
        x.str`${spell("loadBalancer")} is ${x.shownText(loadBalancer.arn)}; allowed: an Application Load Balancer, whose ARN holds ":loadbalancer/app/".`,
      refused: [
        { ...BEFORE_ALB, loadBalancer: { ...SAMPLE_ALB, arn: SAMPLE_ALB.arn.replace("/app/", "/net/") } },
      ],
    },
    {
      on: "listeners",
      test: (inputs) => x.or(isDirect(inputs), x.not(hasListeners(inputs)), x.isEmpty(unheardPorts(inputs))),
      message: (inputs, spell) =>
        x.str`listeners lead to the ports ${x.shownNumbers(unheardPorts(inputs))} of the Application Load Balancer, where it does not listen; allowed: ports of its listeners, by ${spell("albPort")} or by port.`,
      refused: [
        { ...BEFORE_ALB, listeners: { web: { port: 443 } } },
        { ...ACCELERATOR, listeners: { web: { port: 80, albPort: 8080 } } },
      ],
    },
  ],
});

/** A target group for each listener. */
export function groupsBeforeAlb(scope: Construct, inputs: AlbInputs): Instances<unknown, LbTargetGroup> {
  const { albHealthCheck: check } = inputs;
  const plans = local(
    scope,
    "alb_target_groups",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: x.object({
        ...groupPlan(inputs, key, albPort(listener)),
        healthProtocol: protocolAt(albPort(listener), httpsPorts(inputs)),
        tags: namedTags(inputs, x.str`${inputs.name}-${key}-alb`),
      }),
      when: isBeforeAlb(inputs),
    })),
  );
  const groups = forEach(scope, LbTargetGroup, "lb_target_group_alb", plans, ({ value: plan }) => ({
    ...albGroupArguments(inputs.network.vpcId, plan),
    healthCheck: {
      enabled: true,
      protocol: plan.healthProtocol,
      path: check.path,
      matcher: check.matcher,
      ...timesBlock(check),
    },
  }));
  registerLoadBalancer(scope, "alb", groups, { loadBalancerArn: albArn(inputs) });
  return groups;
}

/** The Application Load Balancer's ports of HTTPS. */
const httpsPorts = ({ loadBalancer }: AlbInputs): Expr<number[]> =>
  x.listFrom(
    x.ifSet(loadBalancer, (loadBalancer) => loadBalancer.listeners, {}),
    ["name", "listener"],
    (_, { port, protocol }) => ({ value: port, when: x.eq(protocol, "HTTPS") }),
  );
