/** A building block's contract: its inputs, the rules between them, and how a construct reads them. */
import type { Construct } from "constructs";
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { unwrap, wrap } from "../expressions/expr";
import { isRecord } from "../expressions/lift";
import type { Node } from "../expressions/node";
import { local } from "../stack/local";
import { isModule } from "../stack/module-context";
import { type Concern, inputsOf, type ShapeOf } from "./concern";
import { keepsRules } from "./keeps-rules";
import { presentShape } from "./later";
import { isPresent, providerVersion } from "./provider";
import { readFields } from "./read";
import type { Rule, Sample } from "./rule";
import type { ComputedRule, CrossRule, NameStep } from "./rule-between";
import { holdsAt, problemsAt, problemText, type Site, sitesOf } from "./rules";
import { inOneLine } from "./show";
import { inCamelCase, namesIn, spelling, spellingFor } from "./spelling";
import type { AnyType, Inputs, Shape } from "./types";

export interface Precondition {
  readonly condition: boolean;
  readonly errorMessage: string;
}

export interface Reading<S extends Shape> {
  readonly inputs: Inputs<S>;
  /** What only Terraform can decide; goes into the lifecycle of the block's first resource. */
  readonly preconditions: readonly Precondition[];
  /** That about a late input; goes into the lifecycle of the resources that are made from it. */
  readonly late: (input: keyof S) => readonly Precondition[];
  /** Those that have to stand in some resource's lifecycle. */
  readonly checks: readonly Precondition[];
}

export interface ContractDefinition<S extends Shape> {
  /** The block's name in prose: "network". */
  readonly name: string;
  readonly inputs: S;
  readonly crossRules?: readonly CrossRule<S>[];
  readonly computedRules?: readonly ComputedRule<S>[];
  /**
   * Inputs that naturally name what was made after the block's first resource, such as a network's routes to what stands in
   * it. A precondition of the first resource would wait for them, in a circle.
   */
  readonly lateInputs?: readonly (keyof S & string)[];
  /** The least that is accepted: used in the documentation and as the base of the negative tests. */
  readonly example: Sample;
}

const INPUT_ERROR = Symbol.for("hanok.InputError");

/** Thrown while synthesizing; names the construct and every input that is wrong. */
export class InputError extends Error {
  readonly problems: readonly string[];

  constructor(
    readonly path: string,
    problems: readonly string[],
  ) {
    const lines = problems.map(inOneLine);
    super(lines.map((problem) => `${path}: ${problem}`).join("\n"));
    this.problems = lines;
    this.name = "InputError";
    Object.defineProperty(this, INPUT_ERROR, { value: true });
  }

  /** One of another copy of the package is one too. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return typeof error === "object" && error !== null && INPUT_ERROR in error;
  }
}

export class Contract<S extends Shape> {
  private readonly present = new Map<string, ContractDefinition<S>>();

  private names: Set<string> | undefined;

  constructor(private readonly whole: ContractDefinition<S>) {}

  /** As the provider at hand has it. */
  get definition(): ContractDefinition<S> {
    const version = providerVersion();
    const known = this.present.get(version) ?? presentDefinition(this.whole);
    this.present.set(version, known);
    return known;
  }

  get inputs(): S {
    return this.definition.inputs;
  }

  /** Those of every version of the provider. */
  get everyInput(): S {
    return this.whole.inputs;
  }

  /** The rules of single inputs, with the input each is about. */
  sites(inputs = Object.keys(this.inputs)): { input: string; site: Site }[] {
    return inputs.flatMap((input) => sitesOf(this.inputs[input] as AnyType).map((site) => ({ input, site })));
  }

  /** The inputs of a construct, complete and checked. */
  read(scope: Construct, props: unknown): Reading<S> {
    const node = this.readProps(scope, props);
    const inputs = fieldsOf(node) as Inputs<S>;
    const found = [
      ...(isModule(scope) ? [] : this.checkInputs(scope, inputs)),
      ...this.compute(scope, inputs),
    ];
    const about = (input: string | undefined) =>
      found.flatMap(({ on, precondition }) => (on === input && precondition ? [precondition] : []));
    // without a resource that is made from a late input there is nothing to check; in a module there always is one
    const checks = isModule(scope)
      ? found.flatMap(({ precondition }) => precondition ?? [])
      : about(undefined);
    return { inputs, preconditions: about(undefined), late: (input) => about(String(input)), checks };
  }

