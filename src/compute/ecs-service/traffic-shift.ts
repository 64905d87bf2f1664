/** Deployments that move traffic: what they want of targets and of scaling, and the role by which ECS moves it. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { ECS_ASSUMES, type Role, rolePolicy } from "../policy/role-policy";
import { statementWhereSome } from "../policy/statements";
import { identity } from "./cluster";
import { deployment, movesTraffic } from "./deployment";
import { roles } from "./roles";
import { BLUE_GREEN, CONTAINERS, COUNTED_TARGET, TARGET } from "./samples";
import { scaling, scalingOf } from "./scaling";
import { type BlueGreen, targets } from "./target-groups";

const needs = [identity, deployment, roles, scaling, targets] as const;
type ShiftInputs = t.InputsOf<t.ShapeOf<typeof needs>>;

const targetsWhere = (
  { targets }: ShiftInputs,
  test: (blueGreen: Expr<BlueGreen | null>) => Expr<boolean>,
): Expr<string[]> => x.keysWhere(targets, ["key", "target"], (_, { blueGreen }) => test(blueGreen));

const unpaired = (inputs: ShiftInputs) => targetsWhere(inputs, x.isNull);

const paired = (inputs: ShiftInputs) => targetsWhere(inputs, x.isSet);

const countsRequests = (inputs: ShiftInputs): Expr<boolean> =>
  x.attempt(() => x.isSet(scalingOf(inputs).requests), false);

const SHIFT = { strategy: "BLUE_GREEN", bakeTime: 10 };

const PAIR = { ...TARGET, blueGreen: BLUE_GREEN };

export const trafficShift = t.concern({
  needs,
  inputs: {},
  rules: [
    /** The provider's page of aws_ecs_service, load_balancer: advanced_configuration is required with such a strategy. */
    {
      on: "targets",
      since: "6.4",
      test: (inputs) => x.or(x.not(movesTraffic(inputs.deployment.strategy)), x.isEmpty(unpaired(inputs))),
      message: (inputs, spell) =>
        x.str`targets has ${x.shownTexts(unpaired(inputs))} without ${spell("blueGreen")} while deployment.strategy is ${x.jsonEncode(inputs.deployment.strategy)}; allowed: ${spell("blueGreen")} in every target, or the strategy ROLLING.`,
      refused: [
        { ...CONTAINERS, deployment: SHIFT, targets: { web: TARGET } },
        {
          ...CONTAINERS,
          deployment: SHIFT,
          targets: { web: PAIR, admin: { ...TARGET, targetGroup: BLUE_GREEN.alternateTargetGroup } },
        },
      ],
    },
    /** Without a strategy a new service would roll, whatever its targets say (Amazon ECS API Reference: DeploymentConfiguration). */
    {
      on: "targets",
      since: "6.4",
      test: (inputs) => x.or(x.isSet(inputs.deployment.strategy), x.isEmpty(paired(inputs))),
      message: (inputs, spell) =>
        x.str`targets has ${x.shownTexts(paired(inputs))} with ${spell("blueGreen")} without a deployment.strategy; allowed: ${spell("blueGreen")} with a strategy, which may be ROLLING.`,
      refused: [{ ...CONTAINERS, targets: { web: PAIR } }],
    },
    /** Amazon ECS Developer Guide, "Use a target metric to scale Amazon ECS services": ALBRequestCountPerTarget is of one group. */
    {
      on: "scaling",
      since: "6.4",
      test: (inputs) => x.not(x.and(movesTraffic(inputs.deployment.strategy), countsRequests(inputs))),
      message: (inputs) =>
        x.str`scaling has requests while deployment.strategy is ${x.jsonEncode(inputs.deployment.strategy)}; allowed: cpu, memory and schedules, since requests are counted of one target group and traffic moves between two.`,
      refused: [
        {
          ...CONTAINERS,
          deployment: SHIFT,
          targets: { web: { ...COUNTED_TARGET, blueGreen: BLUE_GREEN } },
          scaling: { min: 1, max: 4, requests: { target: 1000, targetKey: "web" } },
        },
      ],
    },
  ],
});

/** Of each target that has two groups. */
const pairs = ({ targets }: ShiftInputs): Expr<BlueGreen[]> =>
  x.listFrom(targets, ["key", "target"], (_, { blueGreen }) => ({
    value: () => x.nonNull(blueGreen),
    when: x.isSet(blueGreen),
  }));

/** None where no target has two groups: a provider before 6.4 knows of none. */
export function loadBalancerRole(scope: Construct, inputs: ShiftInputs): Role {
  const isNeeded = t.hasProvider("6.4") ? x.not(x.isEmpty(paired(inputs))) : x.lift(false);
  const role = optional(scope, IamRole, "iam_role_load_balancers", isNeeded, () => ({
    namePrefix: x.str`${inputs.name}-lb-`,
    description: x.str`ECS: the traffic of the service ${inputs.name} while it is deployed.`,
    assumeRolePolicy: ECS_ASSUMES,
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${inputs.name}-load-balancers`),
  }));
  const policy = rolePolicy(scope, "iam_role_policy_shift_traffic", {
    role,
    name: "shift-traffic",
    when: isNeeded,
    statements: () => statements(scope, inputs),
  });
  return { role, arn: role.present("arn"), policies: [policy] };
}

/** The managed policy AmazonECSInfrastructureRolePolicyForLoadBalancers, for these groups, rules and their listeners alone. */
function statements(scope: Construct, inputs: ShiftInputs): Expr<x.JsonObject[]> {
  const rules = local(scope, "shifted_rules", rulesOf(inputs));
  const ofRules = x.itemsWhere(rules, "rule", (rule) => x.matches(":listener-rule/", rule));
  const albRules = local(scope, "shifted_alb_rules", ofRules);
  const listeners = x.distinct(x.listEach(rules, ["rule"], (rule) => listenerOf(rule)));
  return x.concat(
    x.items([
      allow(["DescribeListeners", "DescribeRules", "DescribeTargetGroups", "DescribeTargetHealth"], "*"),
      allow(["RegisterTargets", "DeregisterTargets"], groupsOf(inputs)),
      allow(["ModifyListener"], listeners),
    ]),
    statementWhereSome(albRules, allow(["ModifyRule"], albRules)),
  );
}

const allow = (actions: string[], resource: Expr<string[]> | string): x.JsonObject => ({
  Effect: "Allow",
  Action: actions.map((action) => `elasticloadbalancing:${action}`),
  Resource: resource,
});

const rulesOf = (inputs: ShiftInputs): Expr<string[]> =>
  x.flatten(
    x.listEach(pairs(inputs), ["pair"], ({ productionListenerRule, testListenerRule }) =>
      x.concat(x.items([productionListenerRule]), x.itemIfSet(testListenerRule)),
    ),
  );

/** Of a default rule the listener is changed; of a Network Load Balancer it is what was given. */
const listenerOf = (arn: Expr<string>): Expr<string> =>
  x.replace(x.join("/", x.slice(x.split("/", arn), 0, 5)), ":listener-rule/", ":listener/");

const groupsOf = ({ targets }: ShiftInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(targets, ["key", "target"], (_, { targetGroup, blueGreen }) => ({
      value: () => x.items([targetGroup.arn, x.nonNull(blueGreen).alternateTargetGroup.arn]),
      when: x.isSet(blueGreen),
    })),
  );
