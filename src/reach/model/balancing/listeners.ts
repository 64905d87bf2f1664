/** What a load balancer listens on, and where the rules of its listeners lead. */
import type { Resource } from "../../terraform/resource";
import {
  blocksIn,
  isUnknown,
  numberIn,
  type Ref,
  refIn,
  textIn,
  Unknown,
  type Value,
  type Values,
} from "../../terraform/value";
import { named } from "../interfaces";
import { type Inventory, push } from "../inventory";
import { type Condition, conditionsIn, isWithin } from "./conditions";

export const GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];
export const LOAD_BALANCERS = ["aws_lb", "aws_alb"];

export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
  /** In the order in which they are tried; the last one is the default action. */
  readonly rules: readonly Rule[];
  readonly asksForSource: boolean;
  readonly doubts: readonly string[];
}

export interface Rule {
  readonly address: string;
  /** Undefined where AWS chooses it: behind those that it knows. */
  readonly priority: number | undefined;
  readonly conditions: readonly Condition[];
  /** Who gets through before it is forwarded, where not everybody does. */
  readonly login: string | undefined;
  readonly forwards: readonly Forward[];
  /** What else it does: `answers by itself`. */
  readonly otherwise: string;
  /** An earlier rule takes all that this one would. */
  readonly isTaken: boolean;
}

type Written = Omit<Rule, "isTaken">;

export interface Forward {
  readonly group: Resource;
  /** One of weight 0 gets nothing (Application Load Balancers: "Forward actions"). */
  readonly weight: number;
}

export const groupsOf = ({ rules }: Listener): Resource[] => [
  ...new Set(rules.flatMap(({ forwards }) => forwards.map(({ group }) => group))),
];

export const listenersOf = (inventory: Inventory, balancer: Resource): readonly Listener[] =>
  inventory.once(listenersByBalancer).get(balancer) ?? [];

function listenersByBalancer(inventory: Inventory): Map<Resource, Listener[]> {
  const rules = new Map<Resource, Resource[]>();
  for (const rule of inventory.of("aws_lb_listener_rule", "aws_alb_listener_rule")) {
    const listener = named(inventory, refIn(rule.values.listener_arn), "aws_lb_listener", "aws_alb_listener");
    if (listener) push(rules, listener, rule);
  }
  const found = new Map<Resource, Listener[]>();
  for (const listener of inventory.of("aws_lb_listener", "aws_alb_listener")) {
    const balancer = named(inventory, refIn(listener.values.load_balancer_arn), ...LOAD_BALANCERS);
    if (balancer) push(found, balancer, listenerOf(inventory, listener, rules.get(listener) ?? []));
  }
  return found;
}

const BEHIND = Number.POSITIVE_INFINITY;

function listenerOf(inventory: Inventory, listener: Resource, written: readonly Resource[]): Listener {
  const { address, values } = listener;
  const doubts: string[] = [];
  const own = written
    .map((rule) => ruleOf(inventory, rule, rule.values.action, doubts))
    .sort((a, b) => (a.priority ?? BEHIND) - (b.priority ?? BEHIND) || 0);
  const rules = [...own, ruleOf(inventory, listener, values.default_action, doubts)];
  return {
    address,
    port: numberIn(values.port) ?? 0,
    protocol: textIn(values.protocol) ?? "HTTP",
    rules: rules.map((rule, index) => ({ ...rule, isTaken: isTaken(rule, rules.slice(0, index)) })),
    asksForSource: rules.some(({ conditions }) => conditions.some(({ field }) => field === "source")),
    doubts,
  };
}

const isTaken = ({ conditions }: Written, earlier: readonly Written[]): boolean =>
  earlier.some((rule) => rule.priority !== undefined && isWithin(conditions, rule.conditions));

function ruleOf(
  inventory: Inventory,
  { address, values }: Resource,
  value: Value | undefined,
  doubts: string[],
): Written {
  if (isUnknown(value)) doubts.push(`the actions of ${address} are not known: ${value.reason}`);
  if (isUnknown(values.condition))
    doubts.push(`the conditions of ${address} are not known: ${values.condition.reason}`);
  const actions = blocksIn(value);
  const forwards = actions.flatMap(targetsOf).flatMap(({ ref, weight }): Forward[] => {
    const group = named(inventory, ref, ...GROUPS);
    if (!group)
      doubts.push(`a target group of ${address} is not known${isUnknown(ref) ? `: ${ref.reason}` : ""}`);
    if (isUnknown(weight)) doubts.push(`a weight of ${address} is not known: ${weight.reason}`);
    return group ? [{ group, weight: numberIn(weight) ?? 1 }] : [];
  });
  return {
    address,
    priority: numberIn(values.priority),
    conditions: conditionsIn(values.condition),
    login: loginOf(actions),
    forwards,
    otherwise: otherwiseOf(actions),
  };
}

function targetsOf(action: Values): { ref: Ref; weight: Value | undefined }[] {
  const groups = blocksIn(action.forward).flatMap((forward) => blocksIn(forward.target_group));
  const single = refIn(action.target_group_arn);
  if (groups.length === 0) return single === undefined ? [] : [{ ref: single, weight: 1 }];
  return groups.map(({ arn, weight }) => ({
    ref: refIn(arn) ?? new Unknown(undefined, "it has no ARN"),
    weight,
  }));
}

/** Application Load Balancers: "Authenticate users", "Verify JWTs". */
const LOGINS: Readonly<Record<string, string>> = {
  "authenticate-cognito": "who signs in with Amazon Cognito",
  "authenticate-oidc": "who signs in with the identity provider",
  "jwt-validation": "who brings a valid token",
};

const loginOf = (actions: readonly Values[]): string | undefined =>
  actions
    .filter(
      (action) =>
        ![...blocksIn(action.authenticate_cognito), ...blocksIn(action.authenticate_oidc)].some(
          ({ on_unauthenticated_request: otherwise }) => otherwise === "allow",
        ),
    )
    .flatMap(({ type }) => LOGINS[textIn(type) ?? ""] ?? [])[0];

function otherwiseOf(actions: readonly Values[]): string {
  const types = actions.map(({ type }) => textIn(type));
  if (types.includes("redirect")) return "redirects";
  return types.includes("fixed-response") ? "answers by itself" : "forwards nowhere";
}
