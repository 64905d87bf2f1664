/** A building block: a construct with a contract, whose outputs are a module's outputs too. */
import { Construct } from "constructs";
import type { AnyContract, Contract, Inputs, Precondition, Reading, Shape } from "../contract";
import type { Expr } from "../expressions";

/** An output of the module; in TypeScript the block has a property for it. */
export interface Output {
  readonly value: Expr<unknown>;
  readonly description: string;
  readonly sensitive?: boolean;
}

export abstract class Block<S extends Shape> extends Construct {
  protected readonly inputs: Inputs<S>;
  /** For the lifecycle of the block's first resource: what only Terraform can check. */
  protected readonly preconditions: Precondition[];
  /** For the lifecycle of what is made from a late input. */
  protected readonly late: Reading<S>["late"];

  constructor(scope: Construct, id: string, contract: Contract<S>, props: object) {
    super(scope, id);
    const { inputs, preconditions, late } = contract.read(this, props);
    this.inputs = inputs;
    this.preconditions = [...preconditions];
    this.late = late;
  }

  /** What the module gives, by output name in snake_case. */
  abstract outputs(): Readonly<Record<string, Output>>;
}

/** Everything that a module's files are made from. */
export interface BlockDefinition {
  /** The module's path below modules/: `network/peering`. */
  readonly path: string;
  /** The construct's file, for the "generated from" marker. */
  readonly source: string;
  /** The heading of the README. */
  readonly title: string;
  /** What it makes and when to use it: the README's first paragraph. */
  readonly purpose: string;
  readonly contract: AnyContract;
  /** The construct's name in TypeScript; its props interface is that name and `Props`. */
  readonly constructName: string;
  readonly create: (scope: Construct, id: string, inputs: Record<string, Expr<unknown>>) => AnyBlock;
  /** Further providers that the caller passes in: `accepter` for `aws.accepter`. */
  readonly providerAliases?: readonly string[];
  /** More sections for the README, in Markdown. */
  readonly notes?: string;
}

/** A block whatever its inputs. */
export type AnyBlock = Construct & { outputs(): Readonly<Record<string, Output>> };

type Definition<P> = Omit<BlockDefinition, "constructName" | "create"> & {
  readonly construct: new (scope: Construct, id: string, props: P) => AnyBlock;
};

/** A definition from the construct's class. */
export function defineBlock<P>({ construct, ...definition }: Definition<P>): BlockDefinition {
  const create = (scope: Construct, id: string, inputs: Record<string, Expr<unknown>>) =>
    new construct(scope, id, inputs as P);
  return { ...definition, constructName: construct.name, create };
}
