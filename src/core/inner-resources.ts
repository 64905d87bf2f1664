/** What a block makes inside, for those who have to reach it: a provider for all of it, and changes of single resources by their names. */
import type { TerraformResourceLifecycle as Lifecycle, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { isMeta } from "./arguments";
import * as t from "./contract";
import { notKnown } from "./contract/not-known";
import * as x from "./expressions";
import type { Split } from "./nested-blocks";

type InnerClass = { readonly prototype: object };

/** The classes of what a block makes, by the names of the constructs in camelCase: generated for each block. */
export type InnerResources = object;

/** How often a resource is there makes its addresses, which others refer to. */
type Changes<C> = Partial<Omit<C, "count" | "forEach">>;

/** Arguments in place of the block's own, or a function from those to these. */
export type Transform<C> = Changes<C> | ((config: C) => Changes<C>);

/** What a class makes. */
export type Made<C> = C extends new (...all: never[]) => infer R ? R : never;

type ConfigOf<R> = R extends new (
  scope: Construct,
  id: string,
  config: infer C,
) => unknown
  ? NonNullable<C>
  : never;

/** What every block takes beside its inputs. */
export interface BlockProps<R extends InnerResources> {
  /** The provider of all that the block makes. Default: the stack's own. */
  readonly provider?: TerraformProvider;
  /** Arguments of what the block makes, by its names, in place of the block's own: docs/escape-hatches.md. */
  readonly transform?: { readonly [K in keyof R]?: Transform<ConfigOf<R[K]>> };
}

export interface Settings {
  readonly provider: TerraformProvider | undefined;
  readonly transform: Readonly<Record<string, Transform<object>>>;
  /** The transforms that something was made with. */
  readonly used: Set<string>;
}

const settings = new WeakMap<Construct, Settings>();

export const keepSettings = (block: Construct, given: Settings) => void settings.set(block, given);

const settingsAround = (scope: Construct): Settings[] =>
  scope.node.scopes.flatMap((one) => settings.get(one) ?? []).reverse();

export const providerAround = (scope: Construct): TerraformProvider | undefined =>
  settingsAround(scope).find(({ provider }) => provider)?.provider;

type Config = Readonly<Record<string, unknown>>;

/** How a resource of a block is made: by the block's provider, and with what its user wants to be otherwise. */
export function fitted(scope: Construct, type: InnerClass, id: string, { given, blocks }: Split): Split {
  const around = settingsAround(scope);
  const provider = given.provider ?? providerAround(scope);
  const own = provider ? { ...given, provider } : given;
  const name = x.snakeToCamel(id);
  const changes = around.map((one) => changesOf(one, name, own)).find((one) => one !== undefined);
  if (changes === undefined) return { given: own, blocks };
  refuseWrong(scope, type, name, { own, changes });
  const lifecycle = !changes.lifecycle
    ? {}
    : {
        lifecycle: bothLifecycles(own.lifecycle as Lifecycle, changes.lifecycle as Lifecycle),
      };
  return {
    given: { ...own, ...changes, ...lifecycle },
    // what is repeated is written beside the arguments, and would be added to those of the same name
    blocks: blocks.filter(([place]) => !isChanged(place, changes)),
  };
}

function changesOf({ transform, used }: Settings, name: string, config: Config): Config | undefined {
  const change = transform[name];
  if (change === undefined) return undefined;
  used.add(name);
  return (typeof change === "function" ? change(config) : change) as Config;
}

const isChanged = (place: string, changes: Config): boolean => {
  const [argument] = place.split(".").filter((part) => part !== "dynamic");
  return Object.keys(changes).some((name) => x.camelToSnake(name) === argument);
};

const CONDITIONS = ["precondition", "postcondition"] as const;

/** What the block checks is checked still. */
function bothLifecycles(own: Lifecycle = {}, given: Lifecycle) {
  const both = { ...own, ...given };
  const conditions = CONDITIONS.filter((kind) => both[kind]).map((kind) => [
    kind,
    [...new Set([...(own[kind] ?? []), ...(given[kind] ?? [])])],
  ]);
  return { ...both, ...Object.fromEntries(conditions) };
}

interface Changed {
  readonly own: Config;
  readonly changes: Config;
}

function refuseWrong(scope: Construct, type: InnerClass, name: string, { own, changes }: Changed): void {
  // a function may give the block's own back
  const counted = ["count", "forEach"].filter(
    (number) => number in changes && changes[number] !== own[number],
  );
  const problems = [
    ...counted.map(
      (number) =>
        `transform.${name}.${number} is given; allowed: other arguments. How often a resource is there makes its address, which others refer to.`,
    ),
    ...unknownArguments(type, `transform.${name}`, changes),
  ];
  if (problems.length > 0) throw new t.InputError(scope.node.path, problems);
}

/** cdktf drops what a class has no argument for without a word. */
export function unknownArguments(type: InnerClass, path: string, given: object): string[] {
  const known = argumentsOf(type);
  return Object.keys(given)
    .filter((name) => !known.includes(name) && !isMeta(name))
    .map((name) => notKnown(`${path}.${name}`, name, known));
}

/** What the provider's class has a setter or, for a nested block, a `put` method for. */
const argumentsOf = ({ prototype }: InnerClass): string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { set }]) => {
    if (set) return [name];
    return /^put[A-Z]/.test(name) ? [`${name.charAt(3).toLowerCase()}${name.slice(4)}`] : [];
  });
