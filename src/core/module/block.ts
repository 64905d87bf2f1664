/** A building block: a construct with a contract, whose outputs are a module's outputs too. */
import { join, parse, relative, resolve, sep } from "node:path";
import type { TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { AnyContract, Contract, Inputs, Precondition, Reading, Shape } from "../contract";
import * as t from "../contract";
import type { Expr } from "../expressions";
import type { InnerResources, Made } from "../inner-resources";
import { ResourceInstance } from "../stack/instance";
import { refuseForeignZones } from "../stack/region";
import { innerResource, settled } from "./inner";
import { type Prose, proseIn } from "./prose";

/** Where the families are: src, or dist in the package. */
const SOURCES = resolve(__dirname, "../..");

/** An output of the module; in TypeScript the block has a property for it. */
export interface Output {
  readonly value: Expr<unknown>;
  readonly description: string;
  readonly sensitive?: boolean;
}

/** By name, in snake_case. */
export type Outputs = Readonly<Record<string, Output>>;

export abstract class Block<S extends Shape, R extends InnerResources = object> extends Construct {
  protected readonly inputs: Inputs<S>;
  /** For the lifecycle of the block's first resource: what only Terraform can check. */
  protected readonly preconditions: Precondition[];
  /** For the lifecycle of what is made from a late input. */
  protected readonly late: Reading<S>["late"];

  /** What has to stand in the lifecycle of some resource. */
  protected checks: readonly Precondition[];

  constructor(scope: Construct, id: string, contract: Contract<S>, props: object) {
    super(scope, id);
    const { inputs, preconditions, late, checks } = contract.read(
      this,
      settled(this, contract.definition.name, props),
    );
    refuseForeignZones(this, contract.inputs, inputs);
    this.inputs = inputs;
    this.preconditions = [...preconditions];
    this.late = late;
    this.checks = checks;
    this.node.addValidation({ validate: () => [...this.lost(), ...this.unwritten()] });
  }

  /** A resource or data source that the block makes, by its name: docs/escape-hatches.md. */
  resource<K extends keyof R & string>(name: K): Made<R[K]> {
    return innerResource(this, name) as Made<R[K]>;
  }

  /** One of a resource that is repeated, by its key, such as `instance("subnet", "private/ap-northeast-2a")`. */
  instance<K extends keyof R & string>(name: K, key: string | number): InstanceOf<R[K]> {
    return new ResourceInstance(innerResource(this, name), key) as InstanceOf<R[K]>;
  }

  /** What cdktf asks of what stands in `dependsOn` or an output, and writes nothing for what has none. */
  protected get fqn(): never {
    throw new t.InputError(this.node.path, [
      "the block stands where one resource is wanted; allowed: what it gives, ref, and in dependsOn those that it makes, each by resource(NAME).",
    ]);
  }

  /** A rule that stands in no resource's lifecycle would be checked by nobody. */
  private lost(): string[] {
    const placed = new Set(this.node.findAll().flatMap(preconditionsOf));
    const lost = this.checks.filter((check) => !placed.has(check));
    return lost.length > 0 ? [`rules of ${this.node.path} stand in no resource's preconditions`] : [];
  }

  /** cdktf synthesizes dependencies of stacks alone, and says nothing of others. */
  private unwritten(): string[] {
    const { path, dependencies } = this.node;
    return dependencies.length > 0
      ? [
          `${path}: node.addDependency is not written by cdktf; allowed: dependsOn of a resource inside, by transform.`,
        ]
      : [];
  }

  protected abstract readonly results: Outputs;

  /** What the module gives. */
  outputs(): Outputs {
    return this.results;
  }
}

type InstanceOf<C> = Made<C> extends TerraformResource ? ResourceInstance<Made<C>> : never;

const preconditionsOf = (construct: IConstruct): readonly unknown[] =>
  (construct as Partial<TerraformResource>).lifecycle?.precondition ?? [];

/** Everything that a module's files are made from. */
export interface BlockDefinition {
  /** The module's path below modules/: `network/peering`. */
  readonly path: string;
  /** The construct's file, for the "generated from" marker. */
  readonly source: string;
  /** The README's title, purpose and notes: read when the README is written. */
  readonly prose: () => Prose;
  readonly contract: AnyContract;
  /** The construct's name in TypeScript; its props interface is that name and `Props`. */
  readonly constructName: string;
  readonly create: (scope: Construct, id: string, inputs: Record<string, Expr<unknown>>) => AnyBlock;
  /** Further providers that the caller passes in: `accepter` for `aws.accepter`. */
  readonly providerAliases?: readonly string[];
}

/** A block whatever its inputs. */
export type AnyBlock = Construct & { outputs(): Outputs };

interface Definition {
  readonly construct: new (scope: Construct, id: string, props: never) => AnyBlock;
  readonly contract: AnyContract;
  readonly providerAliases?: readonly string[];
}

/** A definition from the construct's class and its file: its folder is the module's path, its prose a `.md` file beside it. */
export function defineBlock(file: string, { construct, ...definition }: Definition): BlockDefinition {
  const { dir, name } = parse(relative(SOURCES, file));
  const path = dir.split(sep).join("/");
  return {
    ...definition,
    path,
    source: `src/${path}/${name}.ts`,
    prose: () => proseIn(join(SOURCES, dir, `${name}.md`)),
    constructName: construct.name,
    create: (scope, id, inputs) => new construct(scope, id, inputs as never),
  };
}
