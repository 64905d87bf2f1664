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
import { type Inventory, idOf } from "../inventory";
import { type Condition, conditionsIn } from "./conditions";

export const GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];
export const LOAD_BALANCERS = ["aws_lb", "aws_alb"];

export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
  /** In the order in which they are tried; the last one is the default action. */
  readonly rules: readonly Rule[];
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
}

export interface Forward {
  readonly group: Resource;
  /** One of weight 0 gets nothing (Application Load Balancers: "Forward actions"). */
  readonly weight: number;
}

export const groupsOf = ({ rules }: Listener): Resource[] => [
  ...new Set(rules.flatMap(({ forwards }) => forwards.map(({ group }) => group))),
];

export function listenersOf(inventory: Inventory, balancer: Resource): Listener[] {
  const names = [idOf(balancer), textIn(balancer.values.arn), `${balancer.address}.arn`];
  return inventory
    .of("aws_lb_listener", "aws_alb_listener")
    .filter(({ values }) => names.includes(refIn(values.load_balancer_arn) as string))
    .map((listener) => listenerOf(inventory, listener));
}

const BEHIND = Number.POSITIVE_INFINITY;

function listenerOf(inventory: Inventory, listener: Resource): Listener {
  const { address, values } = listener;
  const doubts: string[] = [];
  const own = inventory
    .of("aws_lb_listener_rule", "aws_alb_listener_rule")
    .filter(({ values: { listener_arn: arn } }) =>
      [idOf(listener), textIn(values.arn), `${address}.arn`].includes(refIn(arn) as string),
    )
    .map((rule) => ruleOf(inventory, rule, rule.values.action, doubts))
    .sort((a, b) => (a.priority ?? BEHIND) - (b.priority ?? BEHIND) || 0);
  return {
    address,
    port: numberIn(values.port) ?? 0,
    protocol: textIn(values.protocol) ?? "HTTP",
    rules: [...own, ruleOf(inventory, listener, values.default_action, doubts)],
    doubts,
  };
}

function ruleOf(
  inventory: Inventory,
  { address, values }: Resource,
  value: Value | undefined,
  doubts: string[],
): Rule {
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
