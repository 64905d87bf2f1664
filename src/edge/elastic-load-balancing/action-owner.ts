/**
 * Who says where listeners and rules send requests: Terraform, or what deploys and moves weights or target groups between
 * (CodeDeploy, ECS blue/green, a script for canaries). The next plan would set back what was moved.
 *
 * As with an ECS service's owner (src/compute/ecs-service/ownership.ts), what Terraform leaves alone is written out in a
 * resource's `ignore_changes`: a module has a resource for either owner, of which one has the instances; a program knows its
 * owner, and has one resource. A switch in a module is a move in the state, and a memory refuses one without it.
 */
import type { TerraformResourceLifecycle as Lifecycle, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { Arguments } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Each, forEach, type Instances, type ResourceClass } from "../../core/resources";
import { local } from "../../core/stack/local";
import { Memory } from "../../core/stack/memory";

const inputs = {
  actionOwner: t
    .oneOf("terraform", "pipeline")
    .describe(
      "Who changes where listeners and rules send requests. pipeline: Terraform makes them with the actions given, and leaves alone the weights and target groups that a deployer sets after that. A switch is a move in the state: see the section on who moves traffic.",
    )
    .default("terraform"),
  listenersMoved: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
    ])
    .describe(
      "Any text; a change says that the listeners' and rules' move to other addresses has been declared. In TypeScript no move is needed.",
    )
    .default(""),
};

export const actionOwner = t.concern({ inputs });
export type ActionOwnerInputs = t.InputsOf<typeof inputs>;

type Resource = TerraformResource & { readonly fqn: string };

/** Instances of a resource, or of one of two. */
export class OwnedInstances<V, R extends Resource> {
  private readonly together = new Map<string, Expr<Record<string, unknown>>>();

  constructor(
    private readonly scope: Construct,
    private readonly id: string,
    readonly items: Expr<Record<string, V>>,
    private readonly parts: readonly [Instances<V, R>, ...Instances<V, R>[]],
  ) {}

  get resources(): readonly R[] {
    return this.parts.flatMap(({ resource }) => resource ?? []);
  }

  /** One attribute of every instance, under its key. */
  attribute<K extends keyof R & string>(name: K): Expr<Record<string, R[K]>> {
    const [first, ...others] = this.parts;
    if (others.length === 0) return first.attribute(name);
    const known = this.together.get(name) as Expr<Record<string, R[K]>> | undefined;
    if (known) return known;
    const all = x.merge(...this.parts.map((part) => part.attribute(name)));
    const step = local(this.scope, `${this.id}_${x.camelToSnake(name)}s`, all);
    this.together.set(name, step);
    return step;
  }

  /** One attribute of one instance. */
  at<K extends keyof R & string>(key: In<string>, name: K): Expr<R[K]> {
    const [first, ...others] = this.parts;
    return others.length === 0 ? first.at(key, name) : x.get(this.attribute(name), key);
  }
}

interface Repeated<V> {
  readonly id: string;
  readonly items: Expr<Record<string, V>>;
  /** The argument that says where requests go. */
  readonly action: string;
  /** The lifecycle of those that are Terraform's own. */
  readonly lifecycle?: (scope: Construct, items: Expr<Record<string, V>>) => Lifecycle | undefined;
}

export function ownedEach<C, V, R extends Resource>(
  scope: Construct,
  type: ResourceClass<C, R>,
  { actionOwner }: ActionOwnerInputs,
  { id, items, action, lifecycle }: Repeated<V>,
  given: (each: Each<V>) => Arguments<NonNullable<C>>,
): OwnedInstances<V, R> {
  const byPipeline = x.eq(actionOwner, "pipeline");
  const made = (of: Expr<Record<string, V>>, name: string, pipeline: boolean) => {
    const own = pipeline ? { ignoreChanges: [action] } : lifecycle?.(scope, of);
    return forEach(scope, type, name, of, (each) => ({ ...given(each), ...(own ? { lifecycle: own } : {}) }));
  };
  if (x.isKnown(byPipeline))
    return new OwnedInstances(scope, id, items, [made(items, id, x.knownValue(byPipeline))]);
  const ofOwner = (owner: "terraform" | "pipeline") =>
    x.mapFrom(items, ["key", "item"], (key, value) => ({
      key,
      value,
      when: x.eq(actionOwner, owner),
    }));
  return new OwnedInstances(scope, id, items, [
    made(ofOwner("terraform"), id, false),
    made(ofOwner("pipeline"), `${id}_pipeline`, true),
  ]);
}

const NAMES = { terraform: "this", pipeline: "pipeline" } as const;

/** Where Terraform decides whose they are: a switch without a move would delete every listener and make it anew. */
export function refuseUnmovedListeners(
  scope: Construct,
  { actionOwner, listenersMoved }: ActionOwnerInputs,
): void {
  if (x.isKnown(actionOwner)) return;
  new Memory(scope, "action_owner", {
    value: actionOwner,
    forgetOn: listenersMoved,
    postcondition: (then) => ({
      condition: x.eq(then, actionOwner),
      errorMessage: x.str`The listeners are ${then}'s and would become ${actionOwner}'s, deleted and made anew; allowed: a move. Declare moved { from, to } of each listener between aws_lb_listener.${NAMES.terraform}[KEY] and aws_lb_listener.${NAMES.pipeline}[KEY], and so for each aws_lb_listener_rule, where the module is called, and change ${t.spellingFor(scope)("listenersMoved")} in the same apply: see "Who moves traffic" in the module's README.`,
    }),
  });
}