  private readProps(scope: Construct, props: unknown): Node {
    const { path } = scope.node;
    if (!isRecord(props) || x.isExpr(props)) {
      const got = props === null || props === undefined ? String(props) : "no object";
      throw new InputError(path, [
        `props is ${got}; allowed: an object with ${Object.keys(this.inputs).join(", ")}.`,
      ]);
    }
    let problems: string[] | undefined = [];
    const entries = Object.entries(props).filter(([, value]) => value !== undefined);
    const node = readFields(this.everyInput, entries, "", (problem) => {
      // what a Lazy produces is read while cdktf synthesizes
      if (problems === undefined) throw new InputError(path, [this.said(problem)]);
      problems.push(this.said(problem));
    });
    if (problems.length > 0) throw new InputError(path, problems);
    problems = undefined;
    return node;
  }

  /** Single inputs first: the rules between inputs may rely on each being right. */
  private checkInputs(scope: Construct, inputs: Inputs<S>): Verdict[] {
    const open = Object.keys(this.inputs).filter(
      (input) => !keepsRules(this.inputs[input] as AnyType, unwrap(inputs[input] as Expr<unknown>)),
    );
    const single = this.sites(open).map(({ input, site: { rule, ...place } }) => {
      const site = { ...place, rule: this.saidOf(rule) };
      const value = inputs[input] as Expr<unknown>;
      const result = verdict(
        holdsAt(site, value),
        () => problemsAt({ ...site, decidedOnly: true }, value, input, "typescript"),
        () => problemText(site, value, input, "typescript"),
      );
      return this.about(input, site.rule.whereKnown ? knownPart(result) : result);
    });
    this.refuse(scope, single);
    const between = (this.definition.crossRules ?? []).map((rule) => {
      const text = () => x.lift<string>(rule.message(inputs, spelling("typescript")));
      const result = verdict(x.lift<boolean>(rule.test(inputs)), () => x.lift<string[]>([text()]), text);
      return this.about(rule.on, rule.whereKnown ? knownPart(result) : result);
    });
    this.refuse(scope, between);
    return [...single, ...between];
  }

  /** The computed rules; in a module their lists of problems are locals. */
  private compute(scope: Construct, inputs: Inputs<S>): Verdict[] {
    const step: NameStep = (name, value) => local(scope, name, value);
    const results = (this.definition.computedRules ?? []).map((rule) => {
      const problems = rule.problems(inputs, step, spellingFor(scope), scope);
      const early = rule.whereKnown && !isModule(scope);
      const found = early ? problems : step(rule.name, problems);
      const result = verdict(
        x.isEmpty(found),
        () => found,
        () => x.join("\n", found),
      );
      return this.about(rule.on, early ? knownPart(result) : result);
    });
    this.refuse(scope, results);
    return results;
  }

  /** A message as a TypeScript user reads it. */
  private said(message: string): string {
    this.names ??= namesIn(this.everyInput);
    return inCamelCase(message, this.names);
  }

  private saidOf(rule: Rule<unknown>): Rule<unknown> {
    const { allowed, remedy } = rule;
    return { ...rule, allowed: this.said(allowed), ...(remedy ? { remedy: this.said(remedy) } : {}) };
  }

  private refuse(scope: Construct, verdicts: readonly Verdict[]): void {
    const problems = verdicts.flatMap((result) => result.problems);
    if (problems.length > 0)
      throw new InputError(
        scope.node.path,
        problems.map((one) => this.said(one)),
      );
  }

  private about(input: string | undefined, result: Verdict): Verdict {
    const { lateInputs = [] } = this.definition;
    return input !== undefined && lateInputs.includes(input) ? { ...result, on: input } : result;
  }

