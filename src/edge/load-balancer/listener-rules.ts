/** The listeners' rules, each a resource of its own under listener and name. */
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { nestedBlocks, present, type Repeated, repeated, repeatedByKey } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import { type OwnedInstances, ownedEach } from "../action-owner";
import type { Action } from "./action.contract";
import { actionBlocks, signInOf } from "./actions";
import type { Authentication } from "./authentication.contract";
import type { ListenerRule } from "./listener-rule.contract";
import type { Listeners } from "./listeners";
import type { LoadBalancerInputs } from "./load-balancer.inputs";
import type { TargetGroups } from "./target-groups";

type Conditions = Omit<ListenerRule, "priority" | "action">;

/** What a rule is made from. */
export interface RulePlan {
  readonly listener: string;
  readonly priority: number;
  readonly conditions: Conditions;
  readonly action: Action;
  readonly signIn: Authentication | null;
  readonly tags: Tags;
}

export type ListenerRules = OwnedInstances<RulePlan, LbListenerRule>;

interface RuleArguments {
  readonly inputs: LoadBalancerInputs;
  readonly listeners: Listeners;
  readonly groups: TargetGroups;
}

export function listenerRules(scope: Construct, { inputs, listeners, groups }: RuleArguments): ListenerRules {
  const plans = { id: "lb_listener_rule", items: rulePlans(scope, inputs), action: "action" };
  return ownedEach(scope, inputs, plans, ({ meta, value: plan, id }) => {
    const rule = new LbListenerRule(scope, id, {
      ...meta,
      listenerArn: x.tf(listeners.at(plan.listener, "arn")),
      priority: x.tf(plan.priority),
      tags: x.tf(plan.tags),
      // written below: both have one of several blocks
      condition: [],
      action: [],
    });
    nestedBlocks(rule, "condition", conditionBlocks(plan.conditions));
    nestedBlocks(rule, "action", actionBlocks(inputs, plan, groups));
    return rule;
  });
}

function rulePlans(scope: Construct, inputs: LoadBalancerInputs): Expr<Record<string, RulePlan>> {
  const plan = (listener: Expr<string>, name: Expr<string>, rule: Expr<ListenerRule>): Expr<RulePlan> =>
    x.object<RulePlan>({
      listener,
      priority: rule.priority,
      conditions: x.object<Conditions>({
        hostHeader: rule.hostHeader,
        pathPattern: rule.pathPattern,
        httpHeader: rule.httpHeader,
        httpRequestMethod: rule.httpRequestMethod,
        queryString: rule.queryString,
        sourceIp: rule.sourceIp,
      }),
      action: rule.action,
      signIn: signInOf(inputs, rule.action),
      tags: namedTags(inputs, x.str`${inputs.name}-${listener}-${name}`),
    });
  return local(
    scope,
    "listener_rules",
    x.mergeAll(
      x.listFrom(inputs.listeners, ["listener", "settings"], (listener, settings) => ({
        value: x.mapFrom(settings.rules, ["name", "rule"], (name, rule) => ({
          key: x.str`${listener}/${name}`,
          value: plan(listener, name, rule),
        })),
      })),
    ),
  );
}

/** A condition per kind that has values, and one per header. */
function conditionBlocks(conditions: Expr<Conditions>): Repeated[] {
  const { hostHeader, pathPattern, httpRequestMethod, sourceIp, httpHeader, queryString } = conditions;
  return [
    valuesBlock("host_header", hostHeader),
    valuesBlock("path_pattern", pathPattern),
    valuesBlock("http_request_method", httpRequestMethod),
    valuesBlock("source_ip", sourceIp),
    repeatedByKey<readonly string[]>("header", httpHeader, (name, values) => ({
      http_header: { http_header_name: name, values },
    })),
    repeated<QueryString[]>("query", someOf<QueryString>(queryString), (pairs) => ({
      dynamic: {
        query_string: repeated<QueryString>("pair", pairs, ({ key, value }) => ({ key, value })),
      },
    })),
  ];
}

type QueryString = ListenerRule["queryString"][number];

const valuesBlock = (kind: string, values: Expr<readonly string[]>): Repeated =>
  repeated<string[]>(kind, someOf<string>(values), (all) => ({ [kind]: { values: all } }));

/** The list itself as the only item, where it holds anything. */
const someOf = <T>(values: Expr<readonly T[]>): Expr<T[][]> =>
  present(values as unknown as Expr<T[] | null>, (all) => x.not(x.isEmpty(all)));