  /** Every input as the module's variable of that name. */
  asVariables(): Record<string, Expr<unknown>> {
    return Object.fromEntries(
      Object.keys(this.inputs).map((name) => [name, x.variable(x.camelToSnake(name))]),
    );
  }
}

function presentDefinition<S extends Shape>(whole: ContractDefinition<S>): ContractDefinition<S> {
  const { inputs, crossRules = [], computedRules = [] } = whole;
  return {
    ...whole,
    // with fewer fields than its type says: what is not there reads as not given
    inputs: presentShape(inputs) as S,
    crossRules: crossRules.filter(isPresent),
    computedRules: computedRules.filter(isPresent),
  };
}

/** A contract whatever its inputs: for what walks over all of them. */
export interface AnyContract {
  readonly inputs: Shape;
  readonly everyInput: Shape;
  readonly definition: {
    readonly name: string;
    readonly example: Sample;
    readonly crossRules?: readonly CrossRule<never>[];
    readonly computedRules?: readonly ComputedRule<never>[];
  };
  sites(): { input: string; site: Site }[];
  asVariables(): Record<string, Expr<unknown>>;
}

/** A block's contract as a list of its concerns. */
export interface ConcernsDefinition<C extends readonly Concern[]> {
  /** The block's name in prose: "network". */
  readonly name: string;
  readonly concerns: C;
  /** The least that is accepted: used in the documentation and as the base of the negative tests. */
  readonly example: Sample;
}

/** One object of what is an intersection: errors of the compiler are shorter. */
type Flat<T> = T extends Shape ? { readonly [K in keyof T]: T[K] } : never;

function fromConcerns<C extends readonly Concern[]>({
  name,
  concerns,
  example,
}: ConcernsDefinition<C>): ContractDefinition<Flat<ShapeOf<C>>> {
  const rules = concerns.flatMap((each) => each.rules);
  const definition = {
    name,
    inputs: inputsOf(name, concerns),
    crossRules: rules.filter((rule) => "test" in rule),
    computedRules: rules.filter((rule) => "problems" in rule),
    lateInputs: concerns.flatMap(({ late }) => late),
    example,
  };
  // each rule reads inputs that are among these: `concern` has checked it
  return definition as unknown as ContractDefinition<Flat<ShapeOf<C>>>;
}

/** Names that Terraform keeps for itself in a `module` block (Terraform: "Input Variables", Declaring an Input Variable). */
const RESERVED = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/** What every block takes in TypeScript beside its inputs. */
const BESIDE = ["provider", "transform"];

export function contract<const C extends readonly Concern[]>(
  given: ConcernsDefinition<C>,
): Contract<Flat<ShapeOf<C>>> {
  const definition = fromConcerns(given);
  const reserved = Object.keys(definition.inputs).filter((name) =>
    [...RESERVED, ...BESIDE].includes(x.camelToSnake(name)),
  );
  if (reserved.length > 0)
    throw new Error(
      `${definition.name} has the inputs ${reserved.join(", ")}; Terraform or every block keeps these names.`,
    );
  return new Contract(definition);
}

interface Verdict {
  readonly problems: readonly string[];
  /** The late input that it is about. */
  readonly on?: string;
  readonly precondition?: Precondition;
}

const knownPart = ({ problems }: Verdict): Verdict => ({ problems });

function verdict(
  holds: Expr<boolean>,
  problems: () => Expr<readonly string[]>,
  text: () => Expr<string>,
): Verdict {
  if (!x.isKnown(holds))
    return { problems: [], precondition: { condition: x.tfCondition(holds), errorMessage: x.tf(text()) } };
  return { problems: x.knownValue(holds) ? [] : texts(problems()) };
}

/** A problem whose text holds an unknown part is told with that part left as code. */
function texts(problems: Expr<readonly string[]>): string[] {
  const found = JSON.parse(JSON.stringify(x.tf(problems)));
  return Array.isArray(found) ? found.map(String) : [String(found)];
}

function fieldsOf(node: Node): Record<string, Expr<unknown>> {
  if (node.kind !== "map") throw new Error("inputs are an object");
  return Object.fromEntries([...node.entries].map(([name, value]) => [x.snakeToCamel(name), wrap(value)]));
}
